import type { BandedFigure, Comparison, Currents } from '../../../contract/currents';
import type { Grain } from '../../../domain/buckets';
import { scoredOf, shownNet } from '../../lib/shown-net';
import {
  formatChange,
  formatCompact,
  formatCount,
  formatPercent,
  formatPoints,
  formatQuantity,
  formatShare,
  formatWholePoints,
} from '../../ui/charts/number-format';
import { paddlingWithin, type TimedMark } from '../../ui/charts/paddling-layout';
import { formatBucket } from '../../ui/charts/time-format';
import { bandWords, netOrCounted, netWords } from './net-words';
import type { RiverBucket, RiverSum } from './river-rows';

/** One figure of the strip, in words. */
export interface RiverFigure {
  key: 'mentions' | 'net' | 'negative' | 'unscored' | 'impressions';
  label: string;
  /** `—` when unknown; `detail` then says why. */
  value: string;
  detail: string;
  /** Against the earlier window; `null` without a comparison. */
  change: string | null;
}

const UNKNOWN = '—';

/**
 * The strip of headline figures. Unknown is a dash with its reason, never a zero; changes count only the sources that
 * both windows cover. Potential impressions appear only where a source reports them.
 */
export function riverFigures(currents: Currents): RiverFigure[] {
  const { totals, comparison, query } = currents;
  const filtered = query.sentiment.length > 0;
  const nothing = totals.mentions === null ? 'nothing collected' : null;
  const scored = scoredOf(totals);
  const corrected = shownNet(totals);
  const negativeShare = scored === null ? null : formatShare(totals.negative ?? 0, scored);
  const unscoredShare = totals.mentions === null ? null : formatShare(totals.unscored ?? 0, totals.mentions);
  const figures: RiverFigure[] = [
    {
      key: 'mentions',
      label: 'Mentions',
      value: totals.mentions === null ? UNKNOWN : formatCount(totals.mentions),
      detail: nothing ?? (totals.mentions === 0 ? 'collected, and none came' : 'inbound, in this window'),
      change: comparison && mentionsChange(comparison),
    },
    {
      key: 'net',
      label: 'Net sentiment, points',
      value: corrected
        ? formatWholePoints(corrected.value)
        : totals.netSentiment === null
          ? UNKNOWN
          : formatPoints(totals.netSentiment),
      detail:
        nothing ??
        (filtered
          ? 'no balance of chosen classes'
          : totals.netSentiment === null
            ? 'none is scored'
            : corrected === null
              ? `counted, of ${formatCount(scored ?? 0)} scored; ${totals.netCorrected ? 'too few to correct' : 'not corrected'}`
              : `${bandWords(corrected)} · counted ${formatPoints(totals.netSentiment)}`),
      change: comparison && pointsChange(comparison),
    },
    {
      key: 'negative',
      label: 'Negative',
      value: totals.negative === null ? UNKNOWN : formatCount(totals.negative),
      detail:
        nothing ??
        (filtered
          ? 'filtered by sentiment'
          : negativeShare === null
            ? 'none is scored'
            : `${negativeShare} of scored`),
      change: comparison && countChange(comparison, 'negative'),
    },
    {
      key: 'unscored',
      label: 'Not scored',
      value: totals.unscored === null ? UNKNOWN : formatCount(totals.unscored),
      detail:
        nothing ??
        (filtered
          ? 'filtered by sentiment'
          : unscoredShare === null
            ? 'no mentions'
            : `${unscoredShare} of mentions`),
      change: comparison && countChange(comparison, 'unscored'),
    },
  ];
  if (totals.potentialImpressions !== null) {
    figures.push({
      key: 'impressions',
      label: 'Potential impressions, est.',
      value: formatCompact(totals.potentialImpressions),
      detail: 'followers, added up',
      change: comparison && countChange(comparison, 'potentialImpressions'),
    });
  }
  return figures;
}

/** `collected on 412 of 731 days from 1 of 1 sources`. */
export function coverageWords(
  coverage: { collected: number; begun: number; sourcesCollected: number; sources: number },
  grain: Grain,
): string {
  const { collected, begun, sourcesCollected, sources } = coverage;
  return `collected ${grain === 'day' ? 'on' : 'in'} ${formatCount(collected)} of ${formatQuantity(
    begun,
    grain,
  )} from ${formatCount(sourcesCollected)} of ${formatQuantity(sources, 'source')}`;
}

