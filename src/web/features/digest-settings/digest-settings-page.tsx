import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { digestsQuery } from '../../lib/digests-query';
import { Card } from '../../ui/card';
import { DigestNotes } from '../../ui/digest-notes';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { DigestItem } from './digest-item';
import './digest-settings.css';

/** Boards that are sent by e-mail: to whom, when, and how the newest went. */
export function DigestSettingsPage() {
  const listed = useQuery(digestsQuery());
  return (
    <div className="page" data-narrow>
      <h1 className="m-0">Boards by e-mail</h1>
      <p className="m-0 text-ink2">
        A board is added to this list where it is shown, under <i>Send by e-mail</i>. The mail server is set
        under{' '}
        <Link to="/settings/alerts" className="text-accent underline">
          Alerts
        </Link>
        .
      </p>
      {listed.error && <ProblemNote error={listed.error} onRetry={() => void listed.refetch()} />}
      {!listed.data && !listed.error && (
        <div className="h-60 rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading what is sent</span>
        </div>
      )}
      {listed.data && <DigestNotes listed={listed.data} />}
      {listed.data?.items.length === 0 && (
        <EmptyState title="No board is sent yet.">
          <p className="m-0">
            Open one of the <Link to="/boards">boards</Link> and press <i>Send by e-mail</i>.
          </p>
        </EmptyState>
      )}
      {listed.data && listed.data.items.length > 0 && (
        <Card title="Readers">
          <ul className="digest-items" aria-label="Readers">
            {listed.data.items.map((digest) => (
              <DigestItem key={digest.id} digest={digest} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
