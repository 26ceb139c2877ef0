import { useEffect, useState } from 'react';
import type { Thread, Turn } from '../../../contract/threads';
import { formatCount } from '../../ui/charts/number-format';
import { AdoptDialog } from './adopt-dialog';
import { type Belonging, BelongsDialog } from './belongs-dialog';
import { CorrectDialog } from './correct-dialog';
import { DisownDialog } from './disown-dialog';
import { threadWaits } from './thread-waits';
import { TurnItem } from './turn-item';

/** The turns in reading order; the marked one is brought into view. */
export function ThreadTurns({
  thread,
  words,
  zone,
  marked,
}: {
  thread: Thread;
  words: readonly string[];
  zone: string;
  marked: string | undefined;
}) {
  const { turns } = thread;
  const [asked, setAsked] = useState<Turn | null>(null);
  const [corrected, setCorrected] = useState<Turn | null>(null);
  const [placed, setPlaced] = useState<Turn | null>(null);
  const [belongings, setBelongings] = useState<ReadonlyMap<string, Belonging>>(new Map());
  const setBelonging = (id: string, belonging: Belonging | null) => {
    const next = new Map(belongings);
    if (belonging) next.set(id, belonging);
    else next.delete(id);
    setBelongings(next);
  };
  const [adopted, setAdopted] = useState<readonly string[]>([]);
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const waits = threadWaits(thread);
  useEffect(() => {
    if (marked !== undefined) showTurn(document.getElementById(`turn-${marked}`));
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
            words={words}
            zone={zone}
            marked={turn.id === marked}
            adopted={adopted.includes(turn.id)}
            onAsk={() => setAsked(turn)}
            onCorrect={() => setCorrected(turn)}
            onBelongs={() => setPlaced(turn)}
            belonging={belongings.get(turn.id) ?? null}
            onNoLonger={() => setBelonging(turn.id, null)}
            onUndone={() => setAdopted(adopted.filter((id) => id !== turn.id))}
          />
        ))}
      </ol>
      {thread.mentions > turns.length && (
        <p className="thread-note">
          The first {formatCount(turns.length)} of {formatCount(thread.mentions)} turns are shown.
        </p>
      )}
      {placed && (
        <BelongsDialog
          turn={placed}
          onAdded={(belonging) => setBelonging(placed.id, belonging)}
          onClose={() => setPlaced(null)}
        />
      )}
      {corrected && (
        <CorrectDialog threadId={thread.id} turn={corrected} onClose={() => setCorrected(null)} />
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

/** Into the middle of what scrolls: beside a list that is the pane alone, and the list stays where it is. */
function showTurn(turn: HTMLElement | null): void {
  const pane = turn?.closest<HTMLElement>('[data-scrolls=turns]');
  if (!turn || !pane) {
    turn?.scrollIntoView({ block: 'center' });
    return;
  }
  pane.scrollTop +=
    turn.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 2;
}

function answeredElsewhere(
  turn: Turn,
  above: Turn | undefined,
  byId: ReadonlyMap<string, Turn>,
): Turn | undefined {
  if (turn.parentId === null || turn.parentId === above?.id) return undefined;
  return byId.get(turn.parentId);
}