/** One bucket, chosen topics in it and what we did then, as a sentence for those who listen. */
export function bucketWords(
  bucket: RiverBucket,
  marks: readonly TimedMark[],
  grain: Grain,
  zone: string,
  topics: readonly { name: string; value: number | null }[] = [],
): string {
  const parts = [formatBucket(bucket, grain, zone)];
  if (bucket.mentions === null) parts.push('nothing collected');
  else {
    parts.push(formatQuantity(bucket.mentions, 'mention'));
    parts.push(`${formatCount(bucket.negative ?? 0)} negative`);
    parts.push(`${formatCount(bucket.positive ?? 0)} positive`);
    parts.push(`${formatCount(bucket.neutral ?? 0)} neutral`);
    if (bucket.unscored) parts.push(`${formatCount(bucket.unscored)} not scored`);
    parts.push(bucket.netCorrected ? `net ${netWords(bucket.netCorrected)}` : 'no net sentiment');
  }
  parts.push(
    ...topics.map(({ name, value }) => `${name} ${value === null ? 'not collected' : formatCount(value)}`),
  );
  parts.push(...stateWords(bucket));
  const doing = paddlingWithin(marks, bucket);
  parts.push(...doing.campaigns.map(({ mark }) => `campaign ${mark.label}`));
  if (doing.posts.length > 0) parts.push(formatQuantity(doing.posts.length, 'post'));
  parts.push(...doing.marks.map(({ mark }) => `${mark.kind} ${mark.label}`));
  return parts.join(', ');
}

/** What limits a bucket's figures: not ended, only partly collected. */
export function stateWords(bucket: Pick<RiverBucket, 'partial' | 'covered' | 'mentions'>): string[] {
  const words: string[] = [];
  if (bucket.partial) words.push('not ended yet');
  if (bucket.covered === 'some') words.push('not all sources collected');
  return words;
}

/** `438 mentions, net −45 (−52 to −38)`, with what limits it; `net` is the corrected one of the same buckets, if known. */
export function sumWords(sum: RiverSum, grain: Grain, net?: BandedFigure | null): string {
  if (sum.mentions === null) return 'nothing collected';
  const parts = [formatQuantity(sum.mentions, 'mention')];
  const told = netOrCounted(net, sum.netSentiment);
  if (told !== null) parts.push(`net ${told}`);
  if (sum.collected < sum.buckets) {
    parts.push(`collected in ${formatCount(sum.collected)} of ${formatQuantity(sum.buckets, grain)}`);
  }
  return parts.join(', ');
}

function mentionsChange({ change }: Comparison): string {
  if (change.mentions === null) return 'change unknown';
  if (change.mentionsPercent === null)
    return `${formatChange(change.mentions, formatCount(Math.abs(change.mentions)))}, from 0`;
  return formatChange(change.mentions, formatPercent(change.mentionsPercent));
}

/** Does a change lie on one side of none in all of its band? */
export function isClear({ low, high }: BandedFigure): boolean {
  return low > 0 || high < 0;
}

function pointsChange({ change }: Comparison): string {
  const corrected = change.netCorrectedPoints;
  if (corrected === null) return 'change unknown';
  if (!isClear(corrected)) return 'no clear change';
  const points = Math.round(Math.abs(corrected.value));
  // Less than half a point is clear only where mentions are very many.
  return formatChange(corrected.value, points === 0 ? '< 1 pt' : `${formatCount(points)} pts`);
}

function countChange(
  { totals, currentTotals }: Comparison,
  figure: 'negative' | 'unscored' | 'potentialImpressions',
): string {
  const [now, before] = [currentTotals[figure], totals[figure]];
  if (now === null || before === null) return 'change unknown';
  const difference = now - before;
  if (before === 0)
    return difference === 0 ? 'no change' : `${formatChange(difference, formatCount(difference))}, from 0`;
  return formatChange(difference, formatPercent((100 * difference) / before));
}
