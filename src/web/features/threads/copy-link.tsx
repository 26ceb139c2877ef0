import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { chosenRiver } from '../../lib/river-choice';
import { Button } from '../../ui/button';

/** Copies the address of a thread, with the marked turn and the river it belongs to. */
export function CopyLink({ threadId, turn }: { threadId: string; turn: string | undefined }) {
  const [note, setNote] = useState('');
  const copy = async () => {
    const url = new URL(`/threads/${threadId}`, window.location.origin);
    if (turn !== undefined) url.searchParams.set('turn', turn);
    const river = chosenRiver();
    if (river !== null) url.searchParams.set('river', river);
    try {
      await navigator.clipboard.writeText(url.href);
      setNote('Copied');
    } catch {
      setNote('This browser does not let pages copy: take the address from its bar.');
    }
  };
  return (
    <>
      <span role="status" className="text-ink3 text-small">
        {note}
      </span>
      <Button onClick={() => void copy()}>
        <Link2 size={14} aria-hidden="true" /> Copy link
      </Button>
    </>
  );
}
