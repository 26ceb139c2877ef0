import { Link } from '@tanstack/react-router';
import type { Alert } from '../../../contract/alerts';
import { useServerAheadMs } from '../../lib/server-clock';
import { AlertVerdictChip } from '../../ui/alert-verdict';
import { formatInstant } from '../../ui/charts/time-format';
import { lastedWords, STATE_WORDS } from './alert-words';

/** An alert in the list: what it is, since when, whose, and where it stands. */
export function AlertRow({ alert, chosen, zone }: { alert: Alert; chosen: boolean; zone: string }) {
  const nowMs = Date.now() + useServerAheadMs();
  return (
    <li className="alert-row" data-chosen={chosen} data-quiet={alert.verdict === 'expected'}>
      <Link
        to="/alerts"
        search={(current: object) => ({ ...current, alert: alert.id }) as never}
        resetScroll={false}
        aria-current={chosen ? 'true' : undefined}
        data-alert={alert.id}
      >
        <span className="alert-row-title">{alert.title}</span>
        <span className="alert-row-facts">
          <AlertVerdictChip verdict={alert.verdict} />
          <span>{lastedWords(alert, { zone, nowMs })}</span>
        </span>
        <span className="alert-row-facts">
          <span>{alert.rule.name}</span>
          {alert.team && <span>{alert.team.name}</span>}
          <span>
            {STATE_WORDS[alert.state]}
            {alert.snoozedUntil && ` until ${formatInstant(Date.parse(alert.snoozedUntil), zone)}`}
          </span>
          {alert.muted && <span>muted</span>}
        </span>
      </Link>
    </li>
  );
}
