import { useNavigate } from '@tanstack/react-router';
import { Plus, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { BOARD_DAYS, type BoardDays, MAX_CARDS } from '../../../contract/board-kinds';
import type { Board, BoardCard } from '../../../contract/boards';
import { Button } from '../../ui/button';
import { CONTROL } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { copyCard, moveCard, putCard, resizeCard } from './arrange-cards';
import { useCardNames } from './board-grid';
import { CardDialog } from './card-dialog';
import { cardTitle, daysWords, NO_NAMES } from './card-words';
import { EditableCard } from './editable-card';
import { type BoardChange, useBoardChange } from './use-board-change';
import { useUndoKey } from './use-undo-key';

interface Done {
  words: string;
  before: BoardChange;
}

/** A board while it is arranged: each change is kept at once and can be taken back. */
export function EditBoard({ board }: { board: Board }) {
  const navigate = useNavigate({ from: '/boards/$boardId' });
  const names = useCardNames() ?? NO_NAMES;
  const save = useBoardChange(board);
  const [done, setDone] = useState<readonly Done[]>([]);
  const [shown, setShown] = useState<BoardCard | 'new' | null>(null);
  const change = (words: string, next: BoardChange) => {
    const before: BoardChange = { name: board.name, days: board.days, cards: board.cards };
    save.mutate(next, { onSuccess: () => setDone((list) => [...list, { words, before }]) });
  };
  const undo = () => {
    const last = done.at(-1);
    if (last) save.mutate(last.before, { onSuccess: () => setDone((list) => list.slice(0, -1)) });
  };
  const canUndo = done.length > 0 && !save.isPending;
  useUndoKey(() => canUndo && undo());
  const { cards } = board;
  return (
    <div className="board-page" data-editing="true">
      <div className="board-head">
        <h1 className="sr-only">Arrange {board.name}</h1>
        <input
          key={board.name}
          aria-label="Name of the board"
          className={`${CONTROL} board-name`}
          defaultValue={board.name}
          maxLength={100}
          onBlur={({ target }) => {
            const name = target.value.trim();
            if (name !== '' && name !== board.name) change('Renamed', { name });
          }}
        />
        <label className="choice">
          <span className="sr-only">Window of the board</span>
          <select
            value={board.days}
            onChange={({ target }) =>
              change('Changed the window', { days: Number(target.value) as BoardDays })
            }
          >
            {BOARD_DAYS.map((days) => (
              <option key={days} value={days}>
                {daysWords(days)}
              </option>
            ))}
          </select>
        </label>
        <span className="board-actions">
          <Button disabled={!canUndo} aria-keyshortcuts="Control+Z Meta+Z" onClick={undo}>
            <Undo2 size={14} aria-hidden="true" /> Undo
          </Button>
          <Button disabled={cards.length >= MAX_CARDS} onClick={() => setShown('new')}>
            <Plus size={14} aria-hidden="true" /> Add a card
          </Button>
          <Button look="primary" onClick={() => void navigate({ search: {} })}>
            Done
          </Button>
        </span>
      </div>
      <p className="board-detail" role="status">
        {done.at(-1)?.words ??
          'Drag a card by its grip, or press arrow keys on it. Everything is kept at once.'}
      </p>
      {save.error && <ProblemNote error={save.error} onRetry={() => window.location.reload()} showFields />}
      <div className="board-grid">
        {cards.map((card, index) => {
          const title = cardTitle(card, names);
          return (
            <EditableCard
              key={card.id}
              card={card}
              title={title}
              place={`${index + 1} of ${cards.length}`}
              onMove={(by) => change(`Moved “${title}”`, { cards: moveCard(cards, card.id, index + by) })}
              onDrop={(id) => {
                const from = cards.findIndex((one) => one.id === id);
                const moved = cards[from];
                if (moved && from !== index)
                  change(`Moved “${cardTitle(moved, names)}”`, { cards: moveCard(cards, id, index) });
              }}
              onResize={(by) => change(`Resized “${title}”`, { cards: resizeCard(cards, card.id, by) })}
              onOpen={() => setShown(card)}
              onCopy={() =>
                change(`Copied “${title}”`, { cards: copyCard(cards, card.id, crypto.randomUUID()) })
              }
              onRemove={() =>
                change(`Removed “${title}”`, { cards: cards.filter(({ id }) => id !== card.id) })
              }
            />
          );
        })}
      </div>
      {shown !== null && (
        <CardDialog
          card={shown === 'new' ? null : shown}
          onClose={() => setShown(null)}
          onSave={(card) => {
            change(
              shown === 'new' ? `Added “${cardTitle(card, names)}”` : `Changed “${cardTitle(card, names)}”`,
              {
                cards: putCard(cards, card),
              },
            );
            setShown(null);
          }}
        />
      )}
    </div>
  );
}
