import { describe, expect, it } from 'vitest';
import type { AuthorMention } from '../../contract/authors';
import type { Flaw } from '../../contract/flaw-schemas';
import type { Settings } from '../../contract/settings';
import type { Person } from '../../contract/teams';
import type { ThreadItem } from '../../contract/thread-list';
import type { Topic } from '../../contract/topics';
import type { VoiceList, VoiceNote, VoicePerson } from '../../contract/voice-people';
import { readingStart } from '../stores/voice-list.store';
import type { OpenTestApp } from '../testing/test-app';
import { sender, useApp } from './suite.case';

const DAY_MS = 86_400_000;
const at = (day: number) => new Date(Date.parse('2026-11-01T00:00:00Z') + day * DAY_MS).toISOString();
let numbered = 0;
const say = (author: string | null, day: number, text: string, more: object = {}) => ({
  id: `m${numbered++}`,
  at: at(day),
  text,
  source: 'forum',
  lang: 'en',
  ...(author === null ? {} : { author }),
  ...more,
});
const angry = { sentiment: 'negative' };
const happy = { sentiment: 'positive' };

/** `GET /voices` and below it: people, through lenses, and one by one. */
export function voicePeopleCases(open: OpenTestApp): void {
  describe('people who speak', () => {
    const app = useApp(open);
    const send = sender(app);
    const list = (query = '') => send<VoiceList>('GET', `/voices?from=${at(0)}&to=${at(30)}${query}`);
    const one = (id: string) => send<VoicePerson>('GET', `/voices/${encodeURIComponent(id)}`);
    const bring = (rows: object[]) => app().importRows('mentions', rows);
    const ids = ({ items }: VoiceList) => items.map(({ id }) => id);
    const ada = () => send<Person>('POST', '/people', { name: 'Ada' });

    it('are ordered by one named figure a lens', async () => {
      await bring([
        say('Ann', 1, 'It broke on monday morning', { ...angry, followers: 10 }),
        say('@ann', 2, 'It broke on tuesday evening', { ...angry, followers: 12 }),
        say('bob', 3, 'I like the new map', { ...happy, followers: 5000 }),
        say('cat', 4, 'What is the price of it'),
        say(null, 4, 'Nobody said this'),
      ]);
      const byFollowers = await list('&lens=followers');
      expect(ids(byFollowers)).toEqual(['forum:bob', 'forum:ann']);
      expect(byFollowers).toMatchObject({ inLens: 2, mentions: 5, kinds: { person: 3 } });
      expect(byFollowers.read).toEqual({ from: at(0), partial: false, mentions: 4 });
      expect(byFollowers.items[1]).toMatchObject({
        author: '@ann',
        followers: 12,
        mentions: 2,
        days: 2,
        complaints: 2,
        unanswered: 2,
        complaintDays: 2,
        firstAt: at(1),
        lastAt: at(2),
        last: { text: 'It broke on tuesday evening', sentiment: 'negative' },
      });
      expect(ids(await list('&lens=persistence'))).toEqual(['forum:ann', 'forum:cat', 'forum:bob']);
      expect(ids(await list('&lens=most-affected'))).toEqual(['forum:ann']);
      expect(ids(await list('&lens=supporters'))).toEqual(['forum:bob']);
    });

    it('are new only when they never spoke before the window', async () => {
      await bring([
        say('old', -40, 'Hello from the past of this'),
        say('old', 5, 'Hello again after a while'),
        say('new', 4, 'Hello for the first time'),
        say('newer', 6, 'Hello for the first time, too'),
      ]);
      expect(ids(await list('&lens=newest'))).toEqual(['forum:newer', 'forum:new']);
    });

    it('are counted as first to notice when their words came before a flaw was accepted', async () => {
      await bring([
        say('late', 3, 'My bill is wrong', angry),
        say('first', 1, 'The bill shows a wrong sum', angry),
        say('none', 2, 'The app is slow today', angry),
      ]);
      const { items } = await send<{ items: ThreadItem[] }>('GET', '/threads');
      const threadIds = items.filter(({ opening }) => opening.author !== 'none').map(({ id }) => id);
      expect(ids(await list('&lens=first-to-notice'))).toEqual([]);
      const flaw = await send<Flaw>('POST', '/flaws', { title: 'Bills', state: 'accepted', threadIds });
      const answer = await list('&lens=first-to-notice');
      expect(ids(answer)).toEqual(['forum:first']);
      expect(answer.items[0]).toMatchObject({ noticed: 1 });
      expect((await one('forum:first')).noticed).toMatchObject([{ id: flaw.id, title: 'Bills', at: at(1) }]);
      expect((await one('forum:late')).noticed).toEqual([]);
    });

    it('are narrowed by topic, source and language, and read page by page without a gap', async () => {
      await send<Topic>('POST', '/topics', { name: 'Bills', query: 'bill' });
      await bring([
        say('ann', 1, 'My bill is wrong'),
        say('ann', 2, 'The weather is fine'),
        say('bob', 1, 'The weather is wet'),
        say('ann', 1, 'My bill came', { source: 'news' }),
        say('eva', 1, 'Le temps est beau', { lang: 'fr' }),
      ]);
      await app().settle();
      const [topic] = (await send<{ items: Topic[] }>('GET', '/topics')).items;
      const narrow = await list(`&lens=persistence&topic=${topic?.id}&source=forum`);
      expect(narrow.items).toMatchObject([{ id: 'forum:ann', mentions: 1, days: 1 }]);
      expect(ids(await list('&lens=persistence&lang=fr'))).toEqual(['forum:eva']);
      const paged: string[] = [];
      let cursor = '';
      do {
        const page = await list(
          `&lens=persistence&limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        expect(page.inLens).toBe(4);
        paged.push(...ids(page));
        cursor = page.nextCursor ?? '';
      } while (cursor !== '');
      expect(paged).toEqual(ids(await list('&lens=persistence')));
      expect(paged).toHaveLength(4);
      const first = await list('&lens=persistence&limit=1');
      const foreign = await app().request(
        `/api/v1/voices?lens=followers&cursor=${encodeURIComponent(first.nextCursor as string)}`,
      );
      expect(foreign.status).toBe(400);
    });

    it('are set apart by stated rules, counted, and shown when asked for', async () => {
      const copy = 'Great offer for everybody: win the new phone today';
      await bring([
        ...[0, 1, 2].map((n) =>
          say('spam', 1 + n / 1000, `Buy followers now at https://spam.example/${n} only 9${n} euro`),
        ),
        ...['a', 'b', 'c'].map((source, n) => say(`wire${n}`, 2 + n / 10, `${copy} ${n}!`, { source })),
        ...Array.from({ length: 3 * 20 }, (_, n) =>
          say(
            'clock',
            3 + Math.floor(n / 20) + (n % 20) / 24,
            `Reading ${'abcdefghijklmnopqrstuvwxyz'.slice(n % 20)}`,
          ),
        ),
        say('ann', 1, 'My bill is wrong'),
      ]);
      const people = await list('&lens=persistence');
      expect(ids(people)).toEqual(['forum:ann']);
      expect(people.kinds).toEqual({ person: 1, 'likely-bot': 2, syndicated: 3 });
      const bots = await list('&lens=persistence&show=likely-bots');
      expect(bots.items).toMatchObject([
        { id: 'forum:clock', why: ['Spoke in at least 20 of the 24 hours on 3 days.'] },
        { id: 'forum:spam', why: ['Said the same words 3 times within 10 minutes.'] },
      ]);
      expect(ids(await list('&lens=persistence&show=syndicated'))).toEqual(['c:wire2', 'b:wire1', 'a:wire0']);
      expect((await list('&lens=persistence&show=all')).inLens).toBe(6);
      expect(await one('forum:spam')).toMatchObject({ kind: 'likely-bot' });
      expect(people.rules).toHaveLength(4);
    });

    it('are told with what they said, about what, and what we replied', async () => {
      await send<Topic>('POST', '/topics', { name: 'Bills', query: 'bill' });
      await bring([
        say('ann', 1, 'My bill is wrong', { ...angry, id: 'q', author_name: 'Ann B.', followers: 7 }),
        say('us', 1.5, 'Sorry, we look into it', { direction: 'outbound', in_reply_to: 'q', id: 'r' }),
        say('ann', 9, 'Again a wrong bill', angry),
        say('bob', 9.1, 'It will come right', { ...happy, id: 'h', in_reply_to: 'q' }),
        say('ann', 5, 'On the news', { source: 'news' }),
      ]);
      await app().settle();
      const ann = await one('forum:@ANN');
      expect(ann).toMatchObject({
        id: 'forum:ann',
        authorName: 'Ann B.',
        followers: 7,
        followersAt: at(1),
        firstAt: at(1),
        lastAt: at(9),
        kind: 'person',
        standing: 'voice',
        topics: [{ name: 'Bills', mentions: 2 }],
        replies: { opened: 2, answered: 1, waiting: 2, medianSeconds: 43_200 },
        namesakes: [{ id: 'news:ann', source: 'news' }],
        read: { mentions: 2, partial: false },
      });
      expect(ann.figures).toMatchObject({ mentions: 2, complaints: 2, unanswered: 1, complaintDays: 2 });
      expect(ann.series.grain).toBe('day');
      expect(ann.series.buckets.map(({ mentions }) => mentions)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 1]);
      expect(ann.series.buckets.every(({ collected }) => collected)).toBe(true);
      expect((await one('forum:bob')).figures).toMatchObject({ helped: 1, positive: 1 });
      const threads = await send<{ items: ThreadItem[]; nextCursor: string }>(
        'GET',
        '/voices/forum:ann/threads?limit=1',
      );
      expect(threads.items).toMatchObject([{ opening: { text: 'Again a wrong bill' }, state: 'unanswered' }]);
      const rest = await send<{ items: ThreadItem[] }>(
        'GET',
        `/voices/forum:ann/threads?cursor=${encodeURIComponent(threads.nextCursor)}`,
      );
      expect(rest.items).toMatchObject([{ opening: { text: 'My bill is wrong' }, state: 'waiting' }]);
    });

    it('are known of only where their source was collected', async () => {
      await bring([say('ann', 1, 'My bill is wrong'), say('bob', 2, 'Mine, too')]);
      await bring([say('ann', 5, 'My bill is wrong again')]);
      expect((await one('forum:ann')).series.buckets.map(({ collected }) => collected)).toEqual([
        true,
        true,
        false,
        false,
        true,
      ]);
    });

    it('leave currents as partners, answer nobody, and come back exactly', async () => {
      await bring([
        say('ann', 1, 'My bill is wrong', { ...angry, id: 'pq' }),
        say('star', 2, 'Love this phone', { ...happy, in_reply_to: 'pq' }),
        say('star', 3, 'Still love this phone', happy),
      ]);
      const counts = async () => {
        const { strata } = await send<{ strata: object[] }>(
          'GET',
          `/voices/sample?from=${at(0)}&to=${at(30)}`,
        );
        return strata;
      };
      const before = await counts();
      const who = await ada();
      expect(await send('POST', '/voices/forum:star/partner', { partner: true }, who.id)).toEqual({
        mentions: 2,
        standing: 'partner',
      });
      expect(ids(await list('&lens=persistence'))).toEqual(['forum:ann']);
      expect((await list('&lens=most-affected')).items[0]).toMatchObject({ unanswered: 1 });
      expect(await one('forum:star')).toMatchObject({
        standing: 'partner',
        figures: { mentions: 0, outbound: 2 },
        partnerHistory: [{ partner: true, actor: { name: 'Ada' } }],
      });
      expect((await send<Settings>('GET', '/settings')).ourAccounts).toEqual([
        { source: 'forum', handle: 'star', bot: true, partner: true },
      ]);
      expect(await send('POST', '/voices/forum:star/partner', { partner: false })).toMatchObject({
        standing: 'voice',
      });
      expect(await counts()).toEqual(before);
      expect((await send<{ ok: boolean }>('GET', '/check')).ok).toBe(true);
      await send('PATCH', '/settings', { ourAccounts: [{ source: null, handle: '@Star' }] });
      const refused = await app().request('/api/v1/voices/forum:star/partner', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"partner":true}',
      });
      expect(refused.status).toBe(409);
      expect((await one('forum:star')).standing).toBe('ours');
    });

    it('are noted about, by somebody, and a note can be taken away and put back', async () => {
      await bring([say('ann', 1, 'My bill is wrong', angry)]);
      const who = await ada();
      const note = await send<VoiceNote>(
        'POST',
        '/voices/forum:ann/notes',
        { text: ' Knows a lot ' },
        who.id,
      );
      expect(note).toMatchObject({ text: 'Knows a lot', actor: { name: 'Ada' }, removedAt: null });
      const path = `/voices/forum:ann/notes/${note.id}`;
      expect(await send('PATCH', path, { removed: true }, who.id)).toMatchObject({
        text: null,
        removedBy: { name: 'Ada' },
      });
      expect(await send('PATCH', path, { removed: false })).toMatchObject({ text: 'Knows a lot' });
      expect((await one('forum:ann')).notes).toHaveLength(1);
      const elsewhere = await app().request(`/api/v1/voices/news:ann/notes/${note.id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: '{"removed":true}',
      });
      expect(elsewhere.status).toBe(404);
    });

    it('are nobody once erased: notes go with their words', async () => {
      await bring([say('ann', 1, 'My bill is wrong', angry), say('bob', 1, 'Mine is fine')]);
      await send('POST', '/voices/forum:ann/notes', { text: 'Knows a lot' });
      await send('POST', '/erasures', { author: 'ann', source: 'forum' });
      expect(ids(await list('&lens=persistence'))).toEqual(['forum:bob']);
      expect(await app().db.selectFrom('voice_note').selectAll().execute()).toEqual([]);
      const gone = await app().request('/api/v1/voices/forum:ann');
      expect(gone.status).toBe(404);
      const said = await send<{ items: AuthorMention[] }>('GET', '/authors/mentions?source=forum&author=ann');
      expect(said.items).toEqual([]);
    });

    it('are read from so late on that no more is looked at than may be, whatever is asked for', async () => {
      await bring(
        [1, 2, 3, 4].map((day) => say('ann', day, 'Hello there', { source: day > 2 ? 'news' : 'forum' })),
      );
      const scope = { from: new Date(at(0)), to: new Date(at(30)), topicVersion: null, langs: [] };
      const start = (most: number, sources: string[] = []) =>
        readingStart(app().db, { ...scope, sources }, most);
      expect(await start(4)).toBeNull();
      expect(await start(2)).toEqual(new Date(Date.parse(at(2)) + 1));
      expect(await start(2, ['forum'])).toEqual(await start(2));
    });

    it.each(['ann', ':ann', 'forum:'])('are not named by %j', async (id) => {
      const refused = await app().request(`/api/v1/voices/${encodeURIComponent(id)}`);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ errors: [{ field: 'id' }] });
    });
  });
}
