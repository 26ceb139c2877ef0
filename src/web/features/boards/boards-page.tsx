import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { STARTER_BOARD } from '../../../contract/board-kinds';
import type { ListedBoard } from '../../../contract/boards';
import { Button } from '../../ui/button';
import { formatQuantity } from '../../ui/charts/number-format';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { boardsQuery } from './board-queries';
import { daysWords } from './card-words';
import { useBoardRemoval, useNewBoard } from './use-board-change';
import './boards.css';

/** All boards, and the way to a new one. */
export function BoardsPage() {
  const boards = useQuery(boardsQuery());
  const removal = useBoardRemoval();
  const [away, setAway] = useState<ListedBoard | null>(null);
  const put = (board: ListedBoard, isAway: boolean) =>
    removal.mutate({ id: board.id, away: isAway }, { onSuccess: () => setAway(isAway ? board : null) });
  return (
    <div className="boards-page">
      <h1>Boards</h1>
      <p className="board-detail">
        A board is for reading at a glance: on a phone, on a wall, on paper. Its address shows the same to
        everybody.
      </p>
      {boards.error && <ProblemNote error={boards.error} onRetry={() => void boards.refetch()} />}
      {removal.error && <ProblemNote error={removal.error} />}
      <NewBoard />
      {away && (
        <p className="boards-away" role="status">
          “{away.name}” was put away.{' '}
          <button type="button" className="board-link" onClick={() => put(away, false)}>
            Undo
          </button>
        </p>
      )}
      <ul className="boards-list" aria-busy={!boards.data}>
        {boards.data?.items.map((board) => (
          <li key={board.id}>
            <Link to="/boards/$boardId" params={{ boardId: board.id }}>
              {board.name}
            </Link>
            <span className="board-detail">
              {formatQuantity(board.cards, 'card')}, {daysWords(board.days)}
              {board.actor && `, by ${board.actor.name}`}
            </span>
            {board.id !== STARTER_BOARD && (
              <Button look="quiet" aria-label={`Put “${board.name}” away`} onClick={() => put(board, true)}>
                Put away
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function NewBoard() {
  const [name, setName] = useState('');
  const made = useNewBoard();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') made.mutate(name);
  };
  return (
    <form className="boards-new" onSubmit={onSubmit}>
      <Field
        label="New board"
        className="boards-new-name"
        {...(made.error ? { error: made.error.message } : {})}
      >
        {(control) => (
          <input
            {...control}
            className={CONTROL}
            value={name}
            maxLength={100}
            placeholder="Such as: Monday morning"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" disabled={made.isPending || name.trim() === ''}>
        <Plus size={14} aria-hidden="true" /> Add
      </Button>
    </form>
  );
}
