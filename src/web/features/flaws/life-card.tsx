import type { Flaw, FlawStep } from '../../../contract/flaw-schemas';
import { Card } from '../../ui/card';
import { formatDay, formatInstant } from '../../ui/charts/time-format';
import { FLAW_STATE_WORDS, PLANNED } from '../../ui/flaw-state-words';
import { daysWords, isPlanned, nameOf, recentWords } from './flaw-words';

const DAY_MS = 86_400_000;
const BY: Readonly<Record<FlawStep['by'], string>> = {
  person: '',
  clock: 'by the clock',
  river: 'by the river',
};

/** What its state rests on, in words, and how it came there: from the first complaint, step by step. */
export function LifeCard({ flaw, zone }: { flaw: Flaw; zone: string }) {
  const { firstToNotice, figures } = flaw;
  const now = recentWords(flaw, zone);
  const last = flaw.steps.length - 1;
  return (
    <Card>
      <p className="flaw-says">
        {flaw.words} <small>As of {formatDay(Date.parse(flaw.stateAt), zone)}.</small>
      </p>
      {now !== '' && <p className="flaw-now">{now}.</p>}
      <ol className="flaw-life" aria-label="Its life">
        {figures.firstAt !== null && (
          <li>
            <b>heard</b>
            <span title={formatInstant(Date.parse(figures.firstAt), zone)}>
              {formatDay(Date.parse(figures.firstAt), zone)}
              {firstToNotice && `, ${nameOf(firstToNotice)} first`}
            </span>
          </li>
        )}
        {flaw.steps.map((step, index) => (
          <li key={`${step.at} ${step.to}`} data-by={step.by} data-to={step.to} title={step.words}>
            <b>{index === last && isPlanned(flaw) ? PLANNED.name : FLAW_STATE_WORDS[step.to].name}</b>
            <span>
              {formatDay(Date.parse(step.at), zone)}
              {afterWords(step, flaw.steps[index - 1]?.at ?? figures.firstAt)}
            </span>
            <span>{BY[step.by] || (step.actor?.name ?? '')}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function afterWords({ at }: FlawStep, before: string | null): string {
  if (before === null) return '';
  const days = (Date.parse(at) - Date.parse(before)) / DAY_MS;
  return days < 0.05 ? '' : `, after ${daysWords(days)}`;
}
