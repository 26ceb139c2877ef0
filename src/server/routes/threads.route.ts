import { getThread, type Thread, type Turn } from '../../contract/threads';
import { orderThread, type PlacedTurn } from '../../domain/thread-order';
import { webAddress } from '../../domain/web-address';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { notFound } from '../problems';
import type { Services } from '../services';
import {
  findThread,
  readOutline,
  readTurns,
  type ThreadOutline,
  type TurnRow,
  topicsOfThread,
} from '../stores/thread-read.store';
import { iso } from './reading';

const MAX_TURNS = 1000;

export function routeThreads(api: EndpointRouter, services: Services): void {
  api.on(getThread, ({ params }) => readSnapshot(services.db, (db) => answer(db, params.id)));
}

async function answer(db: Db, id: string): Promise<Thread> {
  const threadId = await findThread(db, id);
  const outline = threadId === null ? [] : await readOutline(db, threadId);
  if (threadId === null || outline.length === 0) throw notFound('thread');
  const shown = orderThread(outline, threadId).slice(0, MAX_TURNS);
  const rows = await readTurns(
    db,
    shown.map((turn) => turn.id),
  );
  const times = outline.map((turn) => turn.atMs);
  const inbound = outline.filter((turn) => turn.direction === 'inbound').length;
  return {
    id: threadId,
    startedAt: iso(times.reduce((a, b) => Math.min(a, b))),
    lastAt: iso(times.reduce((a, b) => Math.max(a, b))),
    mentions: outline.length,
    inbound,
    outbound: outline.length - inbound,
    firstReplySeconds: firstReplySeconds(outline, threadId),
    topics: await topicsOfThread(db, threadId),
    turns: shown.flatMap((placed) => {
      const row = rows.get(placed.id);
      return row ? [toTurn(placed, row)] : [];
    }),
  };
}

/** A reply of ours before the root is another clock or another conversation: never counted as an answer. */
function firstReplySeconds(outline: readonly ThreadOutline[], rootId: string): number | null {
  const root = outline.find((turn) => turn.id === rootId);
  if (root?.direction !== 'inbound') return null;
  const replies = outline.filter(
    (turn) => turn.direction === 'outbound' && !turn.isPrivate && turn.atMs >= root.atMs,
  );
  if (replies.length === 0) return null;
  return (replies.reduce((first, turn) => Math.min(first, turn.atMs), Infinity) - root.atMs) / 1000;
}

function toTurn(placed: PlacedTurn, { author_name, at, url, ...row }: TurnRow): Turn {
  return { ...row, ...placed, at: at.toISOString(), authorName: author_name, url: webAddress(url) };
}
