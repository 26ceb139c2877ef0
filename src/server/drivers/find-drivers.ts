import type { DriverDimension, Drivers } from '../../contract/drivers';
import type { Bucket } from '../../domain/buckets';
import { type CountedPart, changeShares } from '../../domain/drivers/change-shares';
import { keyPhrases } from '../../domain/drivers/key-phrases';
import { cutWindow } from '../../domain/window-pieces';
import type { Db } from '../db/database';
import {
  countPieces,
  type DriverCount,
  type DriverScope,
  type ReadMention,
  type RollupPieces,
  readSample,
} from '../stores/driver.store';
import { activeTopics, type CountedTopic } from '../stores/mover.store';
import { topicsOfMentions } from '../stores/voice.store';

/** So many mentions of both sides together are read for phrases and authors, about. */
const READ_AT_MOST = 5000;
const MOST_PARTS = 6;
const MOST_PHRASES = 12;
const CLASSES = ['negative', 'positive', 'neutral', 'unscored'] as const;

export interface DriverQuestion {
  window: Bucket;
  /** As many stretches, each as long as the window. */
  baseline: readonly Bucket[];
  zone: { version: number; zone: string };
  scope: DriverScope;
}

/**
 * What drove a window against its baseline. Topics, sources, languages and classes are counted from rollups; phrases and
 * authors from the mentions themselves, all of them or the same random share of both sides.
 */
export async function findDrivers(
  db: Db,
  question: DriverQuestion,
): Promise<
  Pick<Drivers, 'totals' | 'topics' | 'sources' | 'languages' | 'sentiments' | 'authors' | 'phrases' | 'read'>
> {
  const { window, baseline, zone, scope } = question;
  const topics = await activeTopics(db);
  const versions =
    scope.topicVersion === 0 ? [0, ...topics.map(({ version }) => version)] : [scope.topicVersion];
  const now = await countPieces(db, versions, piecesOf([window], zone), scope);
  const before = await countPieces(db, versions, piecesOf(baseline, zone), scope);
  const [own, ownBefore] = [now, before].map((counts) =>
    counts.filter(({ topicVersion }) => topicVersion === scope.topicVersion),
  ) as [DriverCount[], DriverCount[]];
  const totals = { now: sumOf(own), before: sumOf(ownBefore) };
  const sides = { now: own, before: ownBefore };
  const shares = (parts: CountedPart[], whole: { now: number; before: number }) =>
    changeShares(parts, whole, baseline.length, MOST_PARTS);
  const counted = (parts: CountedPart[], nameOf = (key: string) => key): DriverDimension => ({
    ...named(shares(parts, totals), nameOf),
    isWhole: true,
    counted: 'all',
  });
  const share = Math.min(1, READ_AT_MOST / Math.max(1, totals.now + totals.before));
  const said = {
    now: await readSample(db, [window], scope, share),
    before: await readSample(db, baseline, scope, share),
  };
  return {
    totals,
    topics:
      scope.topicVersion === 0
        ? countedTopics(topics, now, before, (parts) => shares(parts, totals))
        : await readTopics(db, topics, scope, said, (parts, whole) => shares(parts, whole)),
    sources: counted(grouped(sides, ({ source }) => source)),
    languages: counted(grouped(sides, ({ lang }) => lang)),
    sentiments: counted(CLASSES.map((key) => ({ key, now: sumOf(own, key), before: sumOf(ownBefore, key) }))),
    authors: {
      ...named(
        shares(authorsOf(said), { now: said.now.length, before: said.before.length }),
        (key) => key || 'author not known',
      ),
      isWhole: true,
      counted: 'read',
    },
    phrases: keyPhrases(said.now, said.before, MOST_PHRASES),
    read: {
      now: said.now.length,
      ofNow: totals.now,
      before: said.before.length,
      ofBefore: totals.before,
    },
  };
}

