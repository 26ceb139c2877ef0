import type { Currents } from '../../../contract/currents';
import type { Mover, Movers } from '../../../contract/topics';
import { formatCount, formatPercent, formatPoints, formatQuantity } from '../../ui/charts/number-format';
import { formatSpan, formatStretch } from '../../ui/charts/time-format';
import { clearMovers } from './movers-rows';

/** A piece of a sentence; `topicId` makes it a link to what it rests on. */
export interface HeadlinePart {
  text: string;
  topicId?: string;
}

/** Points of net sentiment below which a change is not worth a sentence. */
const FEW_POINTS = 1;
const MOST_NAMED = 3;

/**
 * What a person would say of the window: how much was said and how, against the window before where that can be told.
 * Made by rules from the answer; empty when nothing was collected. `topicName` is what it is all about, if one thing.
 */
export function currentsSentence(
  { totals, comparison, query }: Currents,
  topicName: string | null,
): HeadlinePart[] {
  if (totals.mentions === null) return [];
  const span = formatSpan(
    { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) },
    query.zone,
  );
  const about = topicName === null ? '' : `${topicName}: `;
  if (totals.mentions === 0)
    return [{ text: `${about}${topicName ? 'nobody spoke of it' : 'Nobody spoke of us'}, ${span}.` }];
  const parts = [`${about}${formatQuantity(totals.mentions, 'mention')}, ${span}`];
  if (comparison) parts.push(volumeWords(comparison));
  const net = totals.netSentiment === null ? null : `net sentiment ${formatPoints(totals.netSentiment)}`;
  const points = comparison?.change.netSentimentPoints ?? null;
  const moved =
    points === null || Math.abs(points) < FEW_POINTS
      ? ''
      : `, ${points > 0 ? 'up' : 'down'} ${formatCount(Math.abs(Math.round(points)))}`;
  return [{ text: `${parts.join(', ')}${net === null ? '' : `; ${net}${moved}`}. ` }];
}

function volumeWords(comparison: NonNullable<Currents['comparison']>): string {
  const { mentions, mentionsPercent } = comparison.change;
  if (mentions === null || comparison.sourcesCompared.length === 0) {
    return 'which nothing earlier can be compared with';
  }
  const only =
    comparison.sourcesLeftOut.length === 0 ? '' : ` on ${comparison.sourcesCompared.join(' and ')}`;
  if (mentionsPercent === null || mentions === 0) return `as many as before${only}`;
  return `${formatPercent(mentionsPercent)} ${mentions > 0 ? 'more' : 'fewer'} than before${only}`;
}

/**
 * Which topics surely moved, each with its interval; says so when none did. Names the stretch when that is not the whole
 * window. Empty without topics.
 */
export function moversSentence(movers: Movers, window: { from: string; to: string }): HeadlinePart[] {
  if (movers.items.length === 0 || movers.sourcesCompared.length === 0) return [];
  const moved = clearMovers(movers);
  const { query } = movers;
  const isWhole =
    Date.parse(query.from) === Date.parse(window.from) && Date.parse(query.to) === Date.parse(window.to);
  const span = { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) };
  const parts: HeadlinePart[] = isWhole
    ? []
    : [{ text: `${formatStretch(span, query.bucket, query.zone)}: ` }];
  if (moved.length === 0)
    return [...parts, { text: isWhole ? 'No topic clearly moved.' : 'no topic clearly moved.' }];
  const named = moved.slice(0, MOST_NAMED);
  named.forEach((mover, index) => {
    if (index > 0)
      parts.push({ text: index === named.length - 1 && moved.length <= MOST_NAMED ? ' and ' : ', ' });
    parts.push({ text: mover.name, topicId: mover.topicId });
    parts.push({ text: ` ${moveWords(mover)}` });
  });
  const rest = moved.length - named.length;
  parts.push({ text: rest > 0 ? `, and ${formatQuantity(rest, 'more topic')} moved.` : '.' });
  return parts;
}

function moveWords({ state, change, compared }: Mover): string {
  if (state === 'new' || change === null) return `is new with ${formatQuantity(compared.now, 'mention')}`;
  const [near, far] = [change.low, change.high].map(Math.abs).sort((a, b) => a - b) as [number, number];
  const verb = state === 'rising' ? 'rose' : 'fell';
  return `${verb} ${formatPercent(change.percent)} (${formatCount(near)} to ${formatCount(far)} %)`;
}
