import { type RawBuilder, sql } from 'kysely';
import type { ThreadState } from '../../contract/thread-kinds';
import type { ThreadFilter } from '../../contract/thread-list';

/** The state of a row called `thread`. */
export const THREAD_STATE = sql<ThreadState>`case
  when thread.inbound = 0 then 'ours'
  when thread.handled_at is not null then 'handled'
  when thread.waiting_since is null then 'answered'
  when thread.replies = 0 then 'unanswered'
  else 'waiting' end`;

const FINE_CLASSES = 16;

/** 0 to 16 as they are, above by powers of two: 16, 32, 64 … */
const classOf = (count: RawBuilder<unknown>) =>
  sql`(case when ${count} <= ${sql.lit(FINE_CLASSES)} then ${count}
    else 1 << (length(ltrim(${count}::bit(32)::text, '0')) - 1) end)`;

/** 0, 1, 2, 5, 10, 20, 50, 100 … as `1e0`, `2e0`, `5e0`, `1e1` …: the last step that is not above. */
const followersClass = sql`(case when thread.followers = 0 then '0'
  else case when left(thread.followers::text, 1) >= '5' then '5' when left(thread.followers::text, 1) >= '2' then '2'
    else '1' end || 'e' || length(thread.followers::text) - 1 end)`;

/**
 * Has somebody of the team a thread goes to opened it, or acted on any of its turns? Asked turn by turn, as values: a
 * planner without statistics would read everything that was ever seen or done, for each thread. Where nobody ever did
 * anything, as in a first import, no turn is asked.
 */
export const SEEN = sql<boolean>`thread.routed_team is not null
  and (select exists (select from thread_seen) or exists (select from history)) and exists (
  select from thread_member member where member.thread_id = thread.thread_id and coalesce(
    (select true from thread_seen seen
      where seen.mention_id = member.mention_id and seen.team_id = thread.routed_team),
    (select true from history where history.subject_id = member.mention_id
      and (select person.team_id from person where person.id = history.actor) = thread.routed_team limit 1),
    false))`;

/** What a handled thread is besides: handling is no reply, so it was answered before or never. */
const HANDLED = sql`case when thread.handled_at is not null
  then 'handled:' || case when thread.replies = 0 then 'unanswered' else 'answered' end end`;

/**
 * Everything a list of threads is filtered by, as words such as `state:waiting`, `topic:12`, `lang:en`, in one indexed
 * array; of a row called `thread` as `routedThreads` answers it. `topic` names versions in use, `owner` teams that must
 * decide, `month` with `last` (a day), `waits` with `since` (a day), `size` and `days` are coarse places in the sorts, `followers` goes in
 * steps of 1, 2 and 5.
 */
export const FACETS = sql<string[]>`(
  select array_agg(distinct facet collate "C" order by facet collate "C") from unnest(array[
      'state:' || ${THREAD_STATE}, ${HANDLED}, 'source:' || thread.source, 'lang:' || thread.lang,
      'routed:' || thread.routed_by, 'team:' || thread.routed_team,
      case when thread.complaints > 0 then 'complaint:yes' else 'complaint:no' end,
      case when ${SEEN} then 'seen:yes' else 'seen:no' end,
      case when thread.positive > 0 then 'sentiment:positive' end,
      case when thread.neutral > 0 then 'sentiment:neutral' end,
      case when thread.negative > 0 then 'sentiment:negative' end,
      case when thread.inbound > 0 and thread.positive + thread.neutral + thread.negative = 0
        then 'sentiment:unscored' end,
      'followers:' || ${followersClass},
      'month:' || to_char(thread.last_at at time zone 'UTC', 'YYYY-MM'),
      'last:' || to_char(thread.last_at at time zone 'UTC', 'YYYY-MM-DD'),
      'waits:' || to_char(thread.waiting_since at time zone 'UTC', 'YYYY-MM'),
      'since:' || to_char(thread.waiting_since at time zone 'UTC', 'YYYY-MM-DD'),
      'size:' || ${classOf(sql`thread.mentions`)}, 'days:' || ${classOf(sql`thread.inbound_days`)}
    ]::text[]
    || case when thread.topics is not null
      then array(select 'topic:' || version from unnest(string_to_array(thread.topics, ' ')) version) end
    || case when thread.flaws is not null
      then array(select 'flaw:' || flaw from unnest(string_to_array(thread.flaws, ' ')) flaw) end
    || case when thread.owners is not null then array(select 'owner:' || owner from unnest(thread.owners) owner) end
    || case when thread.labels is not null then array(select 'label:' || label.key || ':' || label.value
      from jsonb_array_elements(thread.labels) labels cross join lateral jsonb_each_text(labels.value) label) end
  ) facet where facet is not null)`;

