import { describe, expect, it } from 'vitest';
import type { BulkOperation } from '../../../contract/bulk';
import { operationWords } from './bulk-words';

const done: BulkOperation = {
  id: 'b',
  action: { kind: 'route', teamId: 'n' },
  reason: 'bills',
  actor: null,
  state: 'done',
  createdAt: '2026-11-29T10:00:00Z',
  finishedAt: null,
  threads: 1200,
  walked: 1200,
  changed: 1100,
  complaintsGone: 0,
  complaintsNew: 0,
  kept: 0,
  failure: null,
};
const words = (change: Partial<BulkOperation>) =>
  operationWords({ ...done, ...change }, new Map([['n', 'Network']]));

describe('a bulk action in words', () => {
  it('says what it changed and what was so already', () => {
    expect(words({})).toBe('→ Network: 1,100 threads; 100 were so already');
    expect(words({ changed: 0 })).toBe('→ Network: nothing to change, it was so already');
  });

  it('says what a sentiment did to complaints', () => {
    const neutral = { action: { kind: 'sentiment', sentiment: 'neutral' } } as const;
    expect(words({ ...neutral, threads: 1, changed: 1, complaintsGone: 1 })).toBe(
      'neutral: 1 thread; also no longer counted as a complaint',
    );
    expect(words({ ...neutral, threads: 3, changed: 3, complaintsNew: 2 })).toBe(
      'neutral: 3 threads; 2 also now counted as complaints',
    );
  });

  it('says how far it is, why it stopped, and what an undo left alone', () => {
    expect(words({ state: 'running', walked: 5 })).toBe('→ Network: 5 of 1,200 threads …');
    expect(words({ state: 'failed', changed: 1, failure: 'The store is full.' })).toBe(
      '→ Network: stopped after 1 thread. The store is full.',
    );
    expect(words({ state: 'undone', kept: 2 })).toBe(
      'Taken back: → Network. 2 turns stayed, since somebody decided about them after.',
    );
  });

  it.each([
    [{ kind: 'complaint', complaint: false }, 'not a complaint'],
    [{ kind: 'sentiment', sentiment: 'neutral' }, 'neutral'],
    [{ kind: 'route', teamId: null }, 'nobody’s'],
  ] as const)('names %j', (action, name) => {
    expect(words({ action })).toMatch(new RegExp(`^${name}: `));
  });
});
