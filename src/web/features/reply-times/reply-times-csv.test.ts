import { expect, it } from 'vitest';
import { replyTimesCsv } from './reply-times-csv';

it('a median that was not reached is an empty cell, not a zero', () => {
  const all = {
    threads: 3,
    answered: 1,
    neverAnswered: 2,
    medianSeconds: 60,
    p90Seconds: 60,
    medianOfAllSeconds: null,
    watchedSeconds: 900,
  };
  const text = replyTimesCsv(
    {
      from: '2026-11-01T00:00:00Z',
      to: '2026-11-29T00:00:00Z',
      all,
      groups: [{ id: 'f', name: '=forum', ...all }],
      definition: 'first-reply-1',
    },
    'source',
  );
  expect(text).toContain('\r\nall,3,1,2,,60,60,900\r\n');
  expect(text).toContain("\r\n'=forum,3,1,2,,60,60,900\r\n");
});
