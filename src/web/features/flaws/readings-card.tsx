import { useQuery } from '@tanstack/react-query';
import type { Flaw, FlawFix, QuietReading, RegressionReading } from '../../../contract/flaw-schemas';
import { perDayWords } from '../../../domain/flaw/per-day-words';
import { serverNowMs } from '../../lib/server-clock';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatDay, formatSpan } from '../../ui/charts/time-format';
import { HowNote } from '../../ui/how-note';
import { ExposureChoice } from './exposure-choice';
import { flawSeriesQuery } from './flaw-queries';

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
    <Card
      title={`Did ${fixName(flaw.fixes.find(({ effectiveAt }) => Date.parse(effectiveAt) <= serverNowMs()))} help?`}
    >
      <div className="flaw-readings">
        {(quiet ?? regression) && flaw.figures.proposed > 0 && (
          <p className="flaw-small">
            Complaints are counted here with those that are only proposed; the head of the page counts those
            people put on the flaw.
          </p>
        )}
        <Proof flawId={flaw.id} quiet={quiet} regression={regression} said={flaw.words} zone={zone} />
        {effect && (
          <section aria-label="Against what was to be expected">
            <h3>Against what was to be expected</h3>
            <p>
              {flaw.exposure ? `Complaints per 1,000 of ${flaw.exposure.name}. ` : ''}
              {effect.words}
            </p>
            <HowNote>
              <code>{effect.method}</code>
            </HowNote>
          </section>
        )}
        {flaw.earlierProofs.map((proof) => (
          <EarlierProof key={proof.fixId} flaw={flaw} proof={proof} zone={zone} />
        ))}
        <ExposureChoice flaw={flaw} />
      </div>
    </Card>
  );
}

function fixName(fix: FlawFix | null | undefined): string {
  return fix ? `fix ${fix.version ?? `“${fix.label}”`}` : 'the fix';
}

/** What was proved of a fix before the next one was there, folded: its verdicts stand in the line. */
function EarlierProof({
  flaw,
  proof,
  zone,
}: {
  flaw: Flaw;
  proof: Flaw['earlierProofs'][number];
  zone: string;
}) {
  const { quiet, regression, fixId } = proof;
  const verdicts = [quiet && QUIET[quiet.verdict], regression && BACK[regression.verdict]];
  return (
    <details className="flaw-earlier">
      <summary>
        Earlier {fixName(flaw.fixes.find(({ id }) => id === fixId))}:{' '}
        {verdicts.filter((words) => words !== null).join(', ')}
      </summary>
      <Proof flawId={flaw.id} quiet={quiet} regression={regression} said="" zone={zone} />
    </details>
  );
}

/** Came it back, and is it quiet: once it came back, only whether it had been. */
function Proof({
  flawId,
  quiet,
  regression,
  said,
  zone,
}: Pick<Flaw, 'quiet' | 'regression'> & {
  flawId: string;
  /** Stands at the top of the page already. */
  said: string;
  zone: string;
}) {
  return (
    <>
      {regression && <Regression reading={regression} said={said} zone={zone} />}
      {quiet && (
        <Quiet
          flawId={flawId}
          reading={quiet}
          isPast={regression?.verdict === 'regressed'}
          said={said}
          zone={zone}
        />
      )}
    </>
  );
}

/** Until when it is counted, and by which formula. */
function Foot({ reading, zone }: { reading: Pick<QuietReading, 'asOf' | 'method'>; zone: string }) {
  return (
    <>
      {reading.asOf !== undefined && (
        <p className="flaw-small">As of {formatDay(Date.parse(reading.asOf), zone)}.</p>
      )}
      <HowNote>
        <code>{reading.method}</code>
      </HowNote>
    </>
  );
}

function Quiet({
  flawId,
  reading,
  isPast,
  said,
  zone,
}: {
  flawId: string;
  reading: QuietReading;
  /** It came back since. */
  isPast: boolean;
  /** Stands at the top of the page already. */
  said: string;
  zone: string;
}) {
  const title = isPast ? 'Was it quiet until then?' : 'Is it quiet?';
  const { before, after } = reading;
  const span = ({ from, to }: QuietReading['before']) =>
    formatSpan({ startMs: Date.parse(from), endExclusiveMs: Date.parse(to) }, zone);
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className="flaw-verdict">{QUIET[reading.verdict]}</span>
      </h3>
      {!said.endsWith(reading.words) && <p>{reading.words}</p>}
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
            <th scope="col">Complaints a day</th>
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
                <td>{side.perDay === null ? '–' : perDayWords(side.perDay)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <LaterOnes flawId={flawId} reading={reading} zone={zone} />
      <Foot reading={reading} zone={zone} />
    </section>
  );
}

/** What was put on the flaw after it was read quiet, and said in the days that were read: the chart shows it, the verdict of then does not. */
function LaterOnes({ flawId, reading, zone }: { flawId: string; reading: QuietReading; zone: string }) {
  const days = useQuery(flawSeriesQuery(flawId)).data?.days ?? [];
  const { from, to, complaints } = reading.after;
  const now = days
    .filter(({ start }) => Date.parse(start) >= Date.parse(from) && Date.parse(start) < Date.parse(to))
    .reduce((sum, day) => sum + (day.complaints ?? 0) + (day.proposed ?? 0), 0);
  if (reading.asOf === undefined || now <= complaints) return null;
  return (
    <p className="flaw-small">
      The chart shows {formatQuantity(now, 'complaint')} in these days, {now - complaints} more than were
      known when this was read on {formatDay(Date.parse(reading.asOf), zone)}: put here since. The verdict
      stays as it was read.
    </p>
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
  return (
    <section aria-label="Did it come back?">
      <h3>
        Did it come back? <span className="flaw-verdict">{BACK[reading.verdict]}</span>
      </h3>
      {!said.endsWith(reading.words) && <p>{reading.words}</p>}
      {reading.power && <p className="flaw-small">{reading.power}</p>}
      <Foot reading={reading} zone={zone} />
    </section>
  );
}
