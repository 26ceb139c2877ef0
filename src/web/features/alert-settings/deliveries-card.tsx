import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type listAlertDeliveries, retryAlertDelivery } from '../../../contract/alert-channels';
import { type AnswerOf, callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { deliveriesQuery, useAlertChange } from './alert-settings-queries';

type Delivery = AnswerOf<typeof listAlertDeliveries>['items'][number];

/** What was sent and what was not, each with its attempts; those that did not arrive first. */
export function DeliveriesCard({ zone }: { zone: string }) {
  const deliveries = useQuery(deliveriesQuery());
  const items = deliveries.data?.items ?? [];
  if (deliveries.error)
    return <ProblemNote error={deliveries.error} onRetry={() => void deliveries.refetch()} />;
  if (items.length === 0) return null;
  return (
    <Card title="Deliveries">
      <ul className="alert-items" aria-label="Deliveries">
        {items.map((delivery) => (
          <DeliveryItem key={delivery.id} delivery={delivery} zone={zone} />
        ))}
      </ul>
    </Card>
  );
}

function DeliveryItem({ delivery, zone }: { delivery: Delivery; zone: string }) {
  const retry = useAlertChange(() => callEndpoint(retryAlertDelivery, { params: { id: delivery.id } }));
  const { alert, channel, state, sentAt, dueAt, attempts } = delivery;
  const when = (at: string | null) => (at === null ? '' : formatInstant(Date.parse(at), zone));
  return (
    <li className="alert-item">
      <div className="alert-item-words">
        <p>
          {alert ? (
            <Link to="/alerts" search={{ state: 'all', alert: alert.id } as never}>
              {alert.title}
            </Link>
          ) : (
            'A test'
          )}{' '}
          to <b>{channel.name}</b>
        </p>
        <p className="alert-rule-facts">
          {state === 'sent' && <span>✓ sent {when(sentAt)}</span>}
          {state === 'waiting' && (
            <span>
              … {attempts.length === 0 ? 'waits until' : 'is tried again'} {when(dueAt)}
            </span>
          )}
          {state === 'failed' && <span>✕ given up</span>}
        </p>
        {state !== 'sent' && attempts.length > 0 && (
          <ol className="alert-attempts">
            {attempts.slice(-5).map(({ at, words }) => (
              <li key={at}>
                <time dateTime={at}>{when(at)}</time> {words}
              </li>
            ))}
          </ol>
        )}
        {retry.error && <ProblemNote error={retry.error} />}
      </div>
      {state !== 'sent' && (
        <Button disabled={retry.isPending} onClick={() => retry.mutate(undefined)}>
          Try now
        </Button>
      )}
    </li>
  );
}
