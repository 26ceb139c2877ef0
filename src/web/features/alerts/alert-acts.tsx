import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AlertDetail } from '../../../contract/alerts';
import { serverNowMs } from '../../lib/server-clock';
import { settingsQuery } from '../../lib/settings-query';
import { instantOfWall, wallOf } from '../../lib/wall-time';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import type { AlertAct } from './alert-queries';

const HOUR_MS = 3_600_000;
const SNOOZES = [
  { label: '1 hour', ms: HOUR_MS },
  { label: '4 hours', ms: 4 * HOUR_MS },
  { label: '1 day', ms: 24 * HOUR_MS },
  { label: '1 week', ms: 7 * 24 * HOUR_MS },
];

interface Acting {
  pending: boolean;
  error: Error | null;
  onAct: (body: AlertAct) => void;
}

/** What can be done with an alert. */
export function AlertActs({
  alert,
  pending,
  error,
  onAct,
  onSnooze,
}: Acting & { alert: AlertDetail; onSnooze: () => void }) {
  const stands = alert.state !== 'resolved';
  const isOver = alert.until !== null;
  return (
    <div className="alert-acts">
      {error && <ProblemNote error={error} />}
      <div>
        {stands && isOver && (
          <Button
            look="primary"
            disabled={pending}
            title="Resolve (a or e)"
            onClick={() => onAct({ act: 'resolve' })}
          >
            Resolve (it is over)
          </Button>
        )}
        {stands && !isOver && alert.state !== 'acknowledged' && (
          <Button
            look="primary"
            disabled={pending}
            title="Acknowledge (a)"
            onClick={() => onAct({ act: 'acknowledge' })}
          >
            Acknowledge
          </Button>
        )}
        {stands && (
          <Button disabled={pending} title="Snooze (s)" aria-haspopup="dialog" onClick={onSnooze}>
            Snooze…
          </Button>
        )}
        {stands && !isOver && (
          <Button disabled={pending} title="Resolve (e)" onClick={() => onAct({ act: 'resolve' })}>
            Resolve
          </Button>
        )}
        {alert.undoable && (
          <Button look="quiet" disabled={pending} title="Undo (u)" onClick={() => onAct({ act: 'undo' })}>
            Undo: {alert.undoable}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Until when nothing is heard of an alert. */
export function SnoozeDialog({ pending, error, onAct, onClose }: Acting & { onClose: () => void }) {
  const zone = useQuery(settingsQuery()).data?.zone ?? 'UTC';
  const [nowMs] = useState(serverNowMs);
  const [until, setUntil] = useState(() => wallOf(nowMs + 24 * HOUR_MS, zone));
  const snooze = (untilIso: string) => onAct({ act: 'snooze', until: untilIso });
  return (
    <Dialog title="Snooze" onClose={onClose}>
      <form
        className="flex flex-col gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          snooze(instantOfWall(until, zone));
        }}
      >
        {error && <ProblemNote error={error} />}
        <p className="m-0 text-ink2">
          It opens again then, and is sent again if it still lasts; if it is over by then, it is resolved.
        </p>
        <div className="flex flex-wrap gap-2">
          {SNOOZES.map(({ label, ms }) => (
            <Button
              key={label}
              disabled={pending}
              onClick={() => snooze(new Date(serverNowMs() + ms).toISOString())}
            >
              {label}
            </Button>
          ))}
        </div>
        <Field label={`Until (${zone})`}>
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              type="datetime-local"
              required
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={pending}>
            Snooze
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
