import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Board } from '../../../contract/boards';
import { type BoardDigest, createDigest, sendDigest } from '../../../contract/digests';
import { callEndpoint } from '../../lib/api';
import { digestsQuery, useDigestChange } from '../../lib/digests-query';
import { fieldErrors } from '../../lib/field-errors';
import { Button } from '../../ui/button';
import { formatInstant } from '../../ui/charts/time-format';
import { Dialog } from '../../ui/dialog';
import { DigestNotes } from '../../ui/digest-notes';
import { type DigestWhen, DigestWhenFields } from '../../ui/digest-when';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { DigestPreview } from './digest-preview';
import './digest.css';

/** Sends a board to an address, daily or weekly, and shows what would be sent now. */
export function DigestDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  const listed = useQuery(digestsQuery());
  const [address, setAddress] = useState('');
  const [when, setWhen] = useState<DigestWhen>(() => ({
    cadence: 'weekly',
    weekday: 1,
    hour: 7,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    days: null,
  }));
  const add = useDigestChange(() =>
    callEndpoint(createDigest, { body: { board: board.id, address: address.trim(), ...when } }),
  );
  const errors = fieldErrors(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined);
  };
  return (
    <Dialog title={`Send “${board.name}” by e-mail`} wide onClose={onClose}>
      <div className="digest-dialog">
        {listed.error && <ProblemNote error={listed.error} onRetry={() => void listed.refetch()} />}
        {listed.data && <DigestNotes listed={listed.data} />}
        {add.data ? (
          <Added digest={add.data} onMore={() => add.reset()} />
        ) : (
          <form onSubmit={submit} aria-label="A new reader">
            {add.error && <ProblemNote error={add.error} />}
            <div className="digest-fields">
              <Field label="To" error={errors.address} className="digest-wide">
                {(control) => (
                  <input
                    {...control}
                    className={CONTROL}
                    type="email"
                    required
                    maxLength={254}
                    autoComplete="email"
                    placeholder="ada@example.com"
                    value={address}
                    onChange={({ target }) => setAddress(target.value)}
                  />
                )}
              </Field>
              <DigestWhenFields
                when={when}
                errors={errors}
                set={(change) => setWhen((before) => ({ ...before, ...change }))}
              />
            </div>
            <div className="digest-row">
              <Button look="primary" type="submit" disabled={add.isPending}>
                {add.isPending ? 'Adding …' : 'Add this reader'}
              </Button>
              <Link to="/settings/digests" className="digest-link">
                All that is sent
              </Link>
            </div>
          </form>
        )}
        <DigestPreview boardId={board.id} days={when.days} />
      </div>
    </Dialog>
  );
}

function Added({ digest, onMore }: { digest: BoardDigest; onMore: () => void }) {
  const send = useDigestChange(() => callEndpoint(sendDigest, { params: { id: digest.id } }));
  const next = digest.nextAt === null ? null : formatInstant(Date.parse(digest.nextAt), digest.zone);
  return (
    <div className="digest-added">
      <p role="status" className="m-0">
        ✓ {digest.address} gets it{next && `; the first leaves ${next} (${digest.zone})`}.
      </p>
      {send.data && (
        <p role="status" className={send.data.ok ? 'm-0' : 'm-0 text-neg-ink'}>
          {send.data.ok ? '✓ Sent' : '✕ Not sent'}: {send.data.words}
        </p>
      )}
      {send.error && <ProblemNote error={send.error} />}
      <div className="digest-row">
        <Button look="primary" disabled={send.isPending} onClick={() => send.mutate(undefined)}>
          {send.isPending ? 'Sending …' : 'Send one now'}
        </Button>
        <Button onClick={onMore}>Add another reader</Button>
        <Link to="/settings/digests" className="digest-link">
          All that is sent
        </Link>
      </div>
    </div>
  );
}
