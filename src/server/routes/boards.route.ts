import { STARTER_BOARD } from '../../contract/board-kinds';
import {
  type Board,
  createBoard,
  deleteBoard,
  getBoard,
  listBoards,
  patchBoard,
  restoreBoard,
} from '../../contract/boards';
import { readWatched } from '../board/read-watched';
import { starterBoard } from '../board/starter-board';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import {
  insertBoard,
  listStoredBoards,
  readBoard,
  setBoardRemoved,
  updateBoard,
} from '../stores/board.store';
import { publish } from '../stores/event.store';
import { knownActor } from '../stores/person.store';

export function routeBoards(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const tell = async () => {
    await publish(db, { name: 'boards', data: {} }, services.now());
    services.feed.nudge();
  };
  const starter = async (snapshot: Db) => starterBoard(await readWatched(snapshot, services.now()));

  api.on(listBoards, () =>
    readSnapshot(db, async (snapshot) => {
      const made = await starter(snapshot);
      const stored = await listStoredBoards(snapshot);
      return { items: [...stored, { ...made, cards: made.cards.length }], nextCursor: null };
    }),
  );

  api.on(getBoard, ({ params }) =>
    readSnapshot(db, (snapshot) =>
      params.id === STARTER_BOARD ? starter(snapshot) : boardOr404(snapshot, params.id),
    ),
  );

  api.on(createBoard, async ({ body, actor }) => {
    const id = crypto.randomUUID();
    await insertBoard(db, { id, ...body, actor: await knownActor(db, actor) }, services.now());
    await tell();
    return boardOr404(db, id);
  });

  api.on(patchBoard, async ({ params, body, actor }) => {
    await boardOr404(db, params.id);
    const { version, ...change } = body;
    const made = { ...change, actor: await knownActor(db, actor) };
    if (!(await updateBoard(db, { id: params.id, version }, made, services.now()))) {
      throw new ApiError(
        409,
        'conflict',
        'Somebody changed this board meanwhile. Load it and change it again.',
        {
          errors: [{ field: 'version', message: 'Is not the newest.' }],
        },
      );
    }
    await tell();
    return boardOr404(db, params.id);
  });

  api.on(deleteBoard, async ({ params }) => {
    await boardOr404(db, params.id);
    await setBoardRemoved(db, params.id, services.now());
    await tell();
    return null;
  });

  api.on(restoreBoard, async ({ params }) => {
    if (!(await setBoardRemoved(db, params.id, null))) throw notFound('board');
    await tell();
    return boardOr404(db, params.id);
  });
}

async function boardOr404(db: Db, id: string): Promise<Board> {
  const board = await readBoard(db, id);
  if (!board) throw notFound('board');
  return board;
}
