import type { z } from 'zod';
import { THREAD_STATES, type ThreadState } from '../../contract/thread-kinds';
import { countThreads, listThreadLabels, listThreads } from '../../contract/thread-list';
import { getThread, type Thread, type Turn } from '../../contract/threads';
import { orderThread, type PlacedTurn } from '../../domain/thread-order';
import { webAddress } from '../../domain/web-address';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { notFound } from '../problems';
import type { Services } from '../services';
import { flawsOfThread } from '../stores/flaw-thread.store';
import { readHandled } from '../stores/handled.store';
import { countThreadRows, readListedThreads, readThreadLabels } from '../stores/thread-list.store';
import { findThreadPage } from '../stores/thread-page.store';
import {
  findThread,
  readOutline,
  readTurns,
  type ThreadOutline,
  type TurnRow,
  topicsOfThread,
} from '../stores/thread-read.store';
import { decodeThreadCursor, encodeThreadCursor } from './paging';
import { iso } from './reading';
import { routesInWords } from './routed-words';
import { threadItems, threadQuery } from './thread-items';

const MAX_TURNS = 1000;

const MAX_COUNTED = 10_000;

export function routeThreads(api: EndpointRouter, services: Services): void {
  api.on(listThreads, ({ query }) => readSnapshot(services.db, (db) => listed(db, services.now(), query)));

  api.on(listThreadLabels, async () => ({ labels: await readThreadLabels(services.db) }));

  api.on(countThreads, ({ query }) =>
    readSnapshot(services.db, async (db) => {
      const { byState, capped } = await countThreadRows(
        db,
        await threadQuery(db, services.now(), query),
        MAX_COUNTED,
      );
      const each = Object.fromEntries(THREAD_STATES.map((state) => [state, byState.get(state) ?? 0]));
      const counted = withinCap(each as Record<ThreadState, number>);
      const threads = Object.values(counted).reduce((sum, count) => sum + count, 0);
      return { threads, capped, byState: counted };
    }),
  );

  api.on(getThread, ({ params }) => readSnapshot(services.db, (db) => answer(db, params.id)));
}

/** Counts that add up to no more than is said: what was found to know that there is more is not one of them. */
function withinCap(byState: Record<ThreadState, number>): Record<ThreadState, number> {
  const beyond = Object.values(byState).reduce((sum, count) => sum + count, 0) - MAX_COUNTED;
  if (beyond <= 0) return byState;
  const [largest] = THREAD_STATES.toSorted((one, other) => byState[other] - byState[one]);
  return largest ? { ...byState, [largest]: byState[largest] - beyond } : byState;
}

async function listed(db: Db, now: Date, query: z.output<(typeof listThreads)['query']>) {
  const { sort, limit, cursor } = query;
  const after = decodeThreadCursor(cursor, sort);
  const wanted = await threadQuery(db, now, query);
  const places = await findThreadPage(db, wanted, { order: sort, limit: limit + 1, after });
  const shown = places.slice(0, limit);
  const last = places.length > limit ? shown.at(-1) : undefined;
  const items = await threadItems(
    db,
    shown.map(({ id }) => id),
    query.q,
  );
  return { items, nextCursor: last ? encodeThreadCursor(sort, last) : null };
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
  const [listed] = await readListedThreads(db, [threadId]);
  if (!listed) throw notFound('thread');
  const topics = await topicsOfThread(db, threadId);
  const shows = await flawsOfThread(db, threadId);
  const routes = await routesInWords(db, [listed], new Map([[threadId, topics]]));
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
    state: listed.state,
    waitingSince: listed.waitingSince,
    handled: listed.state === 'handled' ? ((await readHandled(db, [threadId])).get(threadId) ?? null) : null,
    topics,
    route: routes.get(threadId) as Thread['route'],
    turns: shown.flatMap((placed) => {
      const row = rows.get(placed.id);
      return row ? [toTurn(placed, row, placed.id === shows.openingId ? shows.flaws : [])] : [];
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

function toTurn(placed: PlacedTurn, { author_name, at, url, ...row }: TurnRow, flaws: string[]): Turn {
  return {
    ...row,
    ...placed,
    flaws,
    at: at.toISOString(),
    authorName: author_name,
    url: webAddress(url),
  };
}
