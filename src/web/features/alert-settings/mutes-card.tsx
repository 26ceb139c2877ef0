import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AlertRule } from '../../../contract/alert-rules';
import { createMute, deleteMute, type Mute } from '../../../contract/alerts';
import { type CallParts, callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { serverNowMs } from '../../lib/server-clock';
import { instantOfWall, wallOf } from '../../lib/wall-time';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatInstant } from '../../ui/charts/time-format';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { mutesQuery, useAlertChange } from './alert-settings-queries';

const HOUR_MS = 3_600_000;
type Body = NonNullable<Exclude<CallParts<typeof createMute>['body'], Blob>>;

/** Times in which nothing is sent: a move, a holiday, a planned outage. */
export function MutesCard({ rules, zone }: { rules: readonly AlertRule[]; zone: string }) {
  const mutes = useQuery(mutesQuery());
  const [adding, setAdding] = useState(false);
  const items = mutes.data?.items ?? [];
  return (
    <Card
      title="Mute windows"
      aside={
        !adding && (
          <Button look="quiet" onClick={() => setAdding(true)}>
            Add a mute window
          </Button>
        )
      }
    >
      {mutes.error && <ProblemNote error={mutes.error} onRetry={() => void mutes.refetch()} />}
      {mutes.data && items.length === 0 && !adding && (
        <p className="alert-note">
          None. In a mute window nothing is sent; alerts stand in the app all the same.
        </p>
      )}
      <ul className="alert-items" aria-label="Mute windows">
        {items.map((mute) => (
          <MuteItem key={mute.id} mute={mute} zone={zone} />
        ))}
      </ul>
      {adding && <MuteForm rules={rules} zone={zone} onDone={() => setAdding(false)} />}
    </Card>
  );
}

function MuteItem({ mute, zone }: { mute: Mute; zone: string }) {
  const remove = useAlertChange(() => callEndpoint(deleteMute, { params: { id: mute.id } }));
  return (
    <li className="alert-item">
      <div className="alert-item-words">
        <p>
          <b>{mute.rule ? mute.rule.name : 'Every rule'}</b>: {mute.reason}
        </p>
        <p className="alert-rule-facts">
          <span>
            {formatInstant(Date.parse(mute.from), zone)} to {formatInstant(Date.parse(mute.to), zone)}
          </span>
          {mute.actor && <span>by {mute.actor.name}</span>}
        </p>
        {remove.error && <ProblemNote error={remove.error} />}
      </div>
      <RemoveButton
        look="quiet"
        subject={mute.reason}
        pending={remove.isPending}
        onRemove={() => remove.mutate(undefined)}
      />
    </li>
  );
}

function MuteForm({
  rules,
  zone,
  onDone,
}: {
  rules: readonly AlertRule[];
  zone: string;
  onDone: () => void;
}) {
  const [form, setForm] = useState(() => {
    const nowMs = serverNowMs();
    return { rule: '', from: wallOf(nowMs, zone), to: wallOf(nowMs + 8 * HOUR_MS, zone), reason: '' };
  });
  const add = useAlertChange((body: Body) => callEndpoint(createMute, { body }));
  const errors = fieldErrors(add.error);
  const set = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [field]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      ruleId: form.rule || null,
      from: instantOfWall(form.from, zone),
      to: instantOfWall(form.to, zone),
      reason: form.reason,
    };
    add.mutate(body, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="alert-editor" aria-label="A new mute window">
      {add.error && <ProblemNote error={add.error} />}
      <div className="alert-fields">
        <Field label="Mute">
          {(control) => (
            <select {...control} className={CONTROL} value={form.rule} onChange={set('rule')}>
              <option value="">every rule</option>
              {rules.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Why" error={errors.reason}>
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              required
              maxLength={300}
              value={form.reason}
              onChange={set('reason')}
            />
          )}
        </Field>
        {(['from', 'to'] as const).map((edge) => (
          <Field key={edge} label={`${edge === 'from' ? 'From' : 'To'} (${zone})`} error={errors[edge]}>
            {(control) => (
              <input
                {...control}
                className={CONTROL}
                type="datetime-local"
                required
                value={form[edge]}
                onChange={set(edge)}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="alert-save">
        <p />
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" type="submit" disabled={add.isPending}>
          Add the mute window
        </Button>
      </div>
    </form>
  );
}
