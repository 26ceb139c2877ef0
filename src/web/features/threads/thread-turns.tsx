import { useEffect, useState } from 'react';
import type { Thread, Turn } from '../../../contract/threads';
import { formatCount } from '../../ui/charts/number-format';
import { AdoptDialog } from './adopt-dialog';
import { DisownDialog } from './disown-dialog';
import { threadWaits } from './thread-waits';
import { TurnItem } from './turn-item';

/** The turns in reading order; the marked one is brought into view. */
export function ThreadTurns({
  thread,
  zone,
  marked,
}: {
  thread: Thread;
  zone: string;
  marked: string | undefined;
}) {
  const { turns } = thread;
  const [asked, setAsked] = useState<Turn | null>(null);
  const [adopted, setAdopted] = useState<readonly string[]>([]);
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const waits = threadWaits(thread);
  useEffect(() => {
    if (marked !== undefined) document.getElementById(`turn-${marked}`)?.scrollIntoView({ block: 'center' });
  }, [marked]);
  return (
    <>
      {marked !== undefined && !byId.has(marked) && (
        <p role="status" className="thread-note">
          The turn this address names is not among those shown.
        </p>
      )}
      <ol className="thread-turns">
        {turns.map((turn, index) => (
          <TurnItem
            key={turn.id}
            threadId={thread.id}
            turn={turn}
            answers={answeredElsewhere(turn, turns[index - 1], byId)}
            wait={waits.get(turn.id)}
            zone={zone}
            marked={turn.id === marked}
            adopted={adopted.includes(turn.id)}
            onAsk={() => setAsked(turn)}
            onUndone={() => setAdopted(adopted.filter((id) => id !== turn.id))}
          />
        ))}
      </ol>
      {thread.mentions > turns.length && (
        <p className="thread-note">
          The first {formatCount(turns.length)} of {formatCount(thread.mentions)} turns are shown.
        </p>
      )}
      {asked?.direction === 'outbound' && <DisownDialog turn={asked} onClose={() => setAsked(null)} />}
      {asked?.direction === 'inbound' && (
        <AdoptDialog
          turn={asked}
          onAdopted={(id) => setAdopted([...adopted, id])}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function answeredElsewhere(
  turn: Turn,
  above: Turn | undefined,
  byId: ReadonlyMap<string, Turn>,
): Turn | undefined {
  if (turn.parentId === null || turn.parentId === above?.id) return undefined;
  return byId.get(turn.parentId);
}
