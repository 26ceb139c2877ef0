import type { Currents, CurrentsBucket } from '../../../contract/currents';
import type { Mover, Movers } from '../../../contract/topics';
import { spikeKey } from '../../../domain/spikes/spike-key';
import { formatCount, formatPercent, formatQuantity, formatWholePoints } from '../../ui/charts/number-format';
import { formatBucket, formatDay, formatSpan, formatStretch } from '../../ui/charts/time-format';
import { isCutShort } from './comparison-words';
import { clearMovers, isBeyondRatio } from './movers-rows';
import { firmNet } from './net-words';
import { isClear } from './river-words';
import { standouts } from './standouts';
import type { ShownSpike } from './use-shown-spikes';

/** What a piece of a sentence rests on: a topic, a stretch of the window, or how changes are computed. */
export type Evidence =
  | { kind: 'topic'; id: string }
  | { kind: 'stretch'; from: string; to: string }
  | { kind: 'spike'; key: string }
  | { kind: 'campaign'; id: string }
  | { kind: 'basis' };

/** A piece of a sentence, with where its evidence is. */
export interface HeadlinePart {
  text: string;
  evidence?: Evidence;
}

/** Points of net sentiment below which a change is not worth a sentence. */
const FEW_POINTS = 1;
const MOST_NAMED = 3;

/**
 * What a person would say of the window: how much was said and how, against the window before where that can be told.
 * Made by rules from the answer. `topicName` is what it is all about, if one thing.
 */
export function currentsSentence(
  { totals, comparison, query, buckets }: Currents,
  topicName: string | null,
): HeadlinePart[] {
  const span = formatSpan(
    { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) },
    query.zone,
  );
  if (totals.mentions === null) {
    return [{ text: `Nothing was collected, ${span}: what people said then is not known.` }];
  }
  const about = topicName === null ? '' : `${topicName}: `;
  if (totals.mentions === 0)
    return [{ text: `${about}${topicName ? 'nobody spoke of it' : 'Nobody spoke of us'}, ${span}.` }];
  // Of hours the busiest is every evening's: day and night are no news.
  const { most, lowest } = standouts(query.bucket === 'hour' ? [] : buckets);
  const parts: HeadlinePart[] = [{ text: `${about}${formatQuantity(totals.mentions, 'mention')}, ${span}` }];
  if (comparison) parts.push({ text: ', ' }, ...volumeParts(comparison));
  const net = firmNet(totals);
  const alsoLowest = net !== null && lowest?.isLeast && lowest.bucket.start === most?.start;
  if (most && !alsoLowest) parts.push({ text: ', most ' }, bucketPart(most, query));
  if (net !== null) {
    parts.push({ text: `; net sentiment ${formatWholePoints(net.value)}` });
    const change = comparison?.change.netCorrectedPoints ?? null;
    const points = change?.value ?? 0;
    if (change !== null && isClear(change) && Math.abs(points) >= FEW_POINTS) {
      const words = `${points > 0 ? 'up' : 'down'} ${formatCount(Math.abs(Math.round(points)))}`;
      parts.push({ text: ', ' }, { text: words, evidence: { kind: 'basis' } });
    }
    if (lowest && alsoLowest) parts.push({ text: '; most and lowest ' }, bucketPart(lowest.bucket, query));
    else if (lowest)
      parts.push({ text: lowest.isLeast ? ', lowest ' : ', clearly low ' }, bucketPart(lowest.bucket, query));
  }
  return [...parts, { text: '. ' }];
}

/**
 * The most unusual burst of the window, before what moved: of which topic, how far above the usual, when, and whether it
 * was to be expected. One that nothing explains comes before one that a campaign does. Empty without bursts.
 */
export function spikeParts(
  spikes: readonly ShownSpike[],
  filters: Pick<Currents['query'], Filtered>,
): HeadlinePart[] {
  const worst = worstSpike(spikes);
  if (!worst) return [];
  const { topic, size, moment, campaign, incident, direction } = worst;
  const parts: HeadlinePart[] = [
    topic
      ? { text: topic.name, evidence: { kind: 'topic', id: topic.id } }
      : { text: isNarrowed(filters) ? 'What is shown' : 'Everything said' },
    { text: direction === 'below' ? ' was ' : ' came to ' },
    { text: shortSize(size), evidence: { kind: 'spike', key: spikeKey(worst) } },
    { text: `, ${moment}, ${worst.kind}` },
  ];
  if (campaign)
    parts.push({ text: ' with ' }, { text: campaign.name, evidence: { kind: 'campaign', id: campaign.id } });
  else if (incident) parts.push({ text: ' (incident)' });
  if (spikes.length > 1) parts.push({ text: `, beside ${formatQuantity(spikes.length - 1, 'more spike')}` });
  return parts;
}

/** `4.1× the mentions usual for that day` as the sentence has room for it: `4.1× its usual day`. */
function shortSize(size: string): string {
  return size.replace(/× the mentions usual for (?:that|those) /, '× its usual ');
}

