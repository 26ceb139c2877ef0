import { describe, expect, it } from 'vitest';
import type { ThreadItem } from '../../../contract/thread-list';
import { meant } from './thread-change';

const waiting = {
  state: 'unanswered',
  waitingSince: '2026-11-29T10:00:00Z',
  handled: null,
  complaints: 0,
  opening: { sentiment: 'neutral' },
} as unknown as ThreadItem;

describe('a row before the answer', () => {
  it('says what is meant at once', () => {
    expect(meant(waiting, { kind: 'complaint', complaint: true }, null).complaints).toBe(1);
    expect(
      meant({ ...waiting, complaints: 3 }, { kind: 'complaint', complaint: false }, null).complaints,
    ).toBe(0);
    expect(meant(waiting, { kind: 'sentiment', sentiment: 'negative' }, null).opening.sentiment).toBe(
      'negative',
    );
    expect(meant(waiting, { kind: 'handled', handled: true }, 'By phone')).toMatchObject({
      state: 'handled',
      waitingSince: null,
      handled: { reason: 'By phone' },
    });
  });

  it('stays as it is where the outcome is not known beforehand', () => {
    const answered = { ...waiting, state: 'answered', waitingSince: null } as ThreadItem;
    expect(meant(answered, { kind: 'handled', handled: true }, 'By phone')).toBe(answered);
    expect(meant(waiting, { kind: 'sentiment', sentiment: null }, null)).toBe(waiting);
    expect(meant(waiting, { kind: 'route', teamId: null }, 'Not ours')).toBe(waiting);
  });
});
