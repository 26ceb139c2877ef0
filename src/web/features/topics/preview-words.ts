import type { TopicPreview } from '../../../contract/topics';
import { formatCount, formatPercent, formatQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';

/** How much a query matches: exact, or an estimate with its interval and what it rests on. */
export function matchedWords({ matched, mentions, read }: TopicPreview): string {
  if (matched === null) return '';
  if (matched.exact) {
    const share = mentions === 0 ? '' : `, ${formatPercent((100 * matched.mentions) / mentions)} of all`;
    return `${formatQuantity(matched.mentions, 'mention')} of the last 90 days${share}`;
  }
  return `about ${formatCount(matched.mentions)} mentions of the last 90 days (${formatCount(matched.low)} to ${formatCount(matched.high)}), estimated from ${formatCount(read)} of ${formatCount(mentions)}`;
}

/** `38 % also count in Billing`. */
export function overlapWords({ name, share }: TopicPreview['overlap'][number]): string {
  return `${formatPercent(100 * share)} also count in ${name}`;
}

/** What the bars of a preview show, for those who listen; an estimate counts those that were read. */
export function byDayWords(
  { byDay, matched }: Pick<TopicPreview, 'byDay' | 'matched'>,
  zone: string,
): string {
  const counts = byDay.map(({ mentions }) => mentions);
  const most = Math.max(0, ...counts);
  const at = byDay[counts.indexOf(most)]?.start;
  if (most === 0 || at === undefined) return 'No day has a match';
  const among = matched?.exact === false ? ' among the mentions read' : '';
  return `Matches by day${among}: at most ${formatCount(most)}, on ${formatDay(Date.parse(at), zone)}`;
}

/** A text in pieces, those that matched marked; spans are sorted and apart from each other. */
export function markedPieces(
  text: string,
  spans: readonly { start: number; end: number }[],
): { text: string; start: number; isMatch: boolean }[] {
  const pieces: { text: string; start: number; isMatch: boolean }[] = [];
  let at = 0;
  const add = (to: number, isMatch: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), start: at, isMatch });
    at = Math.max(at, to);
  };
  for (const { start, end } of spans) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}
