import { memo } from 'react';
import type { PledgeMeasure } from '../../../contract/pledge-measures';
import { type CursorStore, useCursor } from '../../ui/charts/cursor-store';
import { MarkIcon } from '../../ui/charts/mark-glyph';
import { formatQuantity } from '../../ui/charts/number-format';
import { paddlingWithin, type TimedMark } from '../../ui/charts/paddling-layout';
import { formatBucket } from '../../ui/charts/time-format';
import type { ShownDay } from './effect-days';
import { summedOn } from './effect-rows';
import { bandWords, dayState, formatSum, valueWords } from './effect-words';

/** What stands under the cursor, in a line of fixed height above the plot, so that nothing lies over the data. */
export const EffectReadOut = memo(function EffectReadOut({
  store,
  days,
  marks,
  measure,
  zone,
}: {
  store: CursorStore;
  days: readonly ShownDay[];
  marks: readonly TimedMark[];
  measure: PledgeMeasure;
  zone: string;
}) {
  const { index } = useCursor(store);
  const day = index === null ? undefined : days[index];
  if (!day) {
    return (
      <div className="effect-read-out">
        <p className="effect-hint">
          Point at the chart or tap it, or use the arrow keys on it, to read one day.
        </p>
      </div>
    );
  }
  const state = dayState(day);
  const sum = summedOn(day);
  const wide = day.expected?.bands.at(-1);
  const doing = paddlingWithin(marks, day);
  return (
    <div className="effect-read-out">
      <p>
        <b>{formatBucket(day, 'day', zone)}</b>
        {day.observed !== null && (
          <span>
            observed <b>{valueWords(measure, day.observed)}</b>
          </span>
        )}
        {state && <span className="effect-state">{state}</span>}
        {day.expected && wide && (
          <span>
            expected <b>{valueWords(measure, day.expected.estimate)}</b> ({bandWords(measure, wide)})
          </span>
        )}
        {sum && (
          <span>
            sum so far <b>{formatSum(sum.estimate)}</b>
          </span>
        )}
        {day.phase === 'baseline' && <span>baseline</span>}
      </p>
      <p>
        {doing.posts.length > 0 && (
          <span>
            <MarkIcon kind="post" /> {formatQuantity(doing.posts.length, 'post')}
          </span>
        )}
        {doing.marks.map(({ mark }) => (
          <span key={mark.id}>
            <MarkIcon kind={mark.kind} /> {mark.label}
          </span>
        ))}
      </p>
    </div>
  );
});

/** The same for those who hear it. */
export function dayWords(
  day: ShownDay,
  measure: PledgeMeasure,
  { marks, zone }: { marks: readonly TimedMark[]; zone: string },
): string {
  const wide = day.expected?.bands.at(-1);
  const sum = summedOn(day);
  const { posts, marks: beside } = paddlingWithin(marks, day);
  return [
    formatBucket(day, 'day', zone),
    day.observed === null ? dayState(day) : `observed ${valueWords(measure, day.observed)}`,
    day.expected && wide
      ? `expected ${valueWords(measure, day.expected.estimate)}, 95 % between ${bandWords(measure, wide).replace(' to ', ' and ')}`
      : null,
    sum ? `sum so far ${formatSum(sum.estimate)}` : null,
    posts.length > 0 ? formatQuantity(posts.length, 'post') : null,
    ...beside.map(({ mark }) => `${mark.kind} ${mark.label}`),
  ]
    .filter((part) => part !== null)
    .join(', ');
}
