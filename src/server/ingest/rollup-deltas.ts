import { bucketStart } from '../../domain/buckets';
import { STATED_ENGINES } from '../../domain/text/sentiment-score';
import type { Direction, SentimentLabel } from '../db/mention-tables';

/** The stored columns of a mention that decide what it adds to any count. */
export interface CountedMention {
  id: string;
  direction: Direction;
  source: string;
  lang: string;
  at: Date;
  sentiment: SentimentLabel | null;
  p_positive: number | null;
  p_neutral: number | null;
  p_negative: number | null;
  engine: string | null;
  followers: number | null;
  complaint: boolean;
  /** Live topic versions it counts in. */
  topics: readonly number[];
}

/** How far a version that is being built counts already: ids up to it, all, or none (`null`). */
export type BuiltTo = string | null | 'all';

/** A zone in which days and hours are counted. */
export interface CountedZone {
  version: number;
  zone: string;
  builtTo: BuiltTo;
}

/** Everything that is counted now: zones, and topic versions with how far each is built. */
export interface Counting {
  zones: readonly CountedZone[];
  topics: ReadonlyMap<number, BuiltTo>;
}

const includes = (builtTo: BuiltTo, id: string) => builtTo === 'all' || (builtTo !== null && id <= builtTo);

export const ROLLUP_VALUES = [
  'mentions',
  'positive',
  'neutral',
  'negative',
  'unscored',
  'complaints',
  'potential_impressions',
  'followers_known',
  'p_positive',
  'p_neutral',
  'p_negative',
  'stated_positive',
  'stated_neutral',
  'stated_negative',
] as const;
export type RollupValues = Record<(typeof ROLLUP_VALUES)[number], number>;

export interface RollupKey {
  topic_version: number;
  zone_version: number;
  bucketMs: number;
  source: string;
  lang: string;
}
export type RollupDelta = RollupKey & RollupValues;

/** Changes of rollups, summed by key; what cancels out is left out by `rows`. */
export class RollupDeltas {
  readonly hour = new Map<string, RollupDelta>();
  readonly day = new Map<string, RollupDelta>();
  readonly scoredBy = new Map<string, { engine: string; source: string; lang: string; mentions: number }>();

  /** Adds (`sign` 1) or takes away (−1) what one mention counts; outbound mentions count nothing here. */
  add(mention: CountedMention, { zones, topics }: Counting, sign: 1 | -1): void {
    if (mention.direction !== 'inbound') return;
    const values = contributionOf(mention);
    const atMs = mention.at.getTime();
    const countedIn = [0];
    for (const version of mention.topics) {
      if (includes(topics.get(version) ?? null, mention.id)) countedIn.push(version);
    }
    for (const zone of zones) {
      if (!includes(zone.builtTo, mention.id)) continue;
      const hourMs = bucketStart(atMs, 'hour', zone.zone);
      const dayMs = bucketStart(atMs, 'day', zone.zone);
      for (const topic_version of countedIn) {
        const key = {
          topic_version,
          zone_version: zone.version,
          source: mention.source,
          lang: mention.lang,
        };
        addTo(this.hour, { ...key, bucketMs: hourMs }, values, sign);
        addTo(this.day, { ...key, bucketMs: dayMs }, values, sign);
      }
    }
    if (mention.engine !== null) this.#addScoredBy(mention.engine, mention, sign);
  }

  #addScoredBy(engine: string, mention: CountedMention, sign: 1 | -1): void {
    const key = `${engine}\u001f${mention.source}\u001f${mention.lang}`;
    const known = this.scoredBy.get(key);
    if (known) known.mentions += sign;
    else this.scoredBy.set(key, { engine, source: mention.source, lang: mention.lang, mentions: sign });
  }
}

/** The deltas that change anything, sorted by key: every writer takes rollup rows in this order, so none deadlock. */
export function sortedDeltas(deltas: Map<string, RollupDelta>): RollupDelta[] {
  return [...deltas.entries()]
    .filter(([, delta]) => ROLLUP_VALUES.some((value) => delta[value] !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, delta]) => delta);
}

/** What one inbound mention adds to its buckets. */
export function contributionOf(mention: CountedMention): RollupValues {
  const stated = mention.engine !== null && STATED_ENGINES.includes(mention.engine);
  return {
    mentions: 1,
    positive: mention.sentiment === 'positive' ? 1 : 0,
    neutral: mention.sentiment === 'neutral' ? 1 : 0,
    negative: mention.sentiment === 'negative' ? 1 : 0,
    unscored: mention.sentiment === null ? 1 : 0,
    complaints: mention.complaint ? 1 : 0,
    potential_impressions: mention.followers ?? 0,
    followers_known: mention.followers === null ? 0 : 1,
    p_positive: mention.p_positive ?? 0,
    p_neutral: mention.p_neutral ?? 0,
    p_negative: mention.p_negative ?? 0,
    stated_positive: stated && mention.sentiment === 'positive' ? 1 : 0,
    stated_neutral: stated && mention.sentiment === 'neutral' ? 1 : 0,
    stated_negative: stated && mention.sentiment === 'negative' ? 1 : 0,
  };
}

function addTo(into: Map<string, RollupDelta>, key: RollupKey, values: RollupValues, sign: 1 | -1): void {
  // Padded numbers, so that the order of the text is the order of the key.
  const bucket = String(key.bucketMs + 1e14).padStart(16, '0');
  const name = [
    String(key.topic_version).padStart(10, '0'),
    String(key.zone_version).padStart(6, '0'),
    bucket,
    key.source,
    key.lang,
  ].join('\u001f');
  let delta = into.get(name);
  if (!delta) {
    delta = { ...key, ...ZERO };
    into.set(name, delta);
  }
  for (const value of ROLLUP_VALUES) delta[value] += sign * values[value];
}

const ZERO: RollupValues = {
  mentions: 0,
  positive: 0,
  neutral: 0,
  negative: 0,
  unscored: 0,
  complaints: 0,
  potential_impressions: 0,
  followers_known: 0,
  p_positive: 0,
  p_neutral: 0,
  p_negative: 0,
  stated_positive: 0,
  stated_neutral: 0,
  stated_negative: 0,
};
