import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../contract/threads';
import { threadWaits } from './thread-waits';

const turn = (id: string, minute: number, direction: Turn['direction'], parentId: string | null) =>
  ({ id, parentId, direction, at: new Date(minute * 60_000).toISOString() }) as Turn;

const turns = [
  turn('root', 0, 'inbound', null),
  turn('other', 5, 'inbound', 'root'),
  turn('reply', 10, 'outbound', 'root'),
  turn('second reply', 12, 'outbound', 'root'),
  turn('last', 20, 'inbound', 'reply'),
];

describe('waits of a thread', () => {
  it('run to the first direct answer; who was answered elsewhere is left out; who came last was never answered', () => {
    expect([...threadWaits({ turns, mentions: 5 })]).toEqual([
      ['root', 600],
      ['last', null],
    ]);
  });

  it('claim no silence past the end of what is there', () => {
    expect([...threadWaits({ turns, mentions: 6 })]).toEqual([['root', 600]]);
  });
});
