import type { ReactNode } from 'react';
import type { EffectAnswer, EffectReading } from '../../../contract/effects';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatInstant, formatSpan } from '../../ui/charts/time-format';
import { levelWords } from './effect-table';
import { detectableWords, subjectWords } from './effect-words';
import { PlaceboStrip } from './placebo-strip';

/** What an effect rests on: windows without one, days, formula, sources, zone and version. */
export function EffectMethod({ answer }: { answer: EffectAnswer }) {
  const { effect, sources, control, zone } = answer;
  const detectable = detectableWords(effect);
  return (
    <Card title="Would it find as much where nothing began?" aside={subjectWords(effect)}>
      <PlaceboStrip effect={effect} />
      <details className="effect-how">
        <summary>How this is computed</summary>
        <dl>
          <Term name="Expected">
            A forecast from the baseline alone: a regression with weekdays
            {effect.measure === 'net-sentiment' ? '' : ', on the log scale (shares: of the odds)'}, around a
            level that may drift or come back. How the level moves is not known from a few weeks, so the
            forecast is an average over the ways it may, each weighted by how well it explains the baseline.
          </Term>
          <Term name="Effect">
            Observed minus expected over the known days of the window
            {effect.unit === 'percent' ? ', in percent of what was expected' : ', in points'}. Average, sum
            and percent are read from one forecast error and cannot disagree. It says how far things ran from
            what was expected, not why.
          </Term>
          <Term name="Interval">
            {levelWords(effect.level)}: it holds the noise of days, the uncertainty of the regression and of
            the level. “Clear”: the {levelWords(effect.level)} interval excludes no effect; “leaning”: the 80
            % interval does.
          </Term>
          <Term name="Baseline">{stretchWords(effect.baseline, zone)}</Term>
          <Term name="Window">{stretchWords(effect.window, zone)}</Term>
          <Term name="Taken into account">
            {control
              ? `${control.kind === 'topic' ? `the counts of ${control.name}` : `the uploaded series ${control.name}; its gaps are left out`}, as a term of the regression`
              : 'nothing else'}
          </Term>
          {effect.per && (
            <Term name="Held against">
              the uploaded series {effect.per.name}
              {effect.per.unit !== null && ` (${effect.per.unit})`}, day by day; a day it does not know has no
              figure
            </Term>
          )}
          <Term name="Could detect">
            {detectable
              ? `${detectable}: the smallest change that comes out clear in 8 of 10 cases`
              : 'cannot be said'}
          </Term>
          <Term name="Sources">
            {sources.read.join(', ') || 'none'}
            {sources.leftOut.length > 0 &&
              `; left out, because not collected all along: ${sources.leftOut.join(', ')}`}
          </Term>
          <Term name="Days">cut in {zone}; a day of which a source is missing has no figure</Term>
          <Term name="Method">
            <code>{effect.version}</code>, computed {formatInstant(Date.parse(answer.computedAt), zone)}
          </Term>
        </dl>
      </details>
    </Card>
  );
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function stretchWords({ from, to, days, known }: EffectReading['baseline'], zone: string): string {
  if (days === 0) return 'no day yet';
  const span = { startMs: Date.parse(from), endExclusiveMs: Date.parse(to) };
  const missing = days - known;
  const all = missing === 0 ? 'all known' : `${known} of them known`;
  return `${formatSpan(span, zone)}: ${formatQuantity(days, 'day')}, ${all}`;
}
