import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../contract/campaigns';
import type { Currents } from '../../contract/currents';
import type { ImportReport } from '../../contract/imports';
import type { Mark } from '../../contract/marks';
import type { Post } from '../../contract/posts';
import type { Check } from '../../contract/upkeep';
import { deterministicId } from '../../domain/ids';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const AT = '2026-11-10T10:00:00Z';

const json = (method: string, body?: object): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  ...(body ? { body: JSON.stringify(body) } : {}),
});

/** Posts of ours, and the mentions that are the same thing. */
export function postCases(open: OpenTestApp): void {
  describe('posts', () => {
    const app = useApp(open);
    const partnerSays = { id: 'p1', at: AT, text: 'I love this #ad', author: 'partner', source: 'bluesky' };
    const others = { id: 'm1', at: AT, text: 'no signal', author: 'ann', source: 'bluesky' };
    const partnerId = deterministicId('mention', 'bluesky', 'p1');
    const mentions = async () => {
      const window = 'from=2026-11-10T00:00:00Z&to=2026-11-11T00:00:00Z&bucket=day';
      return (await app().json<Currents>(`/api/v1/currents?${window}`)).totals.mentions;
    };
    const expectSound = async () =>
      expect((await app().json<Check>('/api/v1/check')).differences).toEqual([]);
    const flight = { name: 'Autumn', startAt: '2026-11-01T00:00:00Z', endExclusive: '2026-11-20T00:00:00Z' };
    const addCampaign = () => app().json<Campaign>('/api/v1/campaigns', json('POST', flight));

    it('take a partner’s post out of the currents exactly, and give it back when it is unmarked', async () => {
      await app().importRows('mentions', [partnerSays, others]);
      expect(await mentions()).toBe(2);
      const campaign = await addCampaign();
      const body = { mentionId: partnerId, campaignId: campaign.id };
      const post = await app().json<Post>('/api/v1/posts/from-mention', json('POST', body));
      expect(post).toMatchObject({ id: partnerId, channel: 'bluesky', campaignId: campaign.id });
      expect(post.mention).toMatchObject({ author: 'partner', replies: 0 });
      expect(await mentions()).toBe(1);
      await expectSound();
      await app().json(`/api/v1/posts/${partnerId}`, json('DELETE'));
      expect(await mentions()).toBe(2);
      await expectSound();
    });

    const importPosts = async (metrics: object) =>
      app().importRows<ImportReport>('posts', [
        { id: 'p9', at: AT, channel: 'bluesky', text: 'Roam free', ...metrics },
      ]);
    const onlyPost = async () => (await app().json<{ items: Post[] }>('/api/v1/posts')).items[0];
    const withdraw = ({ id }: ImportReport) => app().json(`/api/v1/imports/${id}/withdraw`, json('POST'));

    it('say when the figures that were imported of them were withdrawn, and stay', async () => {
      await app().json(
        '/api/v1/posts',
        json('POST', { at: AT, channel: 'bluesky', text: 'Roam free', externalId: 'p9' }),
      );
      const figures = await importPosts({ impressions: 900, clicks: 12 });
      expect(await onlyPost()).toMatchObject({
        metrics: { impressions: 900, clicks: 12 },
        learnedFrom: { importId: figures.id },
        withdrawnAt: null,
      });
      await withdraw(figures);
      expect(await onlyPost()).toMatchObject({
        metrics: {},
        learnedFrom: null,
        withdrawnAt: app().clock.now.toISOString(),
      });
      const again = await importPosts({ impressions: 950 });
      expect(await onlyPost()).toMatchObject({
        metrics: { impressions: 950 },
        learnedFrom: { importId: again.id },
        withdrawnAt: null,
      });
    });

    it('have the figures of an earlier import again when a later one is taken back, whichever brought them', async () => {
      const first = await importPosts({ impressions: 900, clicks: 12 });
      const second = await importPosts({ impressions: 1100 });
      expect((await onlyPost())?.metrics).toEqual({ impressions: 1100, clicks: 12 });
      await withdraw(second);
      expect(await onlyPost()).toMatchObject({
        metrics: { impressions: 900, clicks: 12 },
        learnedFrom: { importId: first.id },
        withdrawnAt: null,
      });
      const third = await importPosts({ impressions: 1200 });
      await withdraw(first);
      // Another import brought it, too: it stays, without what only the first one said.
      expect(await onlyPost()).toMatchObject({
        metrics: { impressions: 1200 },
        learnedFrom: { importId: third.id },
      });
      await withdraw(third);
      expect(await onlyPost()).toBeUndefined();
    });

    it('mark a mention once, however often it is asked', async () => {
      await app().importRows('mentions', [partnerSays]);
      await app().json('/api/v1/posts/from-mention', json('POST', { mentionId: partnerId }));
      await app().json('/api/v1/posts/from-mention', json('POST', { mentionId: partnerId }));
      const { items } = await app().json<{ items: Post[] }>('/api/v1/posts');
      expect(items).toHaveLength(1);
    });

    it('are the mention of the same outside id, whichever comes first', async () => {
      const row = { id: 'p1', at: AT, channel: 'bluesky', text: 'I love this #ad' };
      await app().importRows('mentions', [partnerSays]);
      await app().importRows('posts', [row]);
      expect(await mentions()).toBe(0);
      const late = { id: 'p2', at: AT, channel: 'bluesky', text: 'again' };
      await app().importRows('posts', [late]);
      await app().importRows('mentions', [{ ...partnerSays, id: 'p2', text: 'again' }]);
      expect(await mentions()).toBe(0);
      const { items } = await app().json<{ items: Post[] }>('/api/v1/posts');
      expect(items.map((post) => post.mention?.author)).toEqual(['partner', 'partner']);
      await expectSound();
    });

    it('give mentions back when the import that brought them is withdrawn', async () => {
      await app().importRows('mentions', [partnerSays]);
      const report = await app().importRows<ImportReport>('posts', [
        { id: 'p1', at: AT, channel: 'bluesky', text: 'x' },
      ]);
      expect(await mentions()).toBe(0);
      await app().json(`/api/v1/imports/${report.id}/withdraw`, json('POST'));
      expect(await mentions()).toBe(1);
      await expectSound();
    });

    it('stay out of the currents while either the post or the account makes them ours', async () => {
      await app().importRows('mentions', [partnerSays]);
      await app().json('/api/v1/posts/from-mention', json('POST', { mentionId: partnerId }));
      const settings = (ourAccounts: object[]) =>
        app().json('/api/v1/settings', json('PATCH', { ourAccounts }));
      await settings([{ source: null, handle: '@Partner' }]);
      await app().json(`/api/v1/posts/${partnerId}`, json('DELETE'));
      expect(await mentions()).toBe(0);
      await settings([]);
      expect(await mentions()).toBe(1);
      await expectSound();
    });

    it('are added by hand, stand on the axis, and are refused twice', async () => {
      const campaign = await addCampaign();
      const body = {
        campaignId: campaign.id,
        at: AT,
        channel: 'press',
        text: 'hello',
        url: 'https://x.test/1',
      };
      const post = await app().json<Post>('/api/v1/posts', json('POST', body));
      const of = await app().json<{ items: Post[] }>(`/api/v1/posts?campaign=${campaign.id}`);
      expect(of.items).toEqual([post]);
      const window = 'from=2026-11-10T00:00:00Z&to=2026-11-11T00:00:00Z';
      const marks = await app().json<{ items: Mark[] }>(`/api/v1/marks?${window}`);
      expect(marks.items.find(({ kind }) => kind === 'post')).toMatchObject({ id: post.id, label: 'hello' });
      expect((await app().request('/api/v1/posts', json('POST', body))).status).toBe(409);
    });

    it('are added once when several add the same at once', async () => {
      const body = { at: AT, channel: 'press', text: 'hello', externalId: 'a1' };
      const add = () => app().request('/api/v1/posts', json('POST', body));
      const statuses = (await Promise.all([add(), add(), add()])).map(({ status }) => status);
      expect(statuses.sort()).toEqual([201, 409, 409]);
    });

    it('meet a mention that arrives while they are written', async () => {
      for (const id of ['q1', 'q2', 'q3', 'q4']) {
        const post = { at: AT, channel: 'bluesky', text: 'x', externalId: id };
        await Promise.all([
          app().importRows('mentions', [{ ...partnerSays, id }]),
          app().json('/api/v1/posts', json('POST', post)),
        ]);
      }
      expect(await mentions()).toBe(0);
      await expectSound();
    });

    it('lose their words with those of an erased author, and no import brings them back', async () => {
      await app().importRows('mentions', [partnerSays]);
      await app().json('/api/v1/posts/from-mention', json('POST', { mentionId: partnerId }));
      await app().json('/api/v1/erasures', json('POST', { author: 'partner' }));
      const row = { id: 'p1', at: AT, channel: 'bluesky', text: 'I love this #ad' };
      const report = await app().importRows<ImportReport>('posts', [row]);
      expect(report).toMatchObject({ accepted: 0, duplicate: 1, warnings: [{ code: 'withheld' }] });
      const { items } = await app().json<{ items: Post[] }>('/api/v1/posts');
      expect(items).toMatchObject([{ id: partnerId, text: '', url: null }]);
    });

    it('refuse text with a NUL as the caller’s mistake', async () => {
      const body = { at: AT, channel: 'press', text: 'a\u0000b' };
      expect((await app().request('/api/v1/posts', json('POST', body))).status).toBe(400);
    });

    it('refuse a campaign there is none of', async () => {
      const body = { campaignId: crypto.randomUUID(), at: AT, channel: 'press', text: 'hello' };
      expect((await app().request('/api/v1/posts', json('POST', body))).status).toBe(400);
    });
  });

  describe('the topics of a campaign', () => {
    const app = useApp(open);

    it('are kept, shown on the axis, and refused when there is no such topic', async () => {
      const topic = await app().json<{ id: string }>(
        '/api/v1/topics',
        json('POST', { name: 'Net', query: 'net' }),
      );
      const flight = {
        name: 'Autumn',
        startAt: '2026-11-01T00:00:00Z',
        endExclusive: '2026-11-20T00:00:00Z',
        topics: [topic.id.toUpperCase()],
      };
      const created = await app().json<Campaign>('/api/v1/campaigns', json('POST', flight));
      expect(created.topics).toEqual([topic.id]);
      const window = 'from=2026-11-10T00:00:00Z&to=2026-11-11T00:00:00Z';
      const marks = await app().json<{ items: Mark[] }>(`/api/v1/marks?${window}`);
      expect(marks.items).toMatchObject([{ kind: 'campaign', topics: [topic.id] }]);
      const unknown = json('PATCH', { topics: [crypto.randomUUID()] });
      expect((await app().request(`/api/v1/campaigns/${created.id}`, unknown)).status).toBe(400);
      const emptied = await app().json<Campaign>(
        `/api/v1/campaigns/${created.id}`,
        json('PATCH', { topics: [] }),
      );
      expect(emptied.topics).toEqual([]);
    });
  });
}
