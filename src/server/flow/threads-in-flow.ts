import type { ThreadFilter } from '../../contract/thread-list';
import type { Db } from '../db/database';
import { ApiError } from '../problems';
import { flowPaths } from './flow-streams';
import type { FollowedGroup } from './follow-complaints';
import { readFlow } from './read-flow';

type Filter = Pick<ThreadFilter, 'flow' | 'begunFrom' | 'begunTo' | 'team' | 'source' | 'topicOf'>;

/**
 * Ids of the conversations that a flow counts at all of these places: exactly those behind its figure. The flow is that of
 * complaints begun in the filter's stretch, of its team, sources and (when they are the opening's) topics. Throws the
 * caller's error without a stretch.
 */
export async function threadsInFlow(
  db: Db,
  now: Date,
  filter: Filter,
  topicVersions: readonly number[],
): Promise<string[]> {
  const { begunFrom, begunTo } = filter;
  if (begunFrom === undefined || begunTo === undefined) {
    const field = begunFrom === undefined ? 'begunFrom' : 'begunTo';
    const message = 'A place in the flow needs the stretch in which complaints began.';
    throw new ApiError(400, 'invalid-request', message, { errors: [{ field, message: 'Missing.' }] });
  }
  const read = await readFlow(db, now, {
    from: new Date(begunFrom),
    to: new Date(begunTo),
    sources: filter.source,
    teamId: filter.team ?? null,
    topicVersions: filter.topicOf === 'opening' ? topicVersions : [],
    openers: 'ids',
  });
  const pathOf = flowPaths(read);
  const wanted = byKind(filter.flow);
  return read.followed.flatMap((complaints) => {
    const path = pathOf(complaints);
    for (const kind of ['topic', 'team', 'outcome'] as const) {
      const places = wanted.get(kind);
      if (places && !places.includes(path[kind])) return [];
    }
    const waits = wanted.get('waits');
    return (complaints.group.openers ?? []).flatMap(({ threadId }, place) =>
      !waits || waits.some((wait) => isWaiting(complaints, place, wait)) ? [threadId] : [],
    );
  });
}

function byKind(places: readonly string[]): Map<string, string[]> {
  const kinds = new Map<string, string[]>();
  for (const place of places) {
    const kind = place.slice(0, place.indexOf(':'));
    kinds.set(kind, [...(kinds.get(kind) ?? []), place]);
  }
  return kinds;
}

/** Is a conversation of a group still awaited at `waits:<stage>`, or for longer than the hours of `waits:<stage>:<hours>`? */
function isWaiting({ waits }: FollowedGroup, place: number, asked: string): boolean {
  const [, stage, hours] = asked.split(':');
  const open = waits.find((wait) => wait.open);
  if (open?.stage !== stage) return false;
  const seconds = open?.seconds[place] ?? null;
  return hours === undefined || (seconds !== null && seconds > Number(hours) * 3600);
}
