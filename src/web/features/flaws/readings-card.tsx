import type { Flaw, QuietReading, RegressionReading } from '../../../contract/flaws';
import { Card } from '../../ui/card';
import { formatDay, formatSpan } from '../../ui/charts/time-format';
import { ExposureChoice } from './exposure-choice';

const QUIET: Readonly<Record<QuietReading['verdict'], string>> = {
  'confirmed-quiet': '● confirmed quiet',
  'not-yet': '○ not yet quiet',
  'too-early': '… too early',
  'cannot-tell': '≈ cannot tell',
};
const BACK: Readonly<Record<RegressionReading['verdict'], string>> = {
  regressed: '▲ came back',
  'not-regressed': '○ not shown to be back',
};

/** What the river says of the fix: whether it is quiet, whether it came back, and the effect beside it. */
export function ReadingsCard({ flaw, zone }: { flaw: Flaw; zone: string }) {
  const { quiet, regression, effect } = flaw;
  if (!quiet && !regression && !effect) return null;
  return (
    <Card title="Did the fix help?">
      <div className="flaw-readings">
        {regression && <Regression reading={regression} said={flaw.words} zone={zone} />}
        {quiet && <Quiet reading={quiet} isPast={regression?.verdict === 'regressed'} zone={zone} />}
        {effect && (
          <section aria-label="Against what was to be expected">
            <h3>Against what was to be expected</h3>
            <p>
              {flaw.exposure ? `Complaints per 1,000 of ${flaw.exposure.name}. ` : ''}
              {effect.words}
            </p>
            <p className="flaw-small">{effect.method}</p>
          </section>
        )}
        <ExposureChoice flaw={flaw} />
      </div>
    </Card>
  );
}

function Quiet({
  reading,
  isPast,
  zone,
}: {
  reading: QuietReading;
  /** It came back since. */
  isPast: boolean;
  zone: string;
}) {
  const title = isPast ? 'Was it quiet until then?' : 'Is it quiet?';
  const { before, after, ratio, low, high } = reading;
  const span = ({ from, to }: QuietReading['before']) =>
    formatSpan({ startMs: Date.parse(from), endExclusiveMs: Date.parse(to) }, zone);
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className="flaw-verdict">{QUIET[reading.verdict]}</span>
      </h3>
      <p>{reading.words}</p>
      {reading.missing.length > 0 && (
        <ul className="flaw-missing" aria-label="What is missing for a verdict">
          {reading.missing.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {reading.power && (reading.verdict === 'not-yet' || reading.verdict === 'too-early') && (
        <p className="flaw-small">{reading.power}</p>
      )}
      <table className="flaw-table flaw-table-tight">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Stretch</span>
            </th>
            <th scope="col">Complaints</th>
            <th scope="col">Covered days</th>
            <th scope="col">A day</th>
          </tr>
        </thead>
        <tbody>
          {(['before', 'after'] as const).map((name) => {
            const side = name === 'before' ? before : after;
            return (
              <tr key={name}>
                <th scope="row">
                  {name} <small>{span(side)}</small>
                </th>
                <td>{side.complaints}</td>
                <td>{Math.round(side.coveredDays * 10) / 10}</td>
                <td>{side.perDay === null ? '–' : side.perDay.toFixed(2)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="flaw-small">
        {ratio === null
          ? 'There is nothing to divide.'
          : `After over before: ${ratio.toFixed(2)}${low === null || high === null ? '' : `, 95 % between ${low.toFixed(2)} and ${high.toFixed(2)}`}.`}{' '}
        {reading.method}
      </p>
    </section>
  );
}

function Regression({
  reading,
  said,
  zone,
}: {
  reading: RegressionReading;
  /** Stands at the top of the page already. */
  said: string;
  zone: string;
}) {
  const leftOut = [
    ...(reading.olderVersion > 0 ? [`${reading.olderVersion} that name an older version`] : []),
    ...(reading.late > 0 ? [`${reading.late} said before the fix was everywhere`] : []),
  ];
  return (
    <section aria-label="Did it come back?">
      <h3>
        Did it come back? <span className="flaw-verdict">{BACK[reading.verdict]}</span>
      </h3>
      {reading.words !== said && <p>{reading.words}</p>}
      {reading.power && <p className="flaw-small">{reading.power}</p>}
      <p className="flaw-small">
        {reading.since !== null && `Since ${formatDay(Date.parse(reading.since), zone)}. `}
        {leftOut.length > 0 && `Left out: ${leftOut.join(', ')}. `}
        {reading.method}
      </p>
    </section>
  );
}
