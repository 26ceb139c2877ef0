import { beforeEach, describe, expect, it } from 'vitest';
import type { Campaign } from '../../contract/campaigns';
import type { HistoryEntry } from '../../contract/corrections';
import type { ImportReport } from '../../contract/imports';
import type { Problem } from '../../contract/problem';
import type { AttributionRule, AttributionRules, Reaction, ReactionTotals } from '../../contract/reactions';
import type { Topic } from '../../contract/topics';
import type { Check } from '../../contract/upkeep';
import { deterministicId } from '../../domain/ids';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

interface Reactions {
  items: Reaction[];
  nextCursor: string | null;
  totals: ReactionTotals;
}

const DAY = (day: number, hour = 10) => `2026-11-${String(day).padStart(2, '0')}T${hour}:00:00Z`;
const idOf = (id: string) => deterministicId('mention', 'bluesky', id);
const json = (method: string, body?: object): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  ...(body ? { body: JSON.stringify(body) } : {}),
});
const said = (id: string, text: string, more: object = {}) => ({
  id,
  at: DAY(12),
  text,
  author: `author-${id}`,
  source: 'bluesky',
  lang: 'en',
  ...more,
});

/** Which mentions are reactions to a campaign, by which rule, and what people decide about that. */
export function reactionCases(open: OpenTestApp): void {
  describe('reactions', () => {
    const app = useApp(open);
    let campaign: Campaign;
    let topic: Topic;
    const at = (path = '') => `/api/v1/campaigns/${campaign.id}${path}`;
    const rules = () => app().json<AttributionRules>(at('/rules'));
    const reactions = (query = '') => app().json<Reactions>(at(`/reactions?${query}`));
    const ids = async (query = '') => (await reactions(query)).items.map(({ id }) => id).sort();
    const addRule = async (rule: object) => {
      const added = await app().json<AttributionRule>(at('/rules'), json('POST', rule));
      await app().settle();
      return added;
    };
    const choose = (id: string, choice: string | null) =>
      app().json<Reaction>(at(`/reactions/${idOf(id)}`), json('PUT', { choice }));
    const mentions = (...names: string[]) => names.map(idOf).sort();
    const expectSound = async () =>
      expect((await app().json<Check>('/api/v1/check')).differences).toEqual([]);

    beforeEach(async () => {
      app().clock.now = new Date('2026-11-30T12:00:00Z');
      const query = { name: 'Prices', query: 'price* thread:off' };
      topic = await app().json<Topic>('/api/v1/topics', json('POST', query));
      await app().settle();
      campaign = await app().json<Campaign>(
        '/api/v1/campaigns',
        json('POST', {
          name: 'Spring',
          startAt: '2026-11-10T00:00:00Z',
          endExclusive: '2026-11-15T00:00:00Z',
          topics: [topic.id],
        }),
      );
      await app().importRows('posts', [
        {
          id: 'post',
          at: DAY(10),
          channel: 'bluesky',
          text: 'New! #Spring https://halvora.example/spring?utm_campaign=spring26',
          campaign: 'Spring',
        },
      ]);
    });

    it('are found by default by replies and by the topics a campaign is about', async () => {
      const { items, window, suggestions } = await rules();
      expect(
        items.map(({ kind, topic: of, byDefault, mentions: found }) => [kind, of, byDefault, found]),
      ).toEqual([
        ['reply', null, true, 0],
        ['topic', topic.id, true, 0],
      ]);
      expect(items[1]?.words).toContain('does not show that the campaign brought it about');
      expect(window.flight).toEqual({ from: '2026-11-10T00:00:00.000Z', to: '2026-11-15T00:00:00.000Z' });
      expect(window.words.to).toBe('2026-11-29T00:00:00.000Z');
      expect(suggestions.map(({ value }) => value)).toEqual([
        '#Spring',
        'halvora.example/spring',
        'utm_campaign=spring26',
      ]);
    });

    it('answer a post at any depth and at any time, also when they come before what they answer', async () => {
      await app().importRows('mentions', [
        said('c', 'deeper still', { in_reply_to: 'b', at: DAY(28) }),
        said('b', 'deeper', { in_reply_to: 'a' }),
        said('x', 'of something else', { in_reply_to: 'gone' }),
      ]);
      expect(await ids()).toEqual([]);
      await app().importRows('mentions', [said('a', 'an answer', { in_reply_to: 'post' })]);
      expect(await ids()).toEqual(mentions('a', 'b', 'c'));
      const post = said('post', 'New!', { direction: 'outbound', at: DAY(10) });
      await app().importRows('mentions', [post]);
      expect(await ids()).toEqual(mentions('a', 'b', 'c'));
      await expectSound();
    });

    it('answer a post that itself stands inside another conversation, and nothing else of that', async () => {
      await app().importRows('mentions', [
        said('root', 'what a day'),
        said('post', 'New!', { in_reply_to: 'root', direction: 'outbound' }),
        said('other', 'indeed', { in_reply_to: 'root' }),
        said('a', 'an answer', { in_reply_to: 'post' }),
        said('b', 'deeper', { in_reply_to: 'a' }),
      ]);
      expect(await ids()).toEqual(mentions('a', 'b'));
    });

    it('speak about its topic during the flight only, and use its words two weeks longer', async () => {
      await addRule({ kind: 'hashtag', value: 'spring' });
      await app().importRows('mentions', [
        said('before', 'the price #spring', { at: DAY(9, 23) }),
        said('during', 'the price', { at: DAY(14, 23) }),
        said('after', 'the price', { at: DAY(15) }),
        said('tag', 'yes #spring', { at: DAY(28, 23) }),
        said('late', 'yes #spring', { at: DAY(29) }),
      ]);
      expect(await ids()).toEqual(mentions('during', 'tag'));
    });

    it('count once, under the most specific rule, and name all that find them', async () => {
      const link = await addRule({ kind: 'link', value: 'https://halvora.example/spring' });
      const tag = await addRule({ kind: 'hashtag', value: '#spring' });
      const phrase = await addRule({ kind: 'phrase', value: 'fair price' });
      await app().importRows('mentions', [
        said('all', 'a fair price #spring halvora.example/spring/x', { in_reply_to: 'post' }),
        said('words', 'fair price #spring'),
        said('only', 'the price'),
      ]);
      const [reply, , , , about] = (await rules()).items;
      const { items, totals } = await reactions();
      expect(totals.mentions).toBe(3);
      const byId = new Map(items.map((item) => [item.id, item]));
      expect(byId.get(idOf('all'))).toMatchObject({
        rule: reply?.id,
        rules: [reply?.id, link.id, tag.id, phrase.id, about?.id],
        text: 'a fair price #spring halvora.example/spring/x',
        topics: [topic.id],
      });
      expect(byId.get(idOf('words'))).toMatchObject({ rule: tag.id, rules: [tag.id, phrase.id, about?.id] });
      expect(byId.get(idOf('only'))).toMatchObject({ rule: about?.id, rules: [about?.id] });
      expect((await rules()).items.map(({ mentions: found }) => found)).toEqual([1, 1, 2, 2, 3]);
      expect(await ids(`rule=${tag.id}`)).toEqual(mentions('all', 'words'));
    });

    it('are found in history by a rule made later, and as they come from then on', async () => {
      await app().importRows('mentions', [said('a', 'never again, they say'), said('b', 'again and never')]);
      const rule = await addRule({ kind: 'phrase', value: 'Never again' });
      expect((await rules()).items.find(({ id }) => id === rule.id)).toMatchObject({
        state: 'ready',
        mentions: 1,
        byDefault: false,
      });
      await app().importRows('mentions', [said('c', 'NEVER AGAIN')]);
      expect(await ids()).toEqual(mentions('a', 'c'));
      await expectSound();
    });

    it('leave with a rule that is switched off or removed, and return with it', async () => {
      const tag = await addRule({ kind: 'hashtag', value: 'spring' });
      await app().importRows('mentions', [said('a', '#spring')]);
      const off = await app().json<AttributionRule>(
        at(`/rules/${tag.id}`),
        json('PATCH', { enabled: false }),
      );
      expect(off).toMatchObject({ enabled: false, mentions: 1 });
      expect(await ids()).toEqual([]);
      await app().json(at(`/rules/${tag.id}`), json('PATCH', { enabled: true }));
      expect(await ids()).toEqual(mentions('a'));
      await app().request(at(`/rules/${tag.id}`), json('DELETE'));
      await app().settle();
      expect(await ids()).toEqual([]);
      expect((await rules()).suggestions[0]?.value).toBe('#Spring');
      const [reply] = (await rules()).items;
      expect((await app().request(at(`/rules/${reply?.id}`), json('DELETE'))).status).toBe(409);
    });

    it('follow the topics a campaign is about, and keep what a person switched off', async () => {
      const [, about] = (await rules()).items;
      await app().json(at(`/rules/${about?.id}`), json('PATCH', { enabled: false }));
      await app().json(at(), json('PATCH', { topics: [topic.id] }));
      expect((await rules()).items[1]).toMatchObject({ id: about?.id, enabled: false });
      await app().json(at(), json('PATCH', { topics: [] }));
      expect((await rules()).items).toHaveLength(1);
      await addRule({ kind: 'topic', topic: topic.id });
      await app().request(`/api/v1/topics/${topic.id}`, json('DELETE'));
      await app().settle();
      expect((await rules()).items).toHaveLength(1);
    });

    it('are what a person says they are, whatever is matched, imported or built again', async () => {
      const rows = [said('a', 'the price'), said('b', 'nothing of it')];
      const { id } = await app().importRows<ImportReport>('mentions', rows);
      const removed = await choose('a', 'removed');
      expect(removed.choice).toMatchObject({ kind: 'removed', reason: null });
      expect(await choose('b', 'added')).toMatchObject({ rule: null, rules: [] });
      const expectChosen = async () => {
        expect(await ids()).toEqual(mentions('b'));
        expect(await ids('choice=added')).toEqual(mentions('b'));
        expect(await ids('choice=removed')).toEqual(mentions('a'));
        expect((await reactions()).totals).toMatchObject({ mentions: 1, added: 1, removed: 1 });
      };
      await expectChosen();
      await app().json(`/api/v1/topics/${topic.id}`, json('PATCH', { query: 'price OR prices' }));
      await app().settle();
      await expectChosen();
      await app().json(`/api/v1/imports/${id}/withdraw`, json('POST'));
      expect((await reactions()).totals).toMatchObject({ mentions: 0, added: 0, removed: 0 });
      await app().importRows('mentions', rows);
      await expectChosen();
      expect(await choose('a', null)).toMatchObject({ before: 'removed' });
      expect(await ids()).toEqual(mentions('a', 'b'));
      const { items } = await app().json<{ items: HistoryEntry[] }>(`/api/v1/mentions/${idOf('a')}/history`);
      expect(items.map(({ field, after }) => [field, after])).toEqual([
        ['reaction', { campaign: campaign.id, choice: 'removed' }],
        ['reaction', { campaign: campaign.id, choice: null }],
      ]);
    });

    it('are added by the link of a post, of a turn here, or by id', async () => {
      const url = 'https://social.example/p/1';
      await app().importRows('mentions', [said('a', 'one', { url }), said('b', 'two'), said('c', 'three')]);
      const add = (link: string) => app().json<Reaction>(at('/reactions'), json('POST', { link }));
      expect((await add(`${url}/?utm_source=share#top`)).id).toBe(idOf('a'));
      const turn = `http://localhost:4600/threads/${idOf('x')}?turn=${idOf('b')}`;
      expect((await add(turn)).choice?.kind).toBe('added');
      await add(idOf('c'));
      expect(await ids()).toEqual(mentions('a', 'b', 'c'));
      for (const link of ['hello', 'https://social.example/p/2', idOf('nobody')]) {
        const answer = await app().request(at('/reactions'), json('POST', { link }));
        expect(answer.status).toBe(400);
        expect(((await answer.json()) as Problem).errors?.[0]?.field).toBe('link');
      }
    });

    it('are inbound, and come and go as mentions are ours or not', async () => {
      await app().importRows('mentions', [
        said('ours', 'our price', { direction: 'outbound' }),
        said('partner', 'great price'),
      ]);
      expect(await ids()).toEqual(mentions('partner'));
      expect(
        (await app().request(at(`/reactions/${idOf('ours')}`), json('PUT', { choice: 'added' }))).status,
      ).toBe(409);
      const body = { mentionId: idOf('partner'), campaignId: campaign.id };
      await app().json('/api/v1/posts/from-mention', json('POST', body));
      expect(await ids()).toEqual([]);
    });

    it('count when they are private, deleted or erased, and are not quoted then', async () => {
      await app().importRows('mentions', [
        said('secret', 'the price', { url: 'https://a.example/1' }),
        said('erased', 'the price'),
        said('open', 'the price'),
      ]);
      await app().json('/api/v1/erasures', json('POST', { author: 'author-erased' }));
      await app().db.updateTable('mention').set({ private: true }).where('id', '=', idOf('secret')).execute();
      const { items, totals } = await reactions();
      expect(totals.mentions).toBe(3);
      const unquoted = { text: null, author: null, authorName: null, url: null };
      expect(items.find(({ id }) => id === idOf('secret'))).toMatchObject({
        unquoted: 'private',
        ...unquoted,
      });
      expect(items.find(({ id }) => id === idOf('erased'))).toMatchObject({ unquoted: 'gone', ...unquoted });
      expect(items.find(({ id }) => id === idOf('open'))).toMatchObject({
        unquoted: null,
        text: 'the price',
      });
    });

    it('are narrowed by sentiment, source, language and choice, and totals say what is listed', async () => {
      await app().importRows('mentions', [
        said('good', 'price', { sentiment: 'positive' }),
        said('bad', 'price', { sentiment: 'negative', lang: 'de' }),
        said('plain', 'preis', { sentiment: 'neutral', lang: 'de' }),
      ]);
      await choose('plain', 'added');
      const totals = { mentions: 3, positive: 1, neutral: 1, negative: 1, unscored: 0, complaints: 1 };
      expect((await reactions()).totals).toEqual({ ...totals, added: 1, removed: 0 });
      expect(await ids('sentiment=positive&sentiment=neutral')).toEqual(mentions('good', 'plain'));
      expect(await ids('lang=de')).toEqual(mentions('bad', 'plain'));
      expect(await ids('source=forum')).toEqual([]);
      expect(await ids('lang=de&choice=added')).toEqual(mentions('plain'));
      const [reply, about] = (await rules()).items;
      expect(await ids(`rule=${about?.id}`)).toEqual(mentions('bad', 'good'));
      expect(await ids(`rule=${about?.id}&choice=added`)).toEqual([]);
      expect((await reactions(`rule=${reply?.id}`)).totals).toMatchObject({ mentions: 0, added: 0 });
    });

    it('come a page at a time, newest first, each once', async () => {
      const rows = Array.from({ length: 7 }, (_, index) =>
        said(`m${index}`, 'the price #spring', {
          at: DAY(11 + (index % 3)),
          in_reply_to: index % 2 ? 'post' : '',
        }),
      );
      await addRule({ kind: 'hashtag', value: 'spring' });
      await app().importRows('mentions', rows);
      const seen: Reaction[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Reactions = await reactions(
          `limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        expect(page.totals.mentions).toBe(7);
        seen.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
      expect(seen).toHaveLength(7);
      const times = seen.map((item) => item.at);
      expect(times).toEqual([...times].sort().reverse());
    });

    it.each([
      [{ kind: 'link', value: 'spring' }, 400, 'value'],
      [{ kind: 'hashtag', value: 'two words' }, 400, 'value'],
      [{ kind: 'phrase', value: '!' }, 400, 'value'],
      [{ kind: 'topic', topic: '8f4f8cc1-2af1-4f41-bbf6-4b556ab6a97c' }, 400, 'topic'],
    ])('refuse a rule that cannot be one: %o', async (rule, status, field) => {
      const answer = await app().request(at('/rules'), json('POST', rule));
      expect(answer.status).toBe(status);
      expect(((await answer.json()) as Problem).errors?.[0]?.field).toBe(field);
    });

    it('take each rule once, and none of theirs is a topic anybody sees', async () => {
      await addRule({ kind: 'hashtag', value: 'spring' });
      expect(
        (await app().request(at('/rules'), json('POST', { kind: 'hashtag', value: '#spring' }))).status,
      ).toBe(409);
      expect(
        (await app().request(at('/rules'), json('POST', { kind: 'topic', topic: topic.id }))).status,
      ).toBe(409);
      await app().importRows('mentions', [said('a', 'price #spring', { in_reply_to: '' })]);
      const { items } = await app().json<{ items: Topic[] }>('/api/v1/topics');
      expect(items.map(({ name }) => name)).toEqual(['Prices']);
      const thread = await app().json<{ topics: string[] }>(`/api/v1/threads/${idOf('a')}`);
      expect(thread.topics).toEqual([topic.id]);
      expect((await reactions()).items[0]?.topics).toEqual([topic.id]);
    });

    it('leave nothing behind when the campaign is removed', async () => {
      await addRule({ kind: 'hashtag', value: 'spring' });
      await app().importRows('mentions', [said('a', '#spring')]);
      await choose('a', 'added');
      await app()
        .json(at(), json('DELETE'))
        .catch(() => null);
      await app().settle();
      expect((await app().request(at('/reactions'))).status).toBe(404);
      const left = await app().db.selectFrom('mention_topic').selectAll().execute();
      const kept = await app().db.selectFrom('reaction_choice').selectAll().execute();
      expect([...left, ...kept]).toEqual([]);
      await expectSound();
    });
  });
}
