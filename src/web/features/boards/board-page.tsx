import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Copy, Mail, MonitorPlay, Pencil, Printer } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { STARTER_BOARD } from '../../../contract/board-kinds';
import type { Board } from '../../../contract/boards';
import { COMPLAINTS_TOLD } from '../../lib/complaint-words';
import { isMissing } from '../../lib/is-missing';
import { OtherRiverNote } from '../../lib/other-river-note';
import { Button } from '../../ui/button';
import { formatInstant } from '../../ui/charts/time-format';
import { EmptyState } from '../../ui/empty-state';
import { HowNote } from '../../ui/how-note';
import { ProblemNote } from '../../ui/problem-note';
import { BoardGrid } from './board-grid';
import { boardQuery, briefQuery } from './board-queries';
import { BriefLines } from './brief-lines';
import { boardDaysWords } from './card-words';
import { useCopyBoard } from './use-board-change';
import './boards.css';

const DigestDialog = lazy(async () => ({ default: (await import('./digest-dialog')).DigestDialog }));

const EditBoard = lazy(async () => ({ default: (await import('./edit-board')).EditBoard }));
const WallScreen = lazy(async () => ({ default: (await import('./wall-screen')).WallScreen }));

/** One board: the window in five lines, then its cards; to read, to arrange, or on a wall. */
export function BoardPage() {
  const { boardId } = useParams({ from: '/boards/$boardId' });
  const search = useSearch({ from: '/boards/$boardId' });
  const board = useQuery({
    ...boardQuery(boardId),
    refetchInterval: search.mode === 'wall' ? search.every * 1000 : false,
  });
  // A dozen cards are made as the browser finds time, so that a tap in between is answered.
  const shown = useDeferredValue(board.data);
  if (board.error && !board.data) {
    return isMissing(board.error) ? (
      <EmptyState title="There is no such board." level={1}>
        <p>
          It may have been put away. <Link to="/boards">All boards</Link>
        </p>
        <OtherRiverNote />
      </EmptyState>
    ) : (
      <ProblemNote error={board.error} onRetry={() => void board.refetch()} />
    );
  }
  if (shown === undefined || shown.id !== board.data?.id) return <BoardSkeleton />;
  const isEdited = search.mode === 'edit' && shown.id !== STARTER_BOARD;
  return (
    <Suspense fallback={<BoardSkeleton />}>
      {search.mode === 'wall' ? (
        <WallScreen board={shown} search={search} />
      ) : isEdited ? (
        <EditBoard board={shown} />
      ) : (
        <ReadBoard board={shown} />
      )}
    </Suspense>
  );
}

function ReadBoard({ board }: { board: Board }) {
  const navigate = useNavigate({ from: '/boards/$boardId' });
  const copy = useCopyBoard();
  const [sending, setSending] = useState(false);
  const isStarter = board.id === STARTER_BOARD;
  return (
    <div className="board-page">
      <div className="board-head">
        <h1>{board.name}</h1>
        <span className="board-window">{boardDaysWords(board.days)}</span>
        <span className="board-actions">
          {!isStarter && (
            <Button onClick={() => void navigate({ search: { mode: 'edit' } })}>
              <Pencil size={14} aria-hidden="true" /> Arrange
            </Button>
          )}
          <Button disabled={copy.isPending} onClick={() => copy.mutate(board)}>
            <Copy size={14} aria-hidden="true" /> {isStarter ? 'Make it yours' : 'Duplicate'}
          </Button>
          <Button onClick={() => void navigate({ search: { mode: 'wall' } })}>
            <MonitorPlay size={14} aria-hidden="true" /> Wall
          </Button>
          <Button onClick={() => setSending(true)}>
            <Mail size={14} aria-hidden="true" /> Send by e-mail
          </Button>
          <Button look="quiet" onClick={() => window.print()}>
            <Printer size={14} aria-hidden="true" /> Print
          </Button>
        </span>
      </div>
      {copy.error && <ProblemNote error={copy.error} />}
      {sending && (
        <Suspense fallback={null}>
          <DigestDialog board={board} onClose={() => setSending(false)} />
        </Suspense>
      )}
      <BriefLines days={board.days} />
      {board.cards.length === 0 ? (
        <EmptyState title="No cards yet.">
          <p>
            <Link to="/boards/$boardId" params={{ boardId: board.id }} search={{ mode: 'edit' }}>
              Arrange the board
            </Link>{' '}
            and add the first one.
          </p>
        </EmptyState>
      ) : (
        <BoardGrid board={board} />
      )}
      <p className="board-note">
        {isStarter
          ? 'Made from the topics that are most spoken of; it follows them as they change.'
          : `Changed ${formatInstant(Date.parse(board.updatedAt ?? ''), Intl.DateTimeFormat().resolvedOptions().timeZone)}${board.actor ? ` by ${board.actor.name}` : ''}.`}
      </p>
      <BriefMethod days={board.days} />
    </div>
  );
}

function BriefMethod({ days }: { days: number }) {
  const method = useQuery(briefQuery(days)).data?.method;
  return (
    method !== undefined && (
      <HowNote>
        The five lines are made by rules from the numbers they lead to ({method}); none is written by hand or
        guessed. {COMPLAINTS_TOLD} The model finds some in mentions without a negative tone, too, so that
        complaints may outnumber negative mentions. How a figure comes about stands on the page it leads to.
      </HowNote>
    )
  );
}

function BoardSkeleton() {
  return (
    <div className="board-page" aria-busy="true">
      <span className="sr-only">Loading the board</span>
      <div className="board-card" style={{ height: 148 }} />
      <div className="board-grid">
        {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
          <div key={key} className="board-card" />
        ))}
      </div>
    </div>
  );
}
