import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Waypoints } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Thread } from '../../../contract/threads';
import { flawsQuery } from '../../lib/flaws-query';
import { shortcutsOn } from '../../lib/shortcuts';
import { Button } from '../../ui/button';
import { AttachDialog } from './attach-dialog';

const TYPED_INTO = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=textbox]';
const COVERED = 'dialog[open], [popover]:popover-open';
const PREFIX = 'g';
const SECOND_KEY_MS = 1500;

/** Which flaws a thread shows, and the way to attach it to one; `f` does so where no list stands beside it. */
export function ThreadFlaws({ thread, keyed }: { thread: Thread; keyed: boolean }) {
  const [asking, setAsking] = useState(false);
  const ids = [...new Set(thread.turns.flatMap(({ flaws }) => flaws))];
  const flaws = useQuery({ ...flawsQuery(), enabled: ids.length > 0 }).data?.items ?? [];
  useAttachKey(keyed, () => setAsking(true));
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

/** `f`, unless it is typed somewhere or ends a shortcut of the shell's. */
function useAttachKey(keyed: boolean, onPress: () => void): void {
  const [prefix] = useState({ atMs: Number.NEGATIVE_INFINITY });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!keyed || !shortcutsOn() || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector(COVERED)) return;
    if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
    const second = event.timeStamp - prefix.atMs < SECOND_KEY_MS;
    prefix.atMs = event.key === PREFIX ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (second || event.key !== 'f') return;
    event.preventDefault();
    onPress();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
