import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { AlertDelivery, AlertDetail, AlertEvent } from '../../../contract/alerts';
import { isMissing } from '../../lib/is-missing';
import { useServerAheadMs } from '../../lib/server-clock';
import { AlertVerdictChip } from '../../ui/alert-verdict';
import { formatInstant } from '../../ui/charts/time-format';
import { EmptyState } from '../../ui/empty-state';
import { HowNote } from '../../ui/how-note';
import { ProblemNote } from '../../ui/problem-note';
import { AlertActs } from './alert-acts';
import { AlertLinks } from './alert-links';
import { type AlertAct, alertQuery } from './alert-queries';
import { lastedWords, numbersOf, STATE_WORDS } from './alert-words';

interface PaneProps {
  id: string;
  zone: string;
  pending: boolean;
  error: Error | null;
  onAct: (body: AlertAct) => void;
  onSnooze: () => void;
}

/** One alert whole: why it is what it is, its numbers, what was done and what was sent. */
export function AlertPane({ id, zone, ...acting }: PaneProps) {
  const alert = useQuery(alertQuery(id));
  return (
    <section aria-label="Alert" className="alert-pane">
      <Link
        to="/alerts"
        search={(current: object) => ({ ...current, alert: undefined }) as never}
        className="alert-back"
      >
        <ArrowLeft size={14} aria-hidden="true" /> All alerts
      </Link>
      {alert.error && isMissing(alert.error) && (
        <EmptyState title="There is no such alert here.">
          <p className="m-0">It may belong to the other river. Choose one from the list.</p>
        </EmptyState>
      )}
      {alert.error && !isMissing(alert.error) && (
        <ProblemNote error={alert.error} onRetry={() => void alert.refetch()} />
      )}
      {!alert.data && !alert.error && (
        <div className="h-60" aria-busy="true">
          <span className="sr-only">Loading the alert</span>
        </div>
      )}
      {alert.data && <Whole alert={alert.data} zone={zone} {...acting} />}
    </section>
  );
}

function Whole({ alert, zone, ...acting }: Omit<PaneProps, 'id'> & { alert: AlertDetail }) {
  const nowMs = Date.now() + useServerAheadMs();
  return (
    <>
      <h2>{alert.title}</h2>
      <p className="alert-facts">
        <AlertVerdictChip verdict={alert.verdict} /> <b>{STATE_WORDS[alert.state]}</b>
        {alert.snoozedUntil && ` until ${formatInstant(Date.parse(alert.snoozedUntil), zone)}`}
        {alert.muted && ' · raised while muted'}
      </p>
      <p className="alert-why">{alert.why}</p>
      <dl className="alert-numbers">
        {numbersOf(alert).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="alert-facts">
        {lastedWords(alert, { zone, nowMs })} · raised {formatInstant(Date.parse(alert.openedAt), zone)} by
        the rule “{alert.rule.name}”{alert.rule.removed && ', removed since'}
        {alert.team && ` of ${alert.team.name}`}
      </p>
      <AlertActs alert={alert} {...acting} />
      <AlertLinks alert={alert} />
      <h3>What happened</h3>
      <ol className="alert-history" aria-label="What happened">
        {alert.history.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what happened is only ever added to
          <li key={index}>
            <time dateTime={event.at}>{formatInstant(Date.parse(event.at), zone)}</time>
            <p>{eventWords(event, zone)}</p>
          </li>
        ))}
      </ol>
      <h3>What was sent</h3>
      {alert.deliveries.length === 0 ? (
        <p className="alert-none">{notSent(alert)}</p>
      ) : (
        <ul className="alert-history" aria-label="What was sent">
          {alert.deliveries.map((delivery) => (
            <li key={delivery.id}>
              <p>
                <b>{delivery.channel.name}</b> {deliveryWords(delivery, zone)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <HowNote>
        Found by <code>{alert.method}</code>
      </HowNote>
    </>
  );
}

function eventWords({ kind, actor, by, words }: AlertEvent, zone: string): string {
  const who = by === 'person' ? ` by ${actor?.name ?? 'somebody without a name'}` : '';
  if (kind === 'over') return words;
  const said = kind === 'snoozed' ? snoozedUntil(words, zone) : words;
  return `${kind}${who}${said === '' ? '' : `: ${said}`}`;
}

function snoozedUntil(words: string, zone: string): string {
  const atMs = Date.parse(words.replace(/^until /, ''));
  return Number.isNaN(atMs) ? words : `until ${formatInstant(atMs, zone)}`;
}

function notSent({ muted, verdict }: AlertDetail): string {
  if (muted) return 'Nothing: it was raised while muted.';
  if (verdict === 'expected')
    return 'Nothing: expected ones stand in the app only, unless the rule sends them.';
  return 'Nothing: the rule has no channel, so it is told here only.';
}

function deliveryWords({ state, sentAt, dueAt, attempts }: AlertDelivery, zone: string): string {
  const last = attempts.at(-1);
  if (state === 'sent') return `sent ${sentAt ? formatInstant(Date.parse(sentAt), zone) : ''}`;
  const why = last ? `: ${last.words}` : '';
  if (state === 'failed') return `was given up${why}`;
  const when = dueAt === null ? '' : ` ${formatInstant(Date.parse(dueAt), zone)}`;
  return attempts.length === 0 ? `waits until${when}` : `did not arrive${why} It is tried again${when}.`;
}
