import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  type Board,
  createBoard,
  deleteBoard,
  getBoard,
  listBoards,
  patchBoard,
  restoreBoard,
} from '../../../contract/boards';
import { callEndpoint } from '../../lib/api';

export type BoardChange = Partial<Pick<Board, 'name' | 'days' | 'cards'>>;

/** Changes a board; what is shown changes at once and goes back when the server refuses. */
export function useBoardChange(board: Board) {
  const client = useQueryClient();
  const key = [getBoard.path, board.id];
  return useMutation({
    mutationFn: (change: BoardChange) => {
      const newest = client.getQueryData<Board>(key) ?? board;
      return callEndpoint(patchBoard, {
        params: { id: board.id },
        body: { ...change, version: newest.version },
      });
    },
    // One after the other: each is made from the version the one before left.
    scope: { id: `board ${board.id}` },
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Board>(key);
      client.setQueryData<Board>(key, (shown) => shown && { ...shown, ...change });
      return { before };
    },
    onError: (_error, _change, context) => {
      if (context?.before) client.setQueryData(key, context.before);
    },
    onSuccess: (answered) => {
      client.setQueryData<Board>(key, (shown) => shown && { ...shown, version: answered.version });
      void client.invalidateQueries({ queryKey: [listBoards.path] });
    },
  });
}

/** Makes a copy of a board and opens it to be arranged. */
export function useCopyBoard() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ name, days, cards }: Pick<Board, 'name' | 'days' | 'cards'>) =>
      callEndpoint(createBoard, { body: { name: `Copy of ${name}`.slice(0, 100), days, cards } }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: [listBoards.path] });
      void navigate({ to: '/boards/$boardId', params: { boardId: made.id }, search: { mode: 'edit' } });
    },
  });
}

/** Makes an empty board and opens it to be arranged. */
export function useNewBoard() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (name: string) => callEndpoint(createBoard, { body: { name } }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: [listBoards.path] });
      void navigate({ to: '/boards/$boardId', params: { boardId: made.id }, search: { mode: 'edit' } });
    },
  });
}

/** Puts a board away, or brings it back. */
export function useBoardRemoval() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, away }: { id: string; away: boolean }) =>
      away
        ? callEndpoint(deleteBoard, { params: { id } })
        : callEndpoint(restoreBoard, { params: { id } }).then(() => null),
    onSuccess: () => client.invalidateQueries({ queryKey: [listBoards.path] }),
  });
}
