import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Maximize, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Board } from '../../../contract/boards';
import { useServerAheadMs } from '../../lib/server-clock';
import { settingsQuery } from '../../lib/settings-query';
import type { BoardSearch } from '../../url-state/board-search';
import { BoardGrid } from './board-grid';
import { boardsQuery } from './board-queries';
import { BriefLines } from './brief-lines';
import { boardDaysWords } from './card-words';
import { usePaging } from './use-paging';

const ROTATIONS = [0, 30, 60, 300] as const;

/** A board over the whole window, asked anew by itself; what cannot be reached stays, greyed, with its age. */
export function WallScreen({ board, search }: { board: Board; search: BoardSearch }) {
  const navigate = useNavigate({ from: '/boards/$boardId' });
  const wall = useRef<HTMLDivElement>(null);
  useRotation(board, search);
  const part = usePaging(wall);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      // In full screen Escape is the browser's; the next one leaves the wall.
      if (event.key === 'Escape' && !document.fullscreenElement) void navigate({ search: {} });
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [navigate]);
  return (
    <div className="board-wall" ref={wall}>
      <div className="board-head">
        <h1>{board.name}</h1>
        <span className="board-window">{boardDaysWords(board.days)}</span>
        {part.of > 1 && (
          <span className="board-window">
            part {part.at} of {part.of}, turns by itself
          </span>
        )}
        <WallClock />
        <span className="board-actions">
          <label className="choice">
            <span className="sr-only">Next board</span>
            <select
              value={search.rotate}
              onChange={({ target }) =>
                void navigate({ search: { ...search, rotate: Number(target.value) } })
              }
            >
              {[...new Set([...ROTATIONS, search.rotate])].map((seconds) => (
                <option key={seconds} value={seconds}>
                  {seconds === 0 ? 'stays here' : `next board every ${seconds} s`}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="board-tool"
            aria-label="Full screen"
            title="Full screen"
            onClick={() => void document.documentElement.requestFullscreen().catch(() => {})}
          >
            <Maximize size={16} aria-hidden="true" />
          </button>
          <button
            type="button"
            className="board-tool"
            aria-label="Leave the wall"
            title="Leave the wall"
            onClick={() => {
              if (document.fullscreenElement) void document.exitFullscreen();
              void navigate({ search: {} });
            }}
          >
            <X size={16} aria-hidden="true" />
          </button>
        </span>
      </div>
      <BriefLines days={board.days} everySeconds={search.every} />
      <BoardGrid board={board} everySeconds={search.every} />
    </div>
  );
}

/** Goes on to the next board, in their order, when the time has come. */
function useRotation(board: Board, { rotate, every }: BoardSearch): void {
  const navigate = useNavigate({ from: '/boards/$boardId' });
  const { data } = useQuery({ ...boardsQuery(), enabled: rotate > 0 });
  const items = data?.items;
  useEffect(() => {
    if (rotate === 0 || !items || items.length < 2) return;
    const place = items.findIndex(({ id }) => id === board.id);
    const next = items[(place + 1) % items.length];
    if (!next) return;
    const timer = setTimeout(
      () =>
        void navigate({
          to: '/boards/$boardId',
          params: { boardId: next.id },
          search: { mode: 'wall', rotate, every },
          replace: true,
        }),
      rotate * 1000,
    );
    return () => clearTimeout(timer);
  }, [board.id, items, rotate, every, navigate]);
}

/** The time of the server in the workspace's zone: the figures beside it are of that clock, whatever the screen's says. */
function WallClock() {
  const zone = useQuery(settingsQuery()).data?.zone;
  const aheadMs = useServerAheadMs();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(clock);
  }, []);
  return (
    <span className="board-clock">
      {zone !== undefined &&
        new Date(nowMs + aheadMs).toLocaleTimeString('en-GB', {
          hour: '2-digit',
          minute: '2-digit',
          timeZone: zone,
        })}
    </span>
  );
}