/** Classes of counts from that of `count` downwards, each with the smallest count in it. */
export function classesFrom(count: number): { name: number; from: number }[] {
  const classes: { name: number; from: number }[] = [];
  for (let power = 2 ** Math.floor(Math.log2(Math.max(count, 1))); power > FINE_CLASSES; power /= 2)
    classes.push({ name: power, from: power });
  // 16 is the name of 16 alone and of 17 to 31: both count down to 16.
  for (let name = Math.min(count, FINE_CLASSES); name >= 0; name--) classes.push({ name, from: name });
  return classes;
}

/** Months (UTC) between two moments, both in, in order, such as `2026-11`. */
export function monthsBetween(first: Date, last: Date): string[] {
  const months: string[] = [];
  const at = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth()));
  for (; at <= last; at.setUTCMonth(at.getUTCMonth() + 1)) months.push(at.toISOString().slice(0, 7));
  return months;
}

/** Days (UTC) of a month, in order, such as `2026-11-29`. */
export function daysOf(month: string): string[] {
  const days: string[] = [];
  for (
    const at = new Date(`${month}-01T00:00:00Z`);
    at.toISOString().startsWith(month);
    at.setUTCDate(at.getUTCDate() + 1)
  )
    days.push(at.toISOString().slice(0, 10));
  return days;
}

/** What a filter asks of a thread. */
export interface FacetConditions {
  /** Of each group at least one word is among the facets. */
  groups: readonly (readonly string[])[];
  /** What facets say coarsely, exactly; of a row called `thread`. */
  exact: readonly RawBuilder<unknown>[];
  /** Where in an order anything can be found at all. */
  within: { last_at?: Stretch; waiting_since?: Stretch };
}

/** A stretch of time, from a moment on and up to another, which is out of it; `null` is open. */
export interface Stretch {
  from: string | null;
  to: string | null;
}

/** Times between which the threads of a store lie; all `null` in an empty one. */
export interface ThreadExtent {
  firstLastAt: Date | null;
  lastLastAt: Date | null;
  firstWaiting: Date | null;
}

