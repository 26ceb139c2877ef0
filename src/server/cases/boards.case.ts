import { describe, expect, it } from 'vitest';
import type { Board, ListedBoard } from '../../contract/boards';
import type { Topic } from '../../contract/topics';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const json = (method: string, body?: object): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  ...(body ? { body: JSON.stringify(body) } : {}),
});
const FIGURE = { kind: 'figure', id: 'a', width: 1, height: 1, measure: 'volume' };
const NOTE = { kind: 'note', id: 'b', width: 2, height: 1, text: '<b>Ours</b> & yours' };

/** Boards and what they are made of. */
export function boardCases(open: OpenTestApp): void {
  describe('boards', () => {
    const app = useApp(open);
    const add = (body: object) => app().json<Board>('/api/v1/boards', json('POST', body));
    const list = async () => (await app().json<{ items: ListedBoard[] }>('/api/v1/boards')).items;

    it('keep their cards as they were put, with what was left out filled in', async () => {
      const { id, version } = await add({ name: ' Morning ', cards: [FIGURE, NOTE] });
      expect(version).toBe(1);
      const board = await app().json<Board>(`/api/v1/boards/${id}`);
      expect(board).toMatchObject({ name: 'Morning', days: 28 });
      expect(board.cards).toEqual([
        { ...FIGURE, title: null, days: null, topic: null, source: [] },
        { ...NOTE, title: null, days: null },
      ]);
    });

    it('refuse two cards of one id, an unknown kind and a width beyond the board, naming the field', async () => {
      for (const [cards, field] of [
        [[FIGURE, { ...NOTE, id: 'a' }], 'cards'],
        [[{ ...FIGURE, kind: 'gauge' }], 'cards.0.kind'],
        [[{ ...FIGURE, width: 5 }], 'cards.0.width'],
        [[{ ...FIGURE, measure: 'score' }], 'cards.0.measure'],
      ] as const) {
        const answer = await app().request('/api/v1/boards', json('POST', { name: 'Bad', cards }));
        expect(answer.status).toBe(400);
        const { errors } = (await answer.json()) as { errors: { field: string }[] };
        expect(errors.map((error) => error.field)).toEqual([field]);
      }
    });

    it('refuse a change made from an older version, and lose nothing by it', async () => {
      const { id } = await add({ name: 'Shared', cards: [FIGURE] });
      const change = (body: object) => app().request(`/api/v1/boards/${id}`, json('PATCH', body));
      expect((await change({ version: 1, cards: [FIGURE, NOTE] })).status).toBe(200);
      expect((await change({ version: 1, name: 'Mine' })).status).toBe(409);
      expect((await change({ name: 'No version' })).status).toBe(400);
      const board = await app().json<Board>(`/api/v1/boards/${id}`);
      expect(board).toMatchObject({ name: 'Shared', version: 2 });
      expect(board.cards).toHaveLength(2);
    });

    it('are put away and brought back whole', async () => {
      const made = await add({ name: 'Kept', days: 7, cards: [FIGURE, NOTE] });
      const path = `/api/v1/boards/${made.id}`;
      expect((await app().request(path, json('DELETE'))).status).toBe(204);
      expect((await app().request(path)).status).toBe(404);
      expect((await list()).map(({ id }) => id)).toEqual(['starter']);
      expect(await app().json<Board>(`${path}/restore`, json('POST'))).toEqual(made);
    });

    it('are listed by name whatever its case, the starter board last', async () => {
      for (const name of ['beta', 'Alpha', 'Gamma']) await add({ name });
      expect((await list()).map(({ name }) => name)).toEqual(['Alpha', 'beta', 'Gamma', 'Starter board']);
    });

    it('begin with one made from the topics that are most spoken of, which nobody can change', async () => {
      const topic = async (name: string, query: string) =>
        (await app().json<Topic>('/api/v1/topics', json('POST', { name, query }))).id;
      const rare = await topic('Bills', 'bill');
      const common = await topic('Network', 'network');
      await app().settle();
      await app().importRows(
        'mentions',
        ['network one', 'network two', 'network three', 'a bill'].map((text, index) => ({
          id: String(index),
          at: `2026-11-1${index}T10:00:00Z`,
          text,
          source: 'forum',
        })),
      );
      const board = await app().json<Board>('/api/v1/boards/starter');
      const figured = board.cards.flatMap((card) =>
        card.kind === 'figure' && card.topic ? [card.topic] : [],
      );
      expect(figured).toEqual([common, rare]);
      expect(board.cards.some(({ kind }) => kind === 'campaign')).toBe(false);
      const change = await app().request('/api/v1/boards/starter', json('PATCH', { version: 0, name: 'X' }));
      expect(change.status).toBe(400);
    });
  });
}
