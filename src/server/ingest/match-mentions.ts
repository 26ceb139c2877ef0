import { compileTopics, type TopicMatcher } from '../../domain/topic-query/match-topics';
import { parseTopicQuery, type TopicQuery } from '../../domain/topic-query/parse-topic-query';
import type { Tx } from '../db/database';
import {
  addOwnMatches,
  disinherit,
  dropMatches,
  inheritMatches,
  type OwnMatch,
  readSubjects,
} from '../stores/topic-match.store';
import type { LiveVersion } from '../stores/topic-version.store';
import type { ThreadChange } from './arrange-threads';
import type { PreparedMention } from './prepare-mention';

/**
 * Matches mentions that have just been inserted, and lets them and whom they affect inherit from their threads' roots.
 * Answers the versions in which those just inserted count; those that count in none are left out.
 */
export async function matchArrivals(
  tx: Tx,
  fresh: readonly PreparedMention[],
  { threads, affected }: Pick<ThreadChange, 'threads' | 'affected'>,
  live: readonly LiveVersion[],
): Promise<Map<string, number[]>> {
  const counted = new Map<string, number[]>();
  if (live.length === 0) return counted;
  const matcher = matcherOf(live);
  const matches: OwnMatch[] = [];
  for (const { mention, labels } of fresh) {
    const own = matcher.match({ ...mention, labels });
    for (const topic_version of own) matches.push({ topic_version, mention_id: mention.id });
    if (own.length > 0) counted.set(mention.id, [...own]);
  }
  await addOwnMatches(tx, matches);
  const versions = inheriting(live);
  await disinherit(tx, affected, versions);
  const replies = fresh.map(({ mention }) => mention.id).filter((id) => threads.get(id) !== id);
  const inherited = await inheritMatches(tx, [...replies, ...affected], versions);
  for (const { mention_id, topic_version } of inherited) {
    const known = counted.get(mention_id);
    if (known) known.push(topic_version);
    else counted.set(mention_id, [topic_version]);
  }
  return counted;
}

/** Matches mentions anew whose words changed, and lets `heirs`, their threads, inherit anew. */
export async function rematchMentions(
  tx: Tx,
  changed: readonly string[],
  heirs: readonly string[],
  live: readonly LiveVersion[],
): Promise<void> {
  if (live.length === 0) return;
  const matcher = matcherOf(live);
  const matches: OwnMatch[] = [];
  const subjects = await readSubjects(tx, { ids: changed });
  const worded = subjects.filter((subject) => subject.text !== null);
  for (const { id, ...subject } of worded) {
    const found = matcher.match({ ...subject, text: subject.text ?? '' });
    for (const topic_version of found) matches.push({ topic_version, mention_id: id });
  }
  await dropMatches(
    tx,
    worded.map(({ id }) => id),
    live.map(({ version }) => version),
  );
  await addOwnMatches(tx, matches);
  const versions = inheriting(live);
  await disinherit(tx, heirs, versions);
  await inheritMatches(tx, heirs, versions);
}

const MATCHERS_KEPT = 4;
const matchers = new Map<string, TopicMatcher>();

/**
 * A matcher of these versions; its keys are version numbers. A query is checked when it is saved, so it parses here.
 * The last few matchers are kept: to make one of a hundred topics takes as long as to match thousands of mentions.
 */
export function matcherOf(live: readonly Pick<LiveVersion, 'version' | 'query'>[]): TopicMatcher {
  const name = live.map(({ version, query }) => `${version} ${query}`).join('\n');
  let matcher = matchers.get(name);
  if (!matcher) {
    matcher = compileTopics(live.map(({ version, query }) => ({ key: version, query: parsed(query) })));
    matchers.set(name, matcher);
    if (matchers.size > MATCHERS_KEPT) matchers.delete(matchers.keys().next().value as string);
  }
  return matcher;
}

function parsed(query: string): TopicQuery {
  const answer = parseTopicQuery(query);
  if (!answer.ok) throw new Error(`A stored query cannot be read: ${query}`);
  return answer.query;
}

function inheriting(live: readonly LiveVersion[]): number[] {
  return live.filter(({ inheritsThread }) => inheritsThread).map(({ version }) => version);
}
