import { describe, expect, it } from 'vitest';
import type { Thread } from '../../contract/threads';
import type { Topic } from '../../contract/topics';
import { mentionId } from '../../domain/ids';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const say = (id: string, time: string, text: string, more: object = {}) => ({
  id,
  at: `2026-11-10T${time}Z`,
  text,
  source: 'forum',
  ...more,
});
const idOf = (externalId: string) =>
  mentionId({ source: 'forum', externalId, url: null, at: 0, author: null, text: '' }).id;
const OURS = { direction: 'outbound', author: 'us' };

/** `GET /threads/{id}`: a conversation as it is read. */
export function threadReadCases(open: OpenTestApp): void {
  describe('a thread', () => {
    const app = useApp(open);
    const thread = (externalId: string) => app().json<Thread>(`/api/v1/threads/${idOf(externalId)}`);
    const lines = ({ turns }: Thread) => turns.map(({ depth, text }) => `${'  '.repeat(depth)}${text}`);

    it('is a tree in reading order with exact counts and our first answer', async () => {
      await app().importRows('mentions', [
        say('c', '09:30:00', 'Thanks', { in_reply_to: 'b' }),
        say('b', '09:20:00', 'We are on it', { ...OURS, in_reply_to: 'a' }),
        say('d', '09:10:00', 'Same here', { in_reply_to: 'a' }),
        say('a', '09:00:00', 'No signal', { url: 'javascript:alert(1)', followers: 3 }),
        say('x', '09:00:00', 'Another conversation'),
      ]);
      const found = await thread('a');
      expect(found).toMatchObject({
        id: idOf('a'),
        startedAt: '2026-11-10T09:00:00.000Z',
        lastAt: '2026-11-10T09:30:00.000Z',
        mentions: 4,
        inbound: 3,
        outbound: 1,
        firstReplySeconds: 1200,
      });
      expect(lines(found)).toEqual(['No signal', '  Same here', '  We are on it', '    Thanks']);
      expect(found.turns[0]).toMatchObject({ url: null, followers: 3, parentId: null, parentMissing: false });
      expect(found.turns[1]?.parentId).toBe(idOf('a'));
    });

    it('is found by any turn, and by a name it had before it was joined', async () => {
      await app().importRows('mentions', [say('c', '09:30:00', 'Me too', { in_reply_to: 'b' })]);
      expect((await thread('b')).id).toBe(idOf('b'));
      await app().importRows('mentions', [say('b', '09:20:00', 'Same here', { in_reply_to: 'a' })]);
      const joined = await thread('a');
      expect(joined.id).toBe(idOf('a'));
      for (const name of ['b', 'c']) expect(await thread(name)).toEqual(joined);
      const alias = crypto.randomUUID();
      await app()
        .db.insertInto('thread_alias')
        .values({ thread_id: alias, joined_into: idOf('a') })
        .execute();
      expect(await app().json<Thread>(`/api/v1/threads/${alias}`)).toEqual(joined);
    });

    it('says what it answers that was not collected, and claims no first answer then', async () => {
      await app().importRows('mentions', [
        say('b', '09:20:00', 'Same here', { in_reply_to: 'gone' }),
        say('c', '09:30:00', 'We are on it', { ...OURS, in_reply_to: 'b' }),
      ]);
      const found = await thread('gone');
      expect(found.turns.map(({ parentMissing, parentId }) => [parentMissing, parentId])).toEqual([
        [true, null],
        [false, idOf('b')],
      ]);
      expect(found.firstReplySeconds).toBeNull();
    });

    it('never counts an answer from before the root', async () => {
      await app().importRows('mentions', [
        say('a', '09:00:00', 'No signal'),
        say('b', '08:00:00', 'Their clock is wrong', { ...OURS, in_reply_to: 'a' }),
      ]);
      expect((await thread('a')).firstReplySeconds).toBeNull();
      await app().importRows('mentions', [say('c', '10:00:00', 'Fixed', { ...OURS, in_reply_to: 'a' })]);
      expect((await thread('a')).firstReplySeconds).toBe(3600);
    });

    it('keeps the place of a turn whose words were erased', async () => {
      await app().importRows('mentions', [
        say('a', '09:00:00', 'No signal', { author: 'gone' }),
        say('b', '09:10:00', 'Same here', { in_reply_to: 'a' }),
      ]);
      await app().json('/api/v1/erasures', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ author: 'gone', source: null }),
      });
      await app().settle();
      const found = await thread('a');
      expect(found.mentions).toBe(2);
      expect(found.turns.map(({ text, author }) => [text, author])).toEqual([
        [null, null],
        ['Same here', null],
      ]);
    });

    it('names the topics of any of its turns', async () => {
      await app().importRows('mentions', [
        say('a', '09:00:00', 'Hello'),
        say('b', '09:10:00', 'No signal', { in_reply_to: 'a' }),
      ]);
      const topic = await app().json<Topic>('/api/v1/topics', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Network', query: 'signal' }),
      });
      await app().settle();
      expect((await thread('a')).topics).toEqual([topic.id]);
    });

    it('shows the first 1,000 turns and counts all', async () => {
      const replies = Array.from({ length: 1_100 }, (_, index) =>
        say(`r${index}`, '10:00:00', 'Same here', { in_reply_to: 'a' }),
      );
      await app().importRows('mentions', [say('a', '09:00:00', 'No signal'), ...replies]);
      const found = await thread('a');
      expect(found.mentions).toBe(1_101);
      expect(found.turns).toHaveLength(1_000);
      expect(found.turns[0]?.text).toBe('No signal');
    });

    it('is not there for an id nobody knows', async () => {
      const response = await app().request(`/api/v1/threads/${crypto.randomUUID()}`);
      expect(response.status).toBe(404);
    });
  });
}
