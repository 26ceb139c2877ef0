import { memo } from 'react';
import type { PledgeMeasure } from '../../../contract/pledge-measures';
import { type CursorStore, useCursor } from '../../ui/charts/cursor-store';
import { type AlignedReach, dayAt, offsetWords } from './aligned-days';
import type { ShownDay } from './effect-days';
import { bandWords, dayState, valueWords } from './effect-words';
import { capitalised } from './pledge-words';

/** The same day of every campaign, in lines of fixed height above the panels. */
export const CompareReadOut = memo(function CompareReadOut({
  store,
  campaigns,
  reach,
}: {
  store: CursorStore;
  campaigns: readonly { name: string; measure: PledgeMeasure; days: readonly ShownDay[] }[];
  reach: AlignedReach;
}) {
  const { index } = useCursor(store);
  if (index === null) {
    return (
      <p className="compare-read-out">
        Point at a panel or tap it, or use the arrow keys on it, to read the same day of all.
      </p>
    );
  }
  const offset = index - reach.before;
  return (
    <p className="compare-read-out">
      <b>{capitalised(offsetWords(offset))}</b>
      {campaigns.map(({ name, measure, days }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two campaigns may share a name, their places never move
        <span key={place}>
          {name} {dayWords(dayAt(days, offset), measure)}
        </span>
      ))}
    </p>
  );
});

/** `9.7 (expected 6.1, 3 to 12)`; why there is nothing where there is nothing. */
export function dayWords(day: ShownDay | null, measure: PledgeMeasure): string {
  if (!day) return 'no such day';
  const seen = day.observed === null ? (dayState(day) ?? '—') : valueWords(measure, day.observed);
  const wide = day.expected?.bands.at(-1);
  if (!day.expected || !wide) return seen;
  return `${seen} (expected ${valueWords(measure, day.expected.estimate)}, ${bandWords(measure, wide)})`;
}
