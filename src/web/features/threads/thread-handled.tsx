import { Check, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { handleThread } from '../../../contract/handled';
import type { Thread } from '../../../contract/threads';
import { callEndpoint } from '../../lib/api';
import { shortcutsOn } from '../../lib/shortcuts';
import { Button } from '../../ui/button';
import { formatInstant } from '../../ui/charts/time-format';
import { HandledDialog } from './handled-dialog';
import { useThreadChange } from './thread-change';
import { useThreadKey } from './use-thread-key';

/**
 * Who said that nothing is left to do, when and how, and the way to take that back; where somebody waits, the way to say
 * so; nothing where nobody waits. `h` does the same where no list stands beside it.
 */
export function ThreadHandled({ thread, zone, keyed }: { thread: Thread; zone: string; keyed: boolean }) {
  const [asking, setAsking] = useState(false);
  const change = useThreadChange(thread.id, (body: { handled: boolean; reason: string }) =>
    callEndpoint(handleThread, { params: { id: thread.id }, body }),
  );
  const { handled, waitingSince } = thread;
  const takeBack = () => change.mutate({ handled: false, reason: 'Taken back' });
  useThreadKey(keyed && (handled !== null || waitingSince !== null), 'h', () =>
    handled === null ? setAsking(true) : takeBack(),
  );
  if (handled === null && waitingSince === null) return null;
  const keys = keyed && shortcutsOn() ? ' (h)' : '';
  return (
    <div className="thread-route">
      <p>
        {handled === null ? (
          'Somebody waits for us here.'
        ) : (
          <>
            <b>Handled</b> by {handled.actor?.name ?? 'somebody without a name'},{' '}
            {formatInstant(Date.parse(handled.at), zone)}: {handled.reason}. Open again once people speak.
          </>
        )}
      </p>
      {handled === null ? (
        <Button title={`Nothing is left to do${keys}`} onClick={() => setAsking(true)}>
          <Check size={14} aria-hidden="true" /> Handled …
        </Button>
      ) : (
        <Button title={`Somebody waits after all${keys}`} disabled={change.isPending} onClick={takeBack}>
          <Undo2 size={14} aria-hidden="true" /> Not handled
        </Button>
      )}
      {asking && (
        <HandledDialog
          subject="This thread"
          error={change.error}
          pending={change.isPending}
          onHandled={(reason) =>
            change.mutate({ handled: true, reason }, { onSuccess: () => setAsking(false) })
          }
          onClose={() => {
            change.reset();
            setAsking(false);
          }}
        />
      )}
    </div>
  );
}
