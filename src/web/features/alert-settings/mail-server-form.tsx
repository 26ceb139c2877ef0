import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { deleteMailServer, type MailServer, putMailServer } from '../../../contract/alert-channels';
import { MAIL_SECURITIES, type MailSecurity } from '../../../domain/alerts/alert-kinds';
import { type CallParts, callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { mailServerQuery, useAlertChange } from './alert-settings-queries';

const SECURITIES: Readonly<Record<MailSecurity, string>> = {
  tls: 'TLS from the start (465)',
  starttls: 'STARTTLS, required (587)',
  none: 'not encrypted, without a password (25)',
};

type Body = NonNullable<Exclude<CallParts<typeof putMailServer>['body'], Blob>>;

/** The server that sends mail, in a sentence and to be set; its password is written, never read. */
export function MailServerForm() {
  const server = useQuery(mailServerQuery());
  const [open, setOpen] = useState(false);
  if (server.error) return <ProblemNote error={server.error} onRetry={() => void server.refetch()} />;
  if (!server.data) return null;
  const { from } = server.data;
  return (
    <div className="alert-mail">
      <p className="alert-note">
        {mailWords(server.data)}{' '}
        {from !== 'environment' && (
          <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {from === 'none' ? 'Set the mail server' : 'Change the mail server'}
          </Button>
        )}
      </p>
      {open && <Form server={server.data} onDone={() => setOpen(false)} />}
    </div>
  );
}

function mailWords({ from, host, port, sender }: MailServer): string {
  if (from === 'none') return 'No mail server is set: no e-mail can be sent.';
  const where = from === 'environment' ? ', set by EDDYLINE_SMTP where it was started' : '';
  return `E-mail goes out by ${host}:${port} as ${sender}${where}.`;
}

function Form({ server, onDone }: { server: MailServer; onDone: () => void }) {
  const [form, setForm] = useState({
    host: server.host ?? '',
    port: String(server.port ?? 587),
    security: server.security ?? ('starttls' as MailSecurity),
    user: server.user ?? '',
    password: '',
    sender: server.sender ?? '',
  });
  const save = useAlertChange((body: Body) => callEndpoint(putMailServer, { body }));
  const forget = useAlertChange(() => callEndpoint(deleteMailServer, {}));
  const errors = fieldErrors(save.error);
  const set = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [field]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { password, user, port, ...others } = form;
    const body = { ...others, port: Number(port), user: user || null, ...(password ? { password } : {}) };
    save.mutate(body, { onSuccess: onDone });
  };
  const text = (field: 'host' | 'port' | 'user' | 'sender', label: string, required = true) => (
    <Field label={label} error={errors[field]}>
      {(control) => (
        <input
          {...control}
          className={CONTROL}
          required={required}
          autoComplete="off"
          value={form[field]}
          onChange={set(field)}
        />
      )}
    </Field>
  );
  return (
    <form onSubmit={submit} className="alert-editor" aria-label="The mail server">
      {(save.error ?? forget.error) && <ProblemNote error={(save.error ?? forget.error) as Error} />}
      <div className="alert-fields">
        {text('host', 'Server')}
        {text('port', 'Port')}
        <Field label="Connection" error={errors.security}>
          {(control) => (
            <select {...control} className={CONTROL} value={form.security} onChange={set('security')}>
              {MAIL_SECURITIES.map((security) => (
                <option key={security} value={security}>
                  {SECURITIES[security]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {text('sender', 'Written by (address)')}
        {text('user', 'User', false)}
        <Field
          label="Password"
          error={errors.password}
          hint={server.hasPassword ? 'One is set; leave this empty to keep it' : 'Never shown again'}
        >
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              type="password"
              autoComplete="new-password"
              value={form.password}
              onChange={set('password')}
            />
          )}
        </Field>
      </div>
      <div className="alert-save">
        <p />
        {server.from === 'settings' && (
          <RemoveButton
            subject="the mail server"
            pending={forget.isPending}
            onRemove={() => forget.mutate(undefined, { onSuccess: onDone })}
          />
        )}
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" type="submit" disabled={save.isPending}>
          Save the mail server
        </Button>
      </div>
    </form>
  );
}
