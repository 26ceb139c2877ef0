import { formatDay, formatSpan } from './time-format';

const DAY_MS = 86_400_000;

interface Collected {
  id: string;
  /** First and last moment that was collected; `null` when nothing ever was. */
  firstAt: string | null;
  lastAt: string | null;
}

/**
 * Sources of which something was collected within a window, those that began or ended more than a day inside it with
 * when: `collected 24 Oct – 20 Nov 2026: forum, reviews (from 3 Nov)`.
 */
export function collectedWords(
  sources: readonly Collected[],
  span: { startMs: number; endExclusiveMs: number },
  zone: string,
): string {
  const named = sources.flatMap(({ id, firstAt, lastAt }) => {
    if (firstAt === null || lastAt === null) return [];
    const [firstMs, lastMs] = [Date.parse(firstAt), Date.parse(lastAt)];
    if (firstMs >= span.endExclusiveMs || lastMs <= span.startMs) return [];
    const ends = [
      ...(firstMs - span.startMs > DAY_MS ? [`from ${formatDay(firstMs, zone)}`] : []),
      ...(span.endExclusiveMs - lastMs > DAY_MS ? [`until ${formatDay(lastMs, zone)}`] : []),
    ];
    return [ends.length === 0 ? id : `${id} (${ends.join(', ')})`];
  });
  const when = formatSpan(span, zone);
  return named.length === 0 ? `nothing collected ${when}` : `collected ${when}: ${named.join(', ')}`;
}
