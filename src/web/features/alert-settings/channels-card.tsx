import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type AlertChannel,
  deleteAlertChannel,
  patchAlertChannel,
  testAlertChannel,
} from '../../../contract/alert-channels';
import { DIGESTS, type Digest } from '../../../domain/alerts/alert-kinds';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { channelsQuery, useAlertChange } from './alert-settings-queries';
import { ChannelForm, DIGEST_WORDS } from './channel-form';
import { MailServerForm } from './mail-server-form';

/** Where alerts are sent beside the app, and the server that sends mail. */
export function ChannelsCard({ zone }: { zone: string }) {
  const channels = useQuery(channelsQuery());
  const [adding, setAdding] = useState(false);
  const items = channels.data?.items ?? [];
  return (
    <Card
      title="Channels"
      aside={
        !adding && (
          <Button look="quiet" onClick={() => setAdding(true)}>
            Add a channel
          </Button>
        )
      }
    >
      {channels.error && <ProblemNote error={channels.error} onRetry={() => void channels.refetch()} />}
      {channels.data?.unavailable && <p className="alert-note">{channels.data.unavailable}</p>}
      {!channels.data && !channels.error && (
        <div className="h-20" aria-busy="true">
          <span className="sr-only">Loading the channels</span>
        </div>
      )}
      {channels.data && items.length === 0 && !adding && (
        <p className="alert-note">
          Alerts stand in the app. Add a webhook or addresses to be told elsewhere, too.
        </p>
      )}
      <ul className="alert-items" aria-label="Channels">
        {items.map((channel) => (
          <ChannelItem key={channel.id} channel={channel} zone={zone} />
        ))}
      </ul>
      {adding && <ChannelForm onDone={() => setAdding(false)} />}
      <MailServerForm />
    </Card>
  );
}

function ChannelItem({ channel, zone }: { channel: AlertChannel; zone: string }) {
  const params = { id: channel.id };
  const patch = useAlertChange((digest: Digest) =>
    callEndpoint(patchAlertChannel, { params, body: { digest } }),
  );
  const remove = useAlertChange(() => callEndpoint(deleteAlertChannel, { params }));
  const test = useAlertChange(() => callEndpoint(testAlertChannel, { params }));
  const error = patch.error ?? remove.error ?? test.error;
  return (
    <li className="alert-item">
      <div className="alert-item-words">
        <p>
          <b>{channel.name}</b> {channel.kind === 'webhook' ? 'webhook' : 'e-mail'} to {channel.target}
        </p>
        <p className="alert-rule-facts">
          <span>
            {channel.lastSentAt
              ? `last sent ${formatInstant(Date.parse(channel.lastSentAt), zone)}`
              : 'nothing sent yet'}
          </span>
          {channel.waiting > 0 && <span>{channel.waiting} waiting</span>}
          {channel.failed > 0 && (
            <span>{formatQuantity(channel.failed, 'delivery', 'deliveries')} given up</span>
          )}
        </p>
        {channel.failure && (
          <p className="alert-rule-problem">
            The newest did not arrive ({formatInstant(Date.parse(channel.failure.at), zone)}):{' '}
            {channel.failure.words}
          </p>
        )}
        {test.data && (
          <p role="status" className={test.data.ok ? 'alert-note' : 'alert-rule-problem'}>
            {test.data.ok ? '✓ The test arrived' : '✕ The test did not arrive'}: {test.data.words}
          </p>
        )}
        {error && <ProblemNote error={error} />}
      </div>
      <div className="alert-rule-buttons">
        <label className="alert-digest">
          <span className="sr-only">How often {channel.name} is told</span>
          <select
            value={channel.digest}
            disabled={patch.isPending}
            onChange={({ target }) => patch.mutate(target.value as Digest)}
          >
            {DIGESTS.map((digest) => (
              <option key={digest} value={digest}>
                {DIGEST_WORDS[digest]}
              </option>
            ))}
          </select>
        </label>
        <Button
          aria-label={`Send a test to ${channel.name}`}
          disabled={test.isPending}
          onClick={() => test.mutate(undefined)}
        >
          {test.isPending ? 'Sending …' : 'Send a test'}
        </Button>
        <RemoveButton
          look="quiet"
          subject={channel.name}
          asking="Remove; what waits is not sent"
          pending={remove.isPending}
          onRemove={() => remove.mutate(undefined)}
        />
      </div>
    </li>
  );
}