function piecesOf(stretches: readonly Bucket[], zone: DriverQuestion['zone']): RollupPieces {
  const cut = stretches.map(({ startMs, endExclusiveMs }) =>
    cutWindow({ fromMs: startMs, toMs: endExclusiveMs }, zone.zone),
  );
  return {
    zoneVersion: zone.version,
    days: cut.flatMap(({ days }) => (days ? [days] : [])),
    hours: cut.flatMap(({ hours }) => hours),
  };
}

function sumOf(counts: readonly DriverCount[], figure: (typeof CLASSES)[number] | 'mentions' = 'mentions') {
  return counts.reduce((sum, count) => sum + count[figure], 0);
}

function grouped(
  sides: { now: readonly DriverCount[]; before: readonly DriverCount[] },
  keyOf: (count: DriverCount) => string,
): CountedPart[] {
  const found = new Map<string, CountedPart>();
  for (const side of ['now', 'before'] as const) {
    for (const count of sides[side]) {
      const key = keyOf(count);
      const part = found.get(key) ?? { key, now: 0, before: 0 };
      part[side] += count.mentions;
      found.set(key, part);
    }
  }
  return [...found.values()];
}

type Shares = ReturnType<typeof changeShares>;

function named(found: Shares, nameOf: (key: string) => string) {
  return {
    parts: found.parts.map((part) => ({ ...part, name: nameOf(part.key) })),
    others: found.others && { ...found.others, name: 'all others' },
  };
}

/** Topics overlap, so that there are no others: what is in none of those named may be in several. */
function ofTopics(
  found: Shares,
  topics: readonly CountedTopic[],
): Pick<DriverDimension, 'parts' | 'others' | 'isWhole'> {
  const names = new Map(topics.map(({ topicId, name }) => [topicId, name]));
  return { ...named({ ...found, others: null }, (key) => names.get(key) ?? key), isWhole: false };
}

function countedTopics(
  topics: readonly CountedTopic[],
  now: readonly DriverCount[],
  before: readonly DriverCount[],
  shares: (parts: CountedPart[]) => Shares,
): DriverDimension {
  const of = (counts: readonly DriverCount[], version: number) =>
    sumOf(counts.filter(({ topicVersion }) => topicVersion === version));
  const parts = topics.map(({ topicId, version }) => ({
    key: topicId,
    now: of(now, version),
    before: of(before, version),
  }));
  return { ...ofTopics(shares(parts), topics), counted: 'all' };
}

interface Said {
  now: readonly ReadMention[];
  before: readonly ReadMention[];
}

/** Within one topic, which others its mentions are in, too: rollups do not know, so those that were read are counted. */
async function readTopics(
  db: Db,
  topics: readonly CountedTopic[],
  { topicVersion }: DriverScope,
  said: Said,
  shares: (parts: CountedPart[], whole: { now: number; before: number }) => Shares,
): Promise<DriverDimension> {
  const others = topics.filter(({ version }) => version !== topicVersion);
  const found = new Map(others.map(({ topicId }) => [topicId, { key: topicId, now: 0, before: 0 }]));
  for (const side of ['now', 'before'] as const) {
    const topicsById = await topicsOfMentions(
      db,
      said[side].map(({ id }) => id),
    );
    for (const ids of topicsById.values()) {
      for (const id of ids) {
        const part = found.get(id);
        if (part) part[side]++;
      }
    }
  }
  const whole = { now: said.now.length, before: said.before.length };
  return { ...ofTopics(shares([...found.values()], whole), topics), counted: 'read' };
}

function authorsOf(said: Said): CountedPart[] {
  const found = new Map<string, CountedPart>();
  for (const side of ['now', 'before'] as const) {
    for (const { author } of said[side]) {
      const key = author ?? '';
      const part = found.get(key) ?? { key, now: 0, before: 0 };
      part[side]++;
      found.set(key, part);
    }
  }
  return [...found.values()];
}
