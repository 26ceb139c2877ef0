import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Campaign } from '../../../contract/campaigns';
import type { PledgeMeasure } from '../../../contract/pledge-measures';
import { hasDistinctMeasures, type Pledge, SAME_COUNTER_WORDS, writePledge } from '../../../contract/pledges';
import type { Topic } from '../../../contract/topics';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/charts/number-format';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { addDays, localDayOf, startOfLocalDay } from '../../url-state/local-day';
import { refreshPledge } from './pledge-queries';
import { unitOf } from './pledge-words';
import { PowerNote } from './power-note';
import { type Target, TargetFields } from './target-fields';

const BASELINES = [28, 42, 56, 84, 112];
const CHECK_AFTER_DAYS = 14;
const MOST_CHANGE = 1000;

/** Writes a pledge; of a sealed one this is an amendment, which needs a reason. */
export function PledgeForm({
  campaign,
  pledge,
  topics,
  zone,
  onDone,
}: {
  campaign: Campaign;
  pledge: Pledge | null;
  topics: readonly Topic[];
  zone: string;
  onDone: () => void;
}) {
  const client = useQueryClient();
  const [target, setTarget] = useState<Target>(
    pledge ?? {
      measure: 'positive',
      topic: campaign.topics[0] ?? null,
      among: null,
      per: null,
      direction: 'up',
    },
  );
  const [counter, setCounter] = useState<Target | null>(
    pledge
      ? pledge.counter
      : { measure: 'negative', topic: campaign.topics[0] ?? null, among: null, per: null, direction: 'up' },
  );
  const [smallestChange, setSmallest] = useState(String(pledge?.smallestChange ?? 15));
  const [baselineDays, setBaseline] = useState(pledge?.baselineDays ?? 56);
  const lastDay = localDayOf(Date.parse(campaign.endExclusive) - 1, zone);
  const [checkDay, setCheckDay] = useState(
    pledge ? localDayOf(Date.parse(pledge.checkAt), zone) : addDays(lastDay, CHECK_AFTER_DAYS),
  );
  const [reason, setReason] = useState('');
  const isSealed = pledge?.state === 'sealed';
  const terms = {
    measure: target.measure,
    topic: target.topic,
    among: target.among,
    per: target.per,
    direction: target.direction,
    smallestChange: readNumber(smallestChange),
    baselineDays,
    checkAt: checkDay === '' ? '' : startOfLocalDay(checkDay, zone),
    counter,
  };
  const save = useMutation({
    mutationFn: () =>
      callEndpoint(writePledge, {
        params: { id: campaign.id },
        body: { ...terms, reason: isSealed ? reason : null },
      }),
    onSuccess: async () => {
      await refreshPledge(client);
      onDone();
    },
  });
  // What is wrong already is said at its field as it is written, and not sent.
  const written = wrongTerms(terms);
  const wrong = { ...fieldErrors(save.error), ...written };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (Object.keys(written).length === 0) save.mutate();
    else event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const baselines = BASELINES.includes(baselineDays) ? BASELINES : [...BASELINES, baselineDays];
  return (
    <form className="pledge-form" onSubmit={submit}>
      <TargetFields target={target} topics={topics} errors={wrong} onChange={setTarget} />
      <div className="pledge-target">
        <Field
          label={`Smallest change worth having, in ${unitOf(target.measure)}`}
          error={wrong.smallestChange}
        >
          {(attributes) => (
            <input
              {...attributes}
              className={CONTROL}
              inputMode="decimal"
              required
              value={smallestChange}
              onChange={(event) => setSmallest(event.target.value)}
            />
          )}
        </Field>
        <Field label="Baseline before the start" error={wrong.baselineDays}>
          {(attributes) => (
            <select
              {...attributes}
              className={CONTROL}
              value={baselineDays}
              onChange={(event) => setBaseline(Number(event.target.value))}
            >
              {baselines.map((days) => (
                <option key={days} value={days}>
                  {days} days
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Check on" error={wrong.checkAt} hint={`Days of ${zone}`}>
          {(attributes) => (
            <input
              {...attributes}
              className={CONTROL}
              type="date"
              required
              value={checkDay}
              onChange={(event) => setCheckDay(event.target.value)}
            />
          )}
        </Field>
      </div>
      <fieldset className="pledge-counter">
        <legend>
          <label>
            <input
              type="checkbox"
              checked={counter !== null}
              onChange={() =>
                setCounter(
                  counter === null
                    ? { measure: 'negative', topic: target.topic, among: null, per: null, direction: 'up' }
                    : null,
                )
              }
            />
            A counter-current that would show it did harm
          </label>
        </legend>
        {counter !== null && (
          <TargetFields
            target={counter}
            topics={topics}
            errors={wrong.counter ? { measure: wrong.counter } : {}}
            onChange={setCounter}
          />
        )}
      </fieldset>
      {isSealed && (
        <Field
          label="Why is the sealed pledge changed?"
          error={wrong.reason}
          hint="Kept with the change, for everybody to read."
        >
          {(attributes) => (
            <input
              {...attributes}
              className={CONTROL}
              required
              minLength={3}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      <PowerNote campaignId={campaign.id} terms={terms} onSize={(size) => setSmallest(String(size))} />
      {save.error && Object.keys(fieldErrors(save.error)).length === 0 && <ProblemNote error={save.error} />}
      <div className="pledge-actions">
        <Button type="submit" look="primary" disabled={save.isPending}>
          {isSealed ? 'Amend the pledge' : 'Save the draft'}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

/** Digits with a point or a comma; anything else is no number, and is said to be none. */
function readNumber(written: string): number {
  return /^\s*\d+([.,]\d+)?\s*$/.test(written) ? Number(written.replace(',', '.')) : Number.NaN;
}

/** What can be told to be wrong before the server is asked, by field. */
function wrongTerms(terms: {
  measure: PledgeMeasure;
  smallestChange: number;
  counter: Target | null;
}): Record<string, string> {
  return {
    ...(terms.smallestChange > 0 && terms.smallestChange <= MOST_CHANGE
      ? {}
      : { smallestChange: `A number above 0 and up to ${formatCount(MOST_CHANGE)}, such as 15.` }),
    ...(hasDistinctMeasures(terms) ? {} : { counter: SAME_COUNTER_WORDS }),
  };
}
