import { Link } from '@tanstack/react-router';
import type { Alert } from '../../../contract/alerts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Where to look next: the River around it, the threads, the campaign, the flaw, the flow. */
export function AlertLinks({ alert }: { alert: Alert }) {
  const from = new Date(Date.parse(alert.since) - 3 * DAY_MS).toISOString();
  const to = new Date(
    Math.max(Date.parse(alert.until ?? alert.openedAt), Date.parse(alert.since)) + DAY_MS,
  ).toISOString();
  const of = {
    ...(alert.topic ? { topic: [alert.topic.id] } : {}),
    ...(alert.source ? { source: [alert.source] } : {}),
  };
  const isSeries = !alert.flaw && alert.rule.kind !== 'dam' && alert.rule.kind !== 'unanswered';
  return (
    <ul className="alert-links" aria-label="Where to look next">
      {isSeries && (
        <li>
          <Link to="/" search={{ ...of, from, to } as never}>
            The River around it
          </Link>
        </li>
      )}
      {isSeries && alert.verdict !== 'expected-but-absent' && (
        <li>
          <Link to="/threads" search={{ ...of, ...begun(alert) } as never}>
            {isOfComplaints(alert) ? 'Conversations with a complaint begun then' : 'Conversations begun then'}
          </Link>
        </li>
      )}
      {alert.campaign && (
        <li>
          <Link to="/campaigns/$campaignId" params={{ campaignId: alert.campaign.id }}>
            {alert.campaign.name}
          </Link>
        </li>
      )}
      {alert.flaw && (
        <li>
          <Link to="/flaws/$flawId" params={{ flawId: alert.flaw.id }}>
            {alert.flaw.title}
          </Link>
        </li>
      )}
      {alert.rule.kind === 'unanswered' && (
        <li>
          <Link
            to="/threads"
            search={
              {
                ...of,
                ...(alert.damAt ? { team: alert.damAt.id } : {}),
                state: ['unanswered'],
                complaint: 'yes',
                sort: 'waiting',
              } as never
            }
          >
            Threads that wait for an answer
          </Link>
        </li>
      )}
      {alert.rule.kind === 'dam' && (
        <li>
          <Link to="/flow" search={(alert.damAt ? { team: alert.damAt.id } : {}) as never}>
            The flow of complaints
          </Link>
        </li>
      )}
      {!alert.rule.removed && (
        <li>
          <Link to="/settings/alerts">The rule</Link>
        </li>
      )}
    </ul>
  );
}

/** Conversations of the time itself, not of the days around it; of complaints where those were counted. */
function begun(alert: Alert) {
  const last = Math.max(Date.parse(alert.until ?? alert.openedAt), Date.parse(alert.since) + HOUR_MS);
  return {
    begunFrom: alert.since,
    begunTo: new Date(last).toISOString(),
    ...(isOfComplaints(alert) ? { complaint: 'yes' } : {}),
  };
}

function isOfComplaints({ title }: Alert): boolean {
  return title.startsWith('Complaints');
}
