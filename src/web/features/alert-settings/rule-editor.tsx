import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AlertRule, createAlertRule, patchAlertRule } from '../../../contract/alert-rules';
import {
  ALERT_RULE_KINDS,
  SILENCE_OF,
  SPIKE_MEASURES,
  THRESHOLD_MEASURES,
  THRESHOLD_SIDES,
} from '../../../domain/alerts/alert-kinds';
import { AWAITED_STAGES } from '../../../domain/flow/flow-stages';
import { callEndpoint } from '../../lib/api';
import { campaignsQuery } from '../../lib/campaigns-query';
import { catalogueQuery } from '../../lib/catalogue-query';
import { flawsQuery } from '../../lib/flaws-query';
import { teamsQuery } from '../../lib/teams-query';
import { topicsQuery } from '../../lib/topics-query';
import { useDebounced } from '../../lib/use-debounced';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { channelsQuery, useAlertChange, type WrittenRule } from './alert-settings-queries';
import { ReplayView } from './replay-view';
import { fieldsOf, NEW_RULE, type RuleFields, writtenRule } from './rule-fields';

const SETTLE_MS = 500;
const KIND_WORDS = {
  spike: 'A burst above what is usual',
  threshold: 'A count beyond a limit',
  silence: 'A silence where something should be said',
  regressed: 'A fixed flaw comes back',
  dam: 'Complaints wait too long at one stage',
  unanswered: 'Complaints wait for an answer, or never get one',
} as const;
const MEASURE_WORDS: Record<string, string> = {
  mentions: 'mentions',
  negative: 'negative mentions',
  complaints: 'complaints',
  'negative-share': 'share of negatives, in %',
};

type TextField = {
  [Key in keyof RuleFields]: RuleFields[Key] extends string ? Key : never;
}[keyof RuleFields];
type Choices = readonly (readonly [value: string, label: string])[];

/** A rule being written or changed, with what it would have raised below; from there it is switched on, or kept off. */
export function RuleEditor({ rule, onDone }: { rule: AlertRule | null; onDone: () => void }) {
  const [fields, setFields] = useState<RuleFields>(() => (rule ? fieldsOf(rule) : NEW_RULE));
  const settled = useDebounced(fields, SETTLE_MS);
  const [kept, setKept] = useState(rule);
  const save = useAlertChange(async ({ switchOn, ...body }: WrittenRule & { switchOn: boolean }) => {
    const saved = kept
      ? await callEndpoint(patchAlertRule, { params: { id: kept.id }, body })
      : await callEndpoint(createAlertRule, { body });
    // Should only switching it on fail, it is there already and must not be added twice.
    setKept(saved);
    return switchOn && !saved.enabled
      ? callEndpoint(patchAlertRule, { params: { id: saved.id }, body: { enabled: true } })
      : saved;
  });
  const written = writtenRule(fields);
  const tried = writtenRule(settled);
  const set = (change: Partial<RuleFields>) => setFields((current) => ({ ...current, ...change }));
  const keep = (switchOn: boolean) => {
    if (written && written.name !== '') save.mutate({ ...written, switchOn }, { onSuccess: onDone });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep(true);
  };
  const isShort = written === null || fields.name.trim() === '' || save.isPending;
  return (
    <form onSubmit={submit} className="alert-editor" aria-label={rule ? `Change ${rule.name}` : 'A new rule'}>
      {save.error && <ProblemNote error={save.error} showFields />}
      <div className="alert-fields">
        <Text fields={fields} set={set} field="name" label="Name" required />
        <Select
          fields={fields}
          set={set}
          field="kind"
          label="Look for"
          choices={ALERT_RULE_KINDS.map((kind) => [kind, KIND_WORDS[kind]])}
        />
        <Conditions fields={fields} set={set} />
      </div>
      <WhoAndWhere fields={fields} set={set} />
      {tried && (
        <ReplayView
          asked={{ looksFor: tried.looksFor, tellExpected: fields.tellExpected }}
          name={tried.name}
        />
      )}
      {!tried && <p className="alert-note">A number is missing: fill it in to replay the rule.</p>}
      <div className="alert-save">
        <p>It speaks of what begins, or still lasts, from then on.</p>
        <Button onClick={onDone}>Cancel</Button>
        <Button disabled={isShort || rule?.enabled} onClick={() => keep(false)}>
          Save, switched off
        </Button>
        <Button look="primary" type="submit" disabled={isShort}>
          {rule?.enabled ? 'Save, it stays on' : 'Save and switch on'}
        </Button>
      </div>
    </form>
  );
}

interface Editing {
  fields: RuleFields;
  set: (change: Partial<RuleFields>) => void;
}

