import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { retryAlertDelivery } from '../../../contract/alert-channels';
import { type BoardDigest, deleteDigest, patchDigest, sendDigest } from '../../../contract/digests';
import { callEndpoint } from '../../lib/api';
import { useDigestChange } from '../../lib/digests-query';
import { fieldErrors } from '../../lib/field-errors';
import { Button } from '../../ui/button';
import { formatInstant } from '../../ui/charts/time-format';
import { type DigestWhen, DigestWhenFields, whenWords } from '../../ui/digest-when';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';

/** One reader of a board, and what can be done about it. */
export function DigestItem({ digest }: { digest: BoardDigest }) {
  const params = { id: digest.id };
  const [editing, setEditing] = useState(false);
  const send = useDigestChange(() => callEndpoint(sendDigest, { params }));
  const retry = useDigestChange((id: string) => callEndpoint(retryAlertDelivery, { params: { id } }));
  const resume = useDigestChange(() => callEndpoint(patchDigest, { params, body: { subscribed: true } }));
  const remove = useDigestChange(() => callEndpoint(deleteDigest, { params }));
  const error = send.error ?? retry.error ?? resume.error ?? remove.error;
  const tried = retry.data ?? send.data;
  const subject = `${digest.board.name ?? 'a board that was put away'} to ${digest.address}`;
  const { newest } = digest;
  const isSent = digest.unsubscribedAt === null && digest.board.name !== null;
  return (
    <li className="digest-item">
      <div className="digest-item-words">
        <p>
          <b>{digest.address}</b> gets{' '}
          {digest.board.name === null ? (
            'a board that was put away'
          ) : (
            <Link to="/boards/$boardId" params={{ boardId: digest.board.id }}>
              {digest.board.name}
            </Link>
          )}{' '}
          {whenWords(digest)}
        </p>
        <State digest={digest} />
        {tried && (
          <p role="status" className={tried.ok ? '' : 'digest-problem'}>
            {tried.ok ? '✓ Sent' : '✕ Not sent'}: {tried.words}
          </p>
        )}
        {error && <ProblemNote error={error} />}
        {editing && <WhenForm digest={digest} onDone={() => setEditing(false)} />}
      </div>
      <div className="digest-buttons">
        {isSent && newest !== null && newest.state !== 'sent' && (
          <Button
            aria-label={`Try now: ${subject}`}
            disabled={retry.isPending}
            onClick={() => retry.mutate(newest.id)}
          >
            Try now
          </Button>
        )}
        {isSent && (
          <>
            <Button
              aria-label={`Send one now: ${subject}`}
              disabled={send.isPending}
              onClick={() => send.mutate(undefined)}
            >
              {send.isPending ? 'Sending …' : 'Send one now'}
            </Button>
            <Button
              look="quiet"
              aria-label={`Change: ${subject}`}
              aria-expanded={editing}
              onClick={() => setEditing(!editing)}
            >
              Change
            </Button>
          </>
        )}
        {digest.unsubscribedAt !== null && (
          <Button
            aria-label={`They asked for it again: ${subject}`}
            disabled={resume.isPending}
            onClick={() => resume.mutate(undefined)}
          >
            They asked for it again
          </Button>
        )}
        <RemoveButton
          look="quiet"
          subject={subject}
          asking="Remove; the address is forgotten"
          pending={remove.isPending}
          onRemove={() => remove.mutate(undefined)}
        />
      </div>
    </li>
  );
}

function State({ digest }: { digest: BoardDigest }) {
  const { newest, zone } = digest;
  const when = (at: string) => formatInstant(Date.parse(at), zone);
  return (
    <>
      <p className="digest-facts">
        <span>{digest.lastSentAt ? `✓ last sent ${when(digest.lastSentAt)}` : 'nothing sent yet'}</span>
        {digest.nextAt && <span>next {when(digest.nextAt)}</span>}
        {digest.unsubscribedAt && <span>✕ unsubscribed {when(digest.unsubscribedAt)}</span>}
        {digest.board.name === null && <span>✕ nothing is sent of a board that was put away</span>}
        {digest.missedAt && <span>left out {when(digest.missedAt)}: it would have been too late</span>}
      </p>
      {newest && newest.state !== 'sent' && (
        <p className="digest-problem">
          {newest.state === 'failed' ? '✕ The newest was given up' : '… The newest waits'}
          {newest.dueAt && newest.words && `, tried again ${when(newest.dueAt)}`}
          {newest.words && `: ${newest.words}`}
        </p>
      )}
    </>
  );
}

function WhenForm({ digest, onDone }: { digest: BoardDigest; onDone: () => void }) {
  const { cadence, weekday, hour, zone, days } = digest;
  const [form, setForm] = useState<DigestWhen>({ cadence, weekday: weekday ?? 1, hour, zone, days });
  const change = useDigestChange(() => callEndpoint(patchDigest, { params: { id: digest.id }, body: form }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(undefined, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} aria-label={`When ${digest.address} gets it`} className="digest-form">
      {change.error && <ProblemNote error={change.error} />}
      <div className="digest-form-fields">
        <DigestWhenFields
          when={form}
          errors={fieldErrors(change.error)}
          set={(given) => setForm((before) => ({ ...before, ...given }))}
        />
      </div>
      <div className="digest-buttons">
        <Button look="primary" type="submit" disabled={change.isPending}>
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
