import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../contract/campaigns';
import type { Pledge } from '../../contract/pledges';
import { ACTOR_HEADER, type Person } from '../../contract/teams';
import { canonicalJson, type Json } from '../../domain/canonical-json';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const json = (method: string, body?: object, headers: object = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  ...(body ? { body: JSON.stringify(body) } : {}),
});

/** What a campaign is meant to change, said before it starts. */
export function pledgeCases(open: OpenTestApp): void {
  describe('a pledge', () => {
    const app = useApp(open);
    // The clock of the tests stands on 20 November 2026.
    const flight = { name: 'Winter', startAt: '2026-12-01T00:00:00Z', endExclusive: '2026-12-20T00:00:00Z' };
    const terms = {
      measure: 'positive',
      topic: null,
      direction: 'up',
      smallestChange: 15,
      baselineDays: 56,
      checkAt: '2027-01-05T00:00:00Z',
      counter: { measure: 'negative', topic: null, direction: 'up' },
    };
    const addCampaign = (more: object = {}) =>
      app().json<Campaign>('/api/v1/campaigns', json('POST', { ...flight, ...more }));
    const path = (campaign: Campaign) => `/api/v1/campaigns/${campaign.id}/pledge`;
    const write = (campaign: Campaign, body: object = terms) =>
      app().json<Pledge>(path(campaign), json('PATCH', body));
    const seal = (campaign: Campaign, headers: object = {}) =>
      app().json<Pledge>(`${path(campaign)}/seal`, json('POST', undefined, headers));

    it('is a draft that can be changed freely, until somebody seals it in their name', async () => {
      const campaign = await addCampaign();
      expect((await app().request(path(campaign))).status).toBe(204);
      expect(await write(campaign)).toMatchObject({ state: 'draft', smallestChange: 15, sealed: null });
      expect(await write(campaign, { ...terms, smallestChange: 10 })).toMatchObject({ amendments: [] });
      const mara = await app().json<Person>('/api/v1/people', json('POST', { name: 'Mara' }));
      const sealed = await seal(campaign, { [ACTOR_HEADER]: mara.id });
      expect(sealed).toMatchObject({ state: 'sealed', smallestChange: 10 });
      expect(sealed.sealed).toMatchObject({ at: '2026-11-20T12:00:00.000Z', actor: { name: 'Mara' } });
    });

    it('carries the SHA-256 of exactly what was sealed, flight included', async () => {
      const campaign = await addCampaign();
      await write(campaign);
      const { sealed } = await seal(campaign);
      const bytes = canonicalJson(sealed?.document as Json);
      expect(sealed?.fingerprint).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(sealed?.document).toMatchObject({ campaign: campaign.id, startAt: '2026-12-01T00:00:00.000Z' });
      expect((await seal(campaign)).sealed).toEqual(sealed);
    });

    it('changes after sealing only by an amendment with a reason, which says what stood before', async () => {
      const campaign = await addCampaign();
      await write(campaign);
      const before = await seal(campaign);
      const changed = { ...terms, smallestChange: 5 };
      const refused = await app().request(path(campaign), json('PATCH', changed));
      expect(refused.status).toBe(409);
      const amended = await write(campaign, { ...changed, reason: 'The budget was halved.' });
      expect(amended.sealed).toEqual(before.sealed);
      expect(amended.amendments).toMatchObject([
        { reason: 'The budget was halved.', changes: [{ field: 'smallestChange', before: 15, after: 5 }] },
      ]);
      expect(amended.amendments[0]?.fingerprint).not.toBe(before.sealed?.fingerprint);
    });

    it('keeps a later change of the flight as an amendment, too', async () => {
      const campaign = await addCampaign();
      await write(campaign);
      await seal(campaign);
      const later = { endExclusive: '2026-12-24T00:00:00Z' };
      await app().json(`/api/v1/campaigns/${campaign.id}`, json('PATCH', later));
      const { amendments } = await app().json<Pledge>(path(campaign));
      expect(amendments[0]?.changes.map(({ field }) => field)).toEqual(['endExclusive']);
      expect(amendments[0]?.reason).toBe('The flight of the campaign was changed.');
    });

    it('keeps the reason that was given for another flight', async () => {
      const campaign = await addCampaign();
      await write(campaign);
      await seal(campaign);
      const later = { endExclusive: '2026-12-26T00:00:00Z', reason: 'The fair lasts longer.' };
      await app().json(`/api/v1/campaigns/${campaign.id}`, json('PATCH', later));
      const { amendments } = await app().json<Pledge>(path(campaign));
      expect(amendments[0]?.reason).toBe('The fair lasts longer.');
    });

    it('is not pledged when its campaign starts before anybody sealed it', async () => {
      const campaign = await addCampaign();
      await write(campaign);
      app().clock.now = new Date('2026-12-01T00:00:00Z');
      try {
        expect(await app().json(path(campaign))).toMatchObject({ state: 'not-pledged' });
        expect((await app().request(`${path(campaign)}/seal`, json('POST'))).status).toBe(409);
        expect((await app().request(path(campaign), json('PATCH', terms))).status).toBe(409);
      } finally {
        app().clock.now = new Date('2026-11-20T12:00:00Z');
      }
    });

    it.each([
      [{ counter: { ...terms.counter, measure: 'positive' } }, 'counter.measure'],
      [{ smallestChange: 0 }, 'smallestChange'],
      [{ baselineDays: 10 }, 'baselineDays'],
      [{ topic: '00000000-0000-4000-8000-000000000000' }, 'topic'],
      [{ measure: 'share-of-voice' }, 'among'],
    ])('refuses %j and names the field', async (wrong, field) => {
      const campaign = await addCampaign();
      const response = await app().request(path(campaign), json('PATCH', { ...terms, ...wrong }));
      expect(response.status).toBe(400);
      const { errors } = (await response.json()) as { errors: { field: string }[] };
      expect(errors.map((error) => error.field)).toContain(field);
    });

    it('goes with its campaign', async () => {
      const campaign = await addCampaign();
      await write(campaign);
      await seal(campaign);
      await app().json(`/api/v1/campaigns/${campaign.id}`, json('DELETE'));
      expect(await app().db.selectFrom('pledge').select('campaign_id').execute()).toEqual([]);
    });
  });
}