function Conditions({ fields, set }: Editing) {
  const editing = { fields, set };
  switch (fields.kind) {
    case 'spike':
    case 'threshold': {
      const isSpike = fields.kind === 'spike';
      const measures: readonly string[] = isSpike ? SPIKE_MEASURES : THRESHOLD_MEASURES;
      return (
        <>
          <Select
            {...editing}
            field="measure"
            label="Of"
            choices={measures.map((one) => [one, MEASURE_WORDS[one] ?? one])}
          />
          <TopicSelect {...editing} />
          <SourceSelect {...editing} />
          <Select
            {...editing}
            field="grain"
            label="Counted by"
            choices={[
              ['hour', 'hour'],
              ['day', 'day'],
            ]}
          />
          {isSpike ? (
            <Text
              {...editing}
              field="minSeverity"
              label="Severity at least"
              hint="Standard deviations; empty: every burst (3.5)"
              numeric
            />
          ) : (
            <>
              <Select
                {...editing}
                field="side"
                label="Is"
                choices={THRESHOLD_SIDES.map((side) => [side, side])}
              />
              <Text
                {...editing}
                field="value"
                label={fields.measure === 'negative-share' ? 'Percent' : 'This many'}
                numeric
              />
            </>
          )}
          <Text
            {...editing}
            field="persistence"
            label={`For so many ${fields.grain}s in a row`}
            hint="Complete ones only"
            numeric
          />
        </>
      );
    }
    case 'silence':
      return (
        <>
          <Select
            {...editing}
            field="of"
            label="Of"
            choices={SILENCE_OF.map((of) => [of, of === 'source' ? 'a source' : 'a campaign'])}
          />
          {fields.of === 'source' ? <SourceSelect {...editing} /> : <CampaignSelect {...editing} />}
          <Text
            {...editing}
            field="persistence"
            label={fields.of === 'source' ? 'For so many hours' : 'For so many days'}
            hint="Collected time only"
            numeric
          />
          {fields.of === 'source' && (
            <Text
              {...editing}
              field="oneIn"
              label="Rarer than once in"
              hint="Such stretches, by its own past"
              numeric
            />
          )}
        </>
      );
    case 'regressed':
      return (
        <>
          <FlawSelect {...editing} />
          <TopicSelect {...editing} />
          <Text {...editing} field="minPeople" label="Said by at least so many people" numeric />
        </>
      );
    case 'unanswered':
      return (
        <>
          <TeamSelect {...editing} field="damTeam" label="At the team" none="any team" />
          <TopicSelect {...editing} />
          <Text
            {...editing}
            field="hours"
            label="Waiting longer than so many hours"
            hint="Since it was said, without a public answer of ours"
            numeric
          />
          <Text
            {...editing}
            field="minComplaints"
            label="At least so many complaints"
            hint="That came to wait so long within one day"
            numeric
          />
        </>
      );
    case 'dam':
      return (
        <>
          <TeamSelect {...editing} field="damTeam" label="At the team" none="any team" />
          <Select
            {...editing}
            field="stage"
            label="Wait to be"
            choices={[['', 'anything'], ...AWAITED_STAGES.map((stage) => [stage, stage] as const)]}
          />
          <Text {...editing} field="minComplaints" label="At least so many complaints" numeric />
          <Text {...editing} field="persistence" label="For so many days in a row" numeric />
        </>
      );
  }
}

function WhoAndWhere({ fields, set }: Editing) {
  const channels = useQuery(channelsQuery()).data?.items ?? [];
  const toggle = (id: string) =>
    set({
      channelIds: fields.channelIds.includes(id)
        ? fields.channelIds.filter((one) => one !== id)
        : [...fields.channelIds, id],
    });
  return (
    <div className="alert-fields">
      <TeamSelect fields={fields} set={set} field="teamId" label="Whose it is" none="everyone’s" />
      <fieldset className="alert-ticks">
        <legend>Sent to, beside the app</legend>
        {channels.length === 0 && <p>No channel yet: add one below.</p>}
        {channels.map(({ id, name, kind }) => (
          <label key={id}>
            <input type="checkbox" checked={fields.channelIds.includes(id)} onChange={() => toggle(id)} />
            {name} <small>{kind}</small>
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            checked={fields.tellExpected}
            onChange={({ target }) => set({ tellExpected: target.checked })}
          />
          Send expected ones, too
        </label>
      </fieldset>
    </div>
  );
}

function Text({
  fields,
  set,
  field,
  label,
  hint,
  numeric = false,
  required = false,
}: Editing & { field: TextField; label: string; hint?: string; numeric?: boolean; required?: boolean }) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          className={CONTROL}
          required={required}
          maxLength={120}
          inputMode={numeric ? 'decimal' : 'text'}
          value={fields[field]}
          onChange={({ target }) => set({ [field]: target.value })}
        />
      )}
    </Field>
  );
}

function Select({
  fields,
  set,
  field,
  label,
  choices,
}: Editing & { field: TextField; label: string; choices: Choices }) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className={CONTROL}
          value={fields[field]}
          onChange={({ target }) => set({ [field]: target.value })}
        >
          {choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function TopicSelect(editing: Editing) {
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const choices: Choices = [['', 'all that is said'], ...topics.map(({ id, name }) => [id, name] as const)];
  return <Select {...editing} field="topic" label="About" choices={choices} />;
}

function SourceSelect(editing: Editing) {
  const sources = useQuery(catalogueQuery()).data?.sources ?? [];
  const choices: Choices = [['', 'any source'], ...sources.map(({ id }) => [id, id] as const)];
  return <Select {...editing} field="source" label="On" choices={choices} />;
}

function CampaignSelect(editing: Editing) {
  const campaigns = useQuery(campaignsQuery()).data?.items ?? [];
  const choices: Choices = [['', 'any that runs'], ...campaigns.map(({ id, name }) => [id, name] as const)];
  return <Select {...editing} field="campaign" label="Campaign" choices={choices} />;
}

function FlawSelect(editing: Editing) {
  const flaws = useQuery(flawsQuery()).data?.items ?? [];
  const choices: Choices = [['', 'any flaw'], ...flaws.map(({ id, title }) => [id, title] as const)];
  return <Select {...editing} field="flaw" label="Flaw" choices={choices} />;
}

function TeamSelect({
  none,
  ...rest
}: Editing & { field: 'teamId' | 'damTeam'; label: string; none: string }) {
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const choices: Choices = [['', none], ...teams.map(({ id, name }) => [id, name] as const)];
  return <Select {...rest} choices={choices} />;
}
