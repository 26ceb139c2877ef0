import type { Flow } from '../../contract/flow';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { Services } from '../services';
import { answerFlow, type FlowQuery } from './answer-flow';

interface Working {
  /** How far the feed had moved when it began. */
  moves: number;
  flow: Promise<Flow>;
}

const workings = new WeakMap<Db, Map<string, Working>>();

/**
 * The flow up to now, from a snapshot of its own. Over a large store that takes a second, and a board asks twice at once
 * (its brief, its card): whoever asks while the same is being worked out gets that answer, unless the feed was told of a
 * commit since it began; a look at a thread that is noted meanwhile tells nobody, and may be missing. Not to be awaited while holding a snapshot: an embedded store has a single connection.
 */
export function flowNow(services: Services, query: FlowQuery): Promise<Flow> {
  const { db, feed } = services;
  const known = workings.get(db) ?? new Map<string, Working>();
  workings.set(db, known);
  const key = JSON.stringify(query);
  const running = known.get(key);
  if (running?.moves === feed.moves) return running.flow;
  const forget = () => {
    if (known.get(key) === working) known.delete(key);
  };
  const working = {
    moves: feed.moves,
    flow: readSnapshot(db, (snapshot) => answerFlow(snapshot, services.now(), query)).finally(forget),
  };
  known.set(key, working);
  return working.flow;
}
