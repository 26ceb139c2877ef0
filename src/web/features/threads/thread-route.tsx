import { Link } from '@tanstack/react-router';
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { routeThread } from '../../../contract/routing';
import type { Thread } from '../../../contract/threads';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { RouteDialog } from './route-dialog';
import { useThreadChange } from './thread-change';

/** Whose the thread is, why they see it, and the way to hand it on. */
export function ThreadRoute({ thread }: { thread: Thread }) {
  const [asking, setAsking] = useState(false);
  const { team, words } = thread.route;
  const route = useThreadChange(thread.id, (body: { teamId: string | null; reason: string }) =>
    callEndpoint(routeThread, { params: { id: thread.id }, body }),
  );
  return (
    <div className="thread-route">
      <p>
        {team ? (
          <Link to="/threads" search={{ team: team.id }}>
            {team.name}
          </Link>
        ) : (
          <b>Nobody’s yet</b>
        )}{' '}
        <span>
          {team ? 'You see this because: ' : ''}
          {words}
        </span>
      </p>
      <Button onClick={() => setAsking(true)}>
        <ArrowRightLeft size={14} aria-hidden="true" /> {team ? 'Not ours' : 'Route'}
      </Button>
      {asking && (
        <RouteDialog
          subject="This thread"
          from={team}
          error={route.error}
          pending={route.isPending}
          onRoute={(teamId, reason) =>
            route.mutate({ teamId, reason }, { onSuccess: () => setAsking(false) })
          }
          onClose={() => {
            route.reset();
            setAsking(false);
          }}
        />
      )}
    </div>
  );
}