/** One that nothing explains before one that a campaign does, then the most unusual. */
export function worstSpike(spikes: readonly ShownSpike[]): ShownSpike | undefined {
  return [...spikes].sort((one, other) =>
    one.kind < other.kind ? 1 : one.kind > other.kind ? -1 : other.severity - one.severity,
  )[0];
}

function isNarrowed({ topic, source, lang, sentiment }: Pick<Currents['query'], Filtered>): boolean {
  return topic.length + source.length + lang.length + sentiment.length > 0;
}

type Filtered = 'topic' | 'source' | 'lang' | 'sentiment';

function bucketPart(
  { start, endExclusive }: CurrentsBucket,
  { bucket, zone }: Currents['query'],
): HeadlinePart {
  const span = { startMs: Date.parse(start), endExclusiveMs: Date.parse(endExclusive) };
  const name = bucket === 'day' ? formatDay(span.startMs, zone) : formatBucket(span, bucket, zone);
  const evidence = { kind: 'stretch', from: start, to: endExclusive } as const;
  return { text: `${bucket === 'month' || bucket === 'week' ? 'in' : 'on'} ${name}`, evidence };
}

/** The evidence hangs on two words, not on the whole phrase: a button cannot be broken between lines. */
function volumeParts(comparison: NonNullable<Currents['comparison']>): HeadlinePart[] {
  const { mentions, mentionsPercent } = comparison.change;
  const evidence: Evidence = { kind: 'basis' };
  if (mentions === null || comparison.sourcesCompared.length === 0) {
    return [{ text: 'which nothing earlier can be ' }, { text: 'compared with', evidence }];
  }
  const only =
    comparison.sourcesLeftOut.length === 0 ? '' : ` on ${comparison.sourcesCompared.join(' and ')}`;
  const before = isCutShort(comparison.stretches) ? 'the same hours before' : 'before';
  if (mentions === 0) return [{ text: 'as many', evidence }, { text: ` as ${before}${only}` }];
  const size = mentionsPercent === null ? formatCount(Math.abs(mentions)) : formatPercent(mentionsPercent);
  const direction = mentions > 0 ? 'more' : 'fewer';
  return [{ text: `${size} ${direction}`, evidence }, { text: ` than ${before}${only}` }];
}

/**
 * Which topics surely moved, each with its interval; says so when none did. Names the stretch when that is not the whole
 * window. Empty without topics.
 */
export function moversSentence(
  movers: Movers,
  window: Pick<Currents['query'], 'from' | 'to' | 'bucket'>,
): HeadlinePart[] {
  if (movers.items.length === 0 || movers.sourcesCompared.length === 0) return [];
  const moved = clearMovers(movers);
  const { query } = movers;
  const isWhole =
    Date.parse(query.from) === Date.parse(window.from) && Date.parse(query.to) === Date.parse(window.to);
  const span = { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) };
  const stretch = isWhole ? '' : `${formatStretch(span, window.bucket, query.zone)}: `;
  if (moved.length === 0)
    return [{ text: `${stretch}no topic clearly moved against ${stretch ? 'the stretch ' : ''}before.` }];
  const parts: HeadlinePart[] = stretch ? [{ text: `${stretch}against the stretch before ` }] : [];
  const named = moved.slice(0, MOST_NAMED);
  named.forEach((mover, index) => {
    if (index > 0)
      parts.push({ text: index === named.length - 1 && moved.length <= MOST_NAMED ? ' and ' : ', ' });
    parts.push({ text: mover.name, evidence: { kind: 'topic', id: mover.topicId } });
    const verb = verbOf(mover);
    const isSame = index > 0 && verb !== null && verb === verbOf(named[index - 1] as Mover);
    parts.push({ text: ` ${isSame ? '' : verb === null ? '' : `${verb} `}${moveWords(mover)}` });
  });
  const rest = moved.length - named.length;
  parts.push({ text: rest > 0 ? `, and ${formatQuantity(rest, 'more topic')} moved.` : '.' });
  return parts;
}

/** `rose`, `fell`; `null` for a topic that is new, which has words of its own. */
function verbOf({ state, change }: Mover): string | null {
  if (state === 'new' || change === null) return null;
  return state === 'rising' ? 'rose' : 'fell';
}

function moveWords({ state, change, compared }: Mover): string {
  if (state === 'new' || change === null) return `is new with ${formatQuantity(compared.now, 'mention')}`;
  // An interval that reaches the tenfold says less than the two counts.
  if (isBeyondRatio(change)) return `to ${formatCount(compared.now)} (was ${formatCount(compared.before)})`;
  const [near, far] = [change.low, change.high].map(Math.abs).sort((a, b) => a - b) as [number, number];
  return `${formatPercent(change.percent)} (${formatCount(near)} to ${formatCount(far)})`;
}
