import type { Flow, FlowPlace } from '../../contract/flow';
import { flowLinks } from '../../domain/flow/flow-links';
import type { FlowGroup } from '../stores/flow.store';
import type { FollowedGroup } from './follow-complaints';
import type { ReadFlow } from './read-flow';

/** Keys of the places a complaint passes: `topic:<id>`, `team:none`, `outcome:answered`. */
export interface FlowPath {
  topic: string;
  team: string;
  outcome: string;
}

/** The way of each complaint: a complaint of several topics goes by the one fewest complaints are about. */
export function flowPaths({ followed, teamOf, topics }: ReadFlow): (complaints: FollowedGroup) => FlowPath {
  const topicOf = narrowestTopic(
    followed.map(({ group }) => group),
    new Set(topics.keys()),
  );
  return (complaints) => ({
    topic: `topic:${topics.get(topicOf(complaints.group) ?? -1)?.topicId ?? 'none'}`,
    team: `team:${teamOf(complaints) ?? 'none'}`,
    outcome: `outcome:${complaints.outcome}`,
  });
}

/** Topic → team → outcome: places with how many complaints pass them, and the streams between them. */
export function flowStreams(read: ReadFlow): Pick<Flow, 'places' | 'links'> {
  const pathOf = flowPaths(read);
  const named = new Map([
    ...[...read.topics.values()].map(({ topicId, name }) => [`topic:${topicId}`, name] as const),
    ...[...read.names].map(([id, name]) => [`team:${id}`, name] as const),
    ...Object.entries(OUTCOME_NAMES).map(([outcome, name]) => [`outcome:${outcome}`, name] as const),
    ['topic:none', 'No topic'],
    ['team:none', 'No team'],
  ]);
  const places = new Map<string, FlowPlace>();
  const paths = read.followed.map((complaints) => {
    const threads = complaints.group.heardMs.length;
    const { topic, team, outcome } = pathOf(complaints);
    for (const [column, key] of [
      ['topic', topic],
      ['team', team],
      ['outcome', outcome],
    ] as const) {
      const known = places.get(key);
      if (known) known.threads += threads;
      else places.set(key, { key, column, name: named.get(key) as string, threads });
    }
    return { path: [topic, team, outcome] as [string, string, string], threads };
  });
  return { links: flowLinks(paths), places: [...places.values()].sort(byThreads) };
}

/** The order in which complaints are read means nothing. */
function byThreads(one: FlowPlace, other: FlowPlace): number {
  return other.threads - one.threads || (one.key < other.key ? -1 : 1);
}

const OUTCOME_NAMES: Readonly<Record<FollowedGroup['outcome'], string>> = {
  told: 'Fixed, and told so',
  shipped: 'Fix took effect, not told',
  fixed: 'Fix recorded, not shipped',
  accepted: 'Flaw accepted, no fix',
  declined: 'Declined',
  answered: 'Answered, cause untouched',
  seen: 'Seen, never answered',
  unheard: 'Neither seen nor answered',
};

/** The topic of each group that the fewest complaints are about, so that a topic about everything hides no other. */
function narrowestTopic(
  groups: readonly FlowGroup[],
  shown: ReadonlySet<number>,
): (group: FlowGroup) => number | null {
  const counts = new Map<number, number>();
  for (const { topicVersions, heardMs } of groups)
    for (const version of topicVersions) counts.set(version, (counts.get(version) ?? 0) + heardMs.length);
  return ({ topicVersions }) => {
    const known = topicVersions.filter((version) => shown.has(version));
    if (known.length === 0) return null;
    return known.reduce((best, version) =>
      (counts.get(version) as number) < (counts.get(best) as number) ||
      (counts.get(version) === counts.get(best) && version < best)
        ? version
        : best,
    );
  };
}