/** A filter as facets, for topics as the versions that are shown. */
export function facetConditions(
  filter: ThreadFilter,
  { topicVersions, now, extent }: { topicVersions: readonly number[]; now: Date; extent: ThreadExtent },
): FacetConditions {
  const groups: string[][] = [];
  const exact: RawBuilder<unknown>[] = [];
  const within: FacetConditions['within'] = {};
  const among = (kind: string, values: readonly (string | number)[]) => {
    if (values.length > 0) groups.push([...new Set(values)].map((value) => `${kind}:${value}`));
  };
  among('state', filter.state);
  among('source', filter.source);
  among('lang', filter.lang);
  among('sentiment', filter.sentiment);
  among('topic', topicVersions);
  if (filter.topicOf === 'opening' && topicVersions.length > 0) {
    exact.push(sql`exists (select from mention_topic counted where counted.mention_id = thread.opening_id
      and counted.topic_version = any(${topicVersions}::integer[]))`);
  }
  among('routed', filter.routed);
  among('flaw', filter.flaw);
  for (const labels of byName(filter.label)) among('label', labels);
  if (filter.team !== undefined) groups.push([`team:${filter.team}`]);
  if (filter.complaint !== undefined) groups.push([`complaint:${filter.complaint}`]);
  if (filter.seen !== undefined) groups.push([`seen:${filter.seen}`]);
  if (filter.answered === 'yes') groups.push(['state:answered', 'state:waiting', 'handled:answered']);
  if (filter.answered === 'no') groups.push(['state:unanswered', 'handled:unanswered']);
  if (filter.followers !== undefined) {
    among('followers', followersFrom(filter.followers));
    exact.push(sql`thread.followers >= ${filter.followers}`);
  }
  if (filter.waitingHours !== undefined) {
    const since = new Date(now.getTime() - filter.waitingHours * 3_600_000);
    const months = extent.firstWaiting ? monthsBetween(extent.firstWaiting, since) : [];
    groups.push(months.map((month) => `waits:${month}`));
    exact.push(sql`thread.waiting_since <= ${since.toISOString()}::timestamptz`);
    within.waiting_since = { from: null, to: new Date(since.getTime() + 1).toISOString() };
  }
  // What begins later ends later.
  const lastFrom = laterOf(filter.from, filter.begunFrom);
  if (lastFrom !== undefined || filter.to !== undefined) {
    const { firstLastAt, lastLastAt } = extent;
    const from = latest(lastFrom, firstLastAt);
    const to = earliest(filter.to, lastLastAt);
    groups.push(from && to ? monthsBetween(from, to).map((month) => `month:${month}`) : []);
    within.last_at = { from: lastFrom ?? null, to: filter.to ?? null };
    if (lastFrom !== undefined) exact.push(sql`thread.last_at >= ${lastFrom}::timestamptz`);
    if (filter.to !== undefined) exact.push(sql`thread.last_at < ${filter.to}::timestamptz`);
  }
  if (filter.begunFrom !== undefined) exact.push(sql`thread.started_at >= ${filter.begunFrom}::timestamptz`);
  if (filter.begunTo !== undefined) exact.push(sql`thread.started_at < ${filter.begunTo}::timestamptz`);
  if (filter.begunBy !== undefined) exact.push(sql`thread.root_at is not null`);
  return { groups: withOneState(groups), exact, within };
}

/** Of several things asked of the state only what is in all of them is left; an empty group finds nothing. */
export function withOneState(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const ofState = groups.filter(
    (group) => group.length > 0 && group.every((word) => word.startsWith('state:')),
  );
  const [first, ...others] = ofState;
  if (!first || others.length === 0) return groups;
  const left = first.filter((word) => others.every((other) => other.includes(word)));
  return [...groups.filter((group) => !ofState.includes(group)), left];
}

/** The groups as one condition that an index answers; everything when there are none. */
export function hasFacets(groups: FacetConditions['groups']): RawBuilder<boolean> {
  const each = groups.filter((group) => group.length === 1).map(([word]) => word as string);
  const conditions = groups
    .filter((group) => group.length !== 1)
    .map((group): RawBuilder<unknown> => sql`thread.facets && ${group}::text[]`);
  if (each.length > 0) conditions.push(sql`thread.facets @> ${each}::text[]`);
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** Labels of one name are alternatives. */
function byName(labels: readonly string[]): string[][] {
  const names = new Map<string, string[]>();
  for (const label of labels) {
    const name = label.slice(0, label.indexOf(':'));
    names.set(name, [...(names.get(name) ?? []), label]);
  }
  return [...names.values()];
}

const MOST_FOLLOWERS = 1e12;

/** Steps that hold as many followers, or more. */
function followersFrom(followers: number): string[] {
  const steps: string[] = [];
  for (let power = 0; 10 ** power <= MOST_FOLLOWERS; power++)
    for (const [lead, next] of [
      [1, 2],
      [2, 5],
      [5, 10],
    ] as const)
      if (next * 10 ** power > followers) steps.push(`${lead}e${power}`);
  return steps;
}

function laterOf(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Date.parse(one) > Date.parse(other) ? one : other;
}

function latest(one: string | undefined, other: Date | null): Date | null {
  return other && one !== undefined && Date.parse(one) > other.getTime() ? new Date(one) : other;
}

function earliest(one: string | undefined, other: Date | null): Date | null {
  return other && one !== undefined && Date.parse(one) < other.getTime() ? new Date(one) : other;
}
