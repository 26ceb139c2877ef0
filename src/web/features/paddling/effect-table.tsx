import type { EffectAnswer } from '../../../contract/effects';
import { formatBucket } from '../../ui/charts/time-format';
import type { ShownDay } from './effect-days';
import { summedOn } from './effect-rows';
import { bandWords, dayState, formatSum, subjectWords, valueWords } from './effect-words';
import '../../ui/charts/chart-table.css';

/** The chart as a table: the same days with the same figures, newest last, what is unknown in words. */
export function EffectTable({ answer, days }: { answer: EffectAnswer; days: readonly ShownDay[] }) {
  const { effect, zone } = answer;
  const { measure } = effect;
  const bands = days.find(({ expected }) => expected !== null)?.expected?.bands ?? [];
  return (
    // Focusable, so that the keyboard can scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs the keyboard
    <section className="chart-table" aria-label="Observed against expected as a table" tabIndex={0}>
      <table>
        <caption>
          {subjectWords(effect)}, by day, times of {zone}
        </caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Observed</th>
            {bands.length > 0 && (
              <>
                <th scope="col">Expected</th>
                {bands.map(({ level }) => (
                  <th key={level} scope="col">
                    {levelWords(level)} band
                  </th>
                ))}
                <th scope="col">Sum of the difference</th>
                {bands.map(({ level }) => (
                  <th key={level} scope="col">
                    its {levelWords(level)} band
                  </th>
                ))}
              </>
            )}
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => {
            const sum = summedOn(day);
            return (
              <tr key={day.start}>
                <th scope="row">{formatBucket(day, 'day', zone)}</th>
                <td>{day.observed === null ? '—' : valueWords(measure, day.observed)}</td>
                {bands.length > 0 && (
                  <>
                    <td>{day.expected ? valueWords(measure, day.expected.estimate) : '—'}</td>
                    {bands.map(({ level }, index) => {
                      const band = day.expected?.bands[index];
                      return <td key={level}>{band ? bandWords(measure, band) : '—'}</td>;
                    })}
                    <td>{sum ? formatSum(sum.estimate) : '—'}</td>
                    {bands.map(({ level }, index) => {
                      const band = sum?.bands[index];
                      return (
                        <td key={level}>
                          {band ? `${formatSum(band.low)} to ${formatSum(band.high)}` : '—'}
                        </td>
                      );
                    })}
                  </>
                )}
                <td>{dayState(day) ?? (day.phase === 'baseline' ? 'baseline' : 'window')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** `95 %`. */
export function levelWords(level: number): string {
  return `${Math.round(level * 100)} %`;
}
