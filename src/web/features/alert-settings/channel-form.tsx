import { type FormEvent, useState } from 'react';
import { createAlertChannel } from '../../../contract/alert-channels';
import { DIGESTS, type Digest } from '../../../domain/alerts/alert-kinds';
import { type CallParts, callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { useAlertChange } from './alert-settings-queries';

export const DIGEST_WORDS: Readonly<Record<Digest, string>> = {
  each: 'each at once',
  hourly: 'gathered by the hour',
  daily: 'gathered by the day',
};

type Body = NonNullable<Exclude<CallParts<typeof createAlertChannel>['body'], Blob>>;

/** A webhook with the secret it is signed by, or addresses of e-mail. */
export function ChannelForm({ onDone }: { onDone: () => void }) {
  const [kind, setKind] = useState<'webhook' | 'email'>('webhook');
  const [form, setForm] = useState({ name: '', url: '', secret: '', to: '', digest: 'each' as Digest });
  const add = useAlertChange((body: Body) => callEndpoint(createAlertChannel, { body }));
  const errors = fieldErrors(add.error);
  const set = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [field]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, url, secret, digest } = form;
    const to = form.to.split(/[\s,;]+/).filter((address) => address !== '');
    add.mutate(kind === 'webhook' ? { kind, name, url, secret, digest } : { kind, name, to, digest }, {
      onSuccess: onDone,
    });
  };
  return (
    <form onSubmit={submit} className="alert-editor" aria-label="A new channel">
      {add.error && <ProblemNote error={add.error} />}
      <div className="alert-fields">
        <Field label="Kind">
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              value={kind}
              onChange={({ target }) => setKind(target.value as typeof kind)}
            >
              <option value="webhook">webhook (Slack takes it, too)</option>
              <option value="email">e-mail</option>
            </select>
          )}
        </Field>
        <Field label="Name" error={errors.name}>
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              required
              maxLength={100}
              value={form.name}
              onChange={set('name')}
            />
          )}
        </Field>
        {kind === 'webhook' ? (
          <>
            <Field label="Address" error={errors.url} hint="Only its host is shown afterwards">
              {(control) => (
                <input
                  {...control}
                  className={CONTROL}
                  type="url"
                  required
                  placeholder="https://hooks.slack.com/services/…"
                  value={form.url}
                  onChange={set('url')}
                />
              )}
            </Field>
            <Field
              label="Signing secret"
              error={errors.secret}
              hint="16 characters or more; never shown again. Copy it to the receiver now."
            >
              {(control) => (
                <span className="alert-secret">
                  <input
                    {...control}
                    className={CONTROL}
                    required
                    minLength={16}
                    maxLength={200}
                    autoComplete="off"
                    spellCheck={false}
                    value={form.secret}
                    onChange={set('secret')}
                  />
                  <Button onClick={() => setForm({ ...form, secret: madeSecret() })}>Make one</Button>
                </span>
              )}
            </Field>
          </>
        ) : (
          <Field label="Addresses" error={errors.to} hint="Several with commas between them">
            {(control) => (
              <input {...control} className={CONTROL} required value={form.to} onChange={set('to')} />
            )}
          </Field>
        )}
        <Field label="How often">
          {(control) => (
            <select {...control} className={CONTROL} value={form.digest} onChange={set('digest')}>
              {DIGESTS.map((digest) => (
                <option key={digest} value={digest}>
                  {DIGEST_WORDS[digest]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="alert-save">
        <p>Send a test once it is added; choose it in a rule.</p>
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" type="submit" disabled={add.isPending}>
          Add the channel
        </Button>
      </div>
    </form>
  );
}

function madeSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
