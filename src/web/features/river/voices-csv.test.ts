import { describe, expect, it } from 'vitest';
import type { Voice } from '../../../contract/voices';
import { voicesCsv } from './voices-csv';
import { voicesFileName } from './voices-file-name';

const question = {
  from: '2025-11-13T23:00:00Z',
  to: '2025-11-15T23:00:00Z',
  topic: ['t1'],
  source: [],
  lang: [],
  sentiment: [],
};
const voice = {
  at: '2025-11-14T06:12:00Z',
  text: '=1+1 "no signal",\nagain',
  author: '@lena',
  authorName: null,
  followers: 0,
  source: 'forum',
  lang: 'en',
  sentiment: 'negative',
  engine: null,
  thread: { id: 'h1', mentions: 3 },
  url: null,
  topics: ['t1', 'gone'],
} as unknown as Voice;

describe('voicesCsv', () => {
  const csv = voicesCsv(
    {
      items: [voice],
      strata: [{ sentiment: 'negative', mentions: 40, shown: 1 }],
      window: { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' },
      method: 'voices-1',
    },
    question,
    { zone: 'Europe/Berlin', topics: [{ id: 't1', name: 'Network' }] },
  );

  it('says what the quotes are a sample of', () => {
    expect(csv).toContain('filter: topic,Network\r\n');
    expect(csv).toContain('class,negative,1 of 40\r\n');
    expect(csv).toContain('method,voices-1\r\n');
  });

  it('keeps the words, disarmed, and tells nobody’s followers from unknown ones', () => {
    expect(csv).toContain(
      `2025-11-14T06:12:00Z,"'=1+1 ""no signal"",\nagain",'@lena,,0,forum,en,negative,,h1,3,,Network; gone`,
    );
  });

  it('is named after its first and last local day', () => {
    expect(voicesFileName(question, 'Europe/Berlin')).toBe('eddyline-voices-2025-11-14-to-2025-11-15');
  });
});
