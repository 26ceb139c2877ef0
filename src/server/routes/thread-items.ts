import type { Route, ThreadFilter, ThreadItem } from '../../contract/thread-list';
import type { Db, Tx } from '../db/database';
import { threadsInFlow } from '../flow/threads-in-flow';
import { readHandled } from '../stores/handled.store';
import type { ThreadQuery } from '../stores/thread-candidate.store';
import {
  type ListedThread,
  readListedThreads,
  threadQueryOf,
  topicsOfThreads,
  turnsWithWords,
} from '../stores/thread-list.store';
import { routesInWords } from './routed-words';
import { shownTopics } from './shown-topics';

/** What a filter looks for. Throws as `shownTopics` for a topic that cannot be shown. */
export async function threadQuery(db: Db | Tx, now: Date, filter: ThreadFilter): Promise<ThreadQuery> {
  const topics = await shownTopics(db, filter.topic);
  const topicVersions = topics.map(({ version }) => version);
  const query = await threadQueryOf(db as Db, filter, { topicVersions, now });
  if (filter.flow.length === 0) return query;
  return { ...query, among: await threadsInFlow(db as Db, now, filter, topicVersions) };
}

/** Threads as lists answer them, in this order, with the turn that holds the words somebody looked for. */
export async function threadItems(db: Db, ids: readonly string[], words?: string): Promise<ThreadItem[]> {
  return itemsOf(db, await readListedThreads(db, ids), words);
}

/** The same of threads that have been read. */
export async function itemsOf(
  db: Db,
  threads: readonly ListedThread[],
  words?: string,
): Promise<ThreadItem[]> {
  const ids = threads.map(({ id }) => id);
  const topics = await topicsOfThreads(db, ids);
  const routes = await routesInWords(db, threads, topics);
  const handled = await readHandled(db, handledAmong(threads));
  const found = words ? await turnsWithWords(db, ids, words) : null;
  return threads.map(({ routed, undecidedSince: _, ...item }) => {
    const turn = found?.get(item.id) ?? null;
    return {
      ...item,
      topics: topics.get(item.id) ?? [],
      route: routes.get(item.id) as Route,
      handled: handled.get(item.id) ?? null,
      found: turn?.id === item.opening.id ? null : turn,
    };
  });
}

/** Those of them in which nothing is left to do. */
function handledAmong(threads: readonly ListedThread[]): string[] {
  return threads.filter(({ state }) => state === 'handled').map(({ id }) => id);
}
