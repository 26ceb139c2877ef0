import { describe, expect, it } from 'vitest';
import type { ThreadItem } from '../../../contract/thread-list';
import { threadsCsv } from './threads-csv';

const thread: ThreadItem = {
  id: '66824b5e-526f-5be9-9483-7403ab1a7d3f',
  startedAt: '2026-11-23T09:00:00Z',
  lastAt: '2026-11-23T10:00:00Z',
  mentions: 1,
  inbound: 1,
  outbound: 0,
  state: 'unanswered',
  firstReplySeconds: null,
  waitingSince: '2026-11-23T09:00:00Z',
  handled: null,
  inboundDays: 1,
  people: 1,
  followers: null,
  positive: 0,
  neutral: 0,
  negative: 1,
  complaints: 1,
  source: 'forum',
  lang: 'en',
  flaws: [],
  route: { team: null, by: 'none', words: 'You see this because nobody owns it' },
  topics: ['t1', 't2'],
  opening: { id: 'o', author: '=cmd', authorName: null, text: 'Twice,\n"again"', sentiment: 'negative' },
  found: null,
};

describe('the list as CSV', () => {
  const lines = threadsCsv([thread], {
    chips: [{ key: 'q', name: 'Words', label: 'bill', without: (search) => search }],
    order: 'most recent',
    complete: false,
    askedAt: '2026-11-23T12:00:00Z',
    topicNames: new Map([['t1', 'Billing']]),
  }).split('\r\n');

  it('says what was asked and that there is more', () => {
    expect(lines).toContain('filter: words,bill');
    expect(lines).toContain('threads,1,the first 1; there are more');
  });

  it('leaves what is not known empty, and hands spreadsheets no formula', () => {
    const columns = lines.find((line) => line.startsWith('id,'))?.split(',').length ?? 0;
    const row = lines.find((line) => line.startsWith(thread.id)) ?? '';
    expect(row).toBe(
      `${thread.id},unanswered,2026-11-23T10:00:00Z,2026-11-23T09:00:00Z,2026-11-23T09:00:00Z,,1,1,0,1,1,,0,0,1,1,forum,en,Billing; t2,'=cmd,,"Twice,\n""again""",negative,,,,`,
    );
    expect(columns).toBe(27);
  });
});
