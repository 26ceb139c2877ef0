import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createRoutingRule } from '../../../contract/routing';
import type { Team } from '../../../contract/teams';
import type { Topic } from '../../../contract/topics';
import { callEndpoint } from '../../lib/api';
import { catalogueQuery } from '../../lib/catalogue-query';
import { fieldErrors } from '../../lib/field-errors';
import { languageName } from '../../lib/language-name';
import { useDebounced } from '../../lib/use-debounced';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { useRulesChange, type WrittenRule } from './routing-queries';
import { RulePreview } from './rule-preview';

const SETTLE_MS = 400;
const EMPTY = { topic: '', words: '', source: '', lang: '', minFollowers: '', teamId: '' };
type Form = typeof EMPTY;

/** A rule being written, with what it would have done to the threads that are here. */
export function RuleForm({ teams, topics }: { teams: readonly Team[]; topics: readonly Topic[] }) {
  const catalogue = useQuery(catalogueQuery()).data;
  const [form, setForm] = useState<Form>(EMPTY);
  const settled = useDebounced(form, SETTLE_MS);
  const add = useRulesChange((body: WrittenRule) => callEndpoint(createRoutingRule, { body }));
  const errors = fieldErrors(add.error);
  const written = writtenRule(form);
  const set = (field: keyof Form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [field]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (written) add.mutate(written, { onSuccess: () => setForm(EMPTY) });
  };
  const select = (
    field: 'topic' | 'source' | 'lang',
    label: string,
    choices: readonly [string, string][],
  ) => (
    <Field label={label} error={errors[field]}>
      {(control) => (
        <select {...control} className={CONTROL} value={form[field]} onChange={set(field)}>
          <option value="">any</option>
          {choices.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <form onSubmit={submit} className="rule-form" aria-label="A new rule">
      {add.error && <ProblemNote error={add.error} />}
      <div className="rule-fields">
        {select(
          'topic',
          'Topic',
          topics.map(({ id, name }) => [id, name]),
        )}
        <Field label="Words of the opening" error={errors.words}>
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              maxLength={200}
              placeholder='invoice or "paid twice"'
              value={form.words}
              onChange={set('words')}
            />
          )}
        </Field>
        {select(
          'source',
          'Source',
          (catalogue?.sources ?? []).map(({ id }) => [id, id]),
        )}
        {select(
          'lang',
          'Language',
          (catalogue?.languages ?? []).map(({ lang }) => [lang, languageName(lang)]),
        )}
        <Field label="Followers at least" error={errors.minFollowers}>
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              type="number"
              min={1}
              step={1}
              inputMode="numeric"
              value={form.minFollowers}
              onChange={set('minFollowers')}
            />
          )}
        </Field>
        <Field label="Goes to" error={errors.teamId}>
          {(control) => (
            <select {...control} className={CONTROL} required value={form.teamId} onChange={set('teamId')}>
              <option value="">choose a team</option>
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <RulePreview rule={writtenRule(settled)} />
      <div className="rule-save">
        <p>It is added switched off; the last rule that matches wins.</p>
        <Button look="primary" type="submit" disabled={written === null || add.isPending}>
          Add rule
        </Button>
      </div>
    </form>
  );
}

/** The rule as far as it can be tried; `null`: no team yet, or nothing it looks for. */
function writtenRule({ topic, words, source, lang, minFollowers, teamId }: Form): WrittenRule | null {
  const followers = Number(minFollowers);
  const rule = {
    topic: topic || null,
    words: words.trim() || null,
    source: source || null,
    lang: lang || null,
    minFollowers: Number.isInteger(followers) && followers > 0 ? followers : null,
  };
  const asks = Object.values(rule).some((value) => value !== null);
  return asks && teamId !== '' ? { ...rule, teamId } : null;
}
