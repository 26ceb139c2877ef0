import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Waypoints } from 'lucide-react';
import { useState } from 'react';
import type { Thread } from '../../../contract/threads';
import { flawsQuery } from '../../lib/flaws-query';
import { shortcutsOn } from '../../lib/shortcuts';
import { Button } from '../../ui/button';
import { AttachDialog } from './attach-dialog';
import { useThreadKey } from './use-thread-key';

/** Which flaws a thread shows, and the way to attach it to one; `f` does so where no list stands beside it. */
export function ThreadFlaws({ thread, keyed }: { thread: Thread; keyed: boolean }) {
  const [asking, setAsking] = useState(false);
  const ids = [...new Set(thread.turns.flatMap(({ flaws }) => flaws))];
  const flaws = useQuery({ ...flawsQuery(), enabled: ids.length > 0 }).data?.items ?? [];
  useThreadKey(keyed, 'f', () => setAsking(true));
  return (
    <div className="thread-route">
      <p>
        {ids.length === 0
          ? 'Attached to no flaw.'
          : ids.map((id) => (
              <Link key={id} to="/flaws/$flawId" params={{ flawId: id }}>
                {flaws.find((flaw) => flaw.id === id)?.title ?? 'a flaw'}
              </Link>
            ))}
      </p>
      <Button
        title={keyed && shortcutsOn() ? 'Attach to a flaw (f)' : undefined}
        onClick={() => setAsking(true)}
      >
        <Waypoints size={14} aria-hidden="true" /> {ids.length === 0 ? 'Attach to a flaw' : 'Another flaw'}
      </Button>
      {asking && (
        <AttachDialog threadIds={[thread.id]} subject="This thread" onClose={() => setAsking(false)} />
      )}
    </div>
  );
}
