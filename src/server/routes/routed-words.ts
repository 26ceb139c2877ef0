import type { RoutingRule } from '../../contract/routing';
import type { Route } from '../../contract/thread-list';
import type { Db } from '../db/database';
import { activeTopics, type CountedTopic } from '../stores/mover.store';
import { choicesOf, type RouteChoice } from '../stores/route.store';
import { listRules } from '../stores/routing-rule.store';
import { teamNames } from '../stores/team.store';
import type { ListedThread } from '../stores/thread-list.store';

/** Puts into words why each of these threads is where it is: `You see this because …`. */
export async function routesInWords(
  db: Db,
  threads: readonly ListedThread[],
  topicsOf: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Route>> {
  const decided = threads.filter(({ routed }) => routed.by === 'person' || routed.by === 'conflict');
  const choices = await choicesOf(
    db,
    decided.map(({ id }) => id),
  );
  const teams = await teamNames(db);
  const topics = await activeTopics(db);
  const rules = await listRules(db);
  return new Map(
    threads.map(({ id, routed }) => {
      const name = routed.teamId === null ? undefined : teams.get(routed.teamId);
      const own = topics.filter(({ topicId }) => topicsOf.get(id)?.includes(topicId));
      const chosen = choices.get(id) ?? [];
      const decision = chosen.at(-1);
      const words =
        routed.by === 'person'
          ? `${decision?.actor ?? 'Somebody'} routed it here: “${decision?.reason ?? ''}”.`
          : routed.by === 'rule'
            ? ruleWords(
                rules.find((rule) => rule.id === routed.ruleId),
                topics,
              )
            : routed.by === 'conflict'
              ? conflictWords(chosen, teams)
              : ownerWords(routed.by, own, routed.teamId);
      const team = routed.teamId !== null && name !== undefined ? { id: routed.teamId, name } : null;
      return [id, { team, by: routed.by, words }];
    }),
  );
}

function conflictWords(chosen: readonly RouteChoice[], teams: ReadonlyMap<string, string>): string {
  const each = chosen.map(({ actor, teamId }) => {
    const team = teamId === null ? 'no team' : (teams.get(teamId) ?? 'a team that is gone');
    return `${actor ?? 'somebody'} routed it to ${team}`;
  });
  const said = joined(each);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}, before both turned out to be one: somebody must decide.`;
}

function ruleWords(rule: RoutingRule | undefined, topics: readonly CountedTopic[]): string {
  if (!rule) return 'A rule routed it.';
  const topic = topics.find(({ topicId }) => topicId === rule.topic)?.name;
  const looks = [
    topic === undefined ? null : `it speaks about ${topic}`,
    rule.words === null ? null : `it says ${rule.words}`,
    rule.source === null ? null : `it was said on ${rule.source}`,
    rule.lang === null ? null : `its language is ${rule.lang}`,
    rule.minFollowers === null
      ? null
      : `somebody with ${rule.minFollowers.toLocaleString('en')} followers or more speaks`,
  ].filter((look) => look !== null);
  return `Rule ${rule.position} routed it: ${looks.join(' and ')}.`;
}

function ownerWords(by: Route['by'], own: readonly CountedTopic[], teamId: string | null): string {
  if (by === 'topic') {
    const names = own.filter(({ ownerTeam }) => ownerTeam?.id === teamId).map(({ name }) => name);
    return `It speaks about ${joined(names)}, which this team owns.`;
  }
  if (by === 'none') return 'No team owns what it speaks about.';
  const owners = [...new Set(own.flatMap(({ ownerTeam }) => (ownerTeam ? [ownerTeam.name] : [])))];
  return `${joined(owners)} own what it speaks about: somebody must decide.`;
}

function joined(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}
