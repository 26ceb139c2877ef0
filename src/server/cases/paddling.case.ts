import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../contract/campaigns';
import type { ImportReport } from '../../contract/imports';
import type { Mark } from '../../contract/marks';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const json = (method: string, body: object, headers: object = {}) => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** Rules of campaigns, posts and marks. */
export function paddlingCases(open: OpenTestApp): void {
  describe('paddling', () => {
    const app = useApp(open);
    const flight = {
      name: 'Autumn Roaming',
      startAt: '2026-09-22T00:00:00Z',
      endExclusive: '2026-10-11T00:00:00Z',
      channels: ['bluesky'],
    };
    type Marks = { items: Mark[]; nextCursor: string | null };
    const marks = (window: string) => app().json<Marks>(`/api/v1/marks?${window}`);

    it('keeps a campaign and shows it in every window its flight touches', async () => {
      const created = await app().json<Campaign>('/api/v1/campaigns', json('POST', flight));
      expect(await app().json(`/api/v1/campaigns/${created.id}`)).toEqual(created);
      const inside = await marks('from=2026-10-01T00:00:00Z&to=2026-10-02T00:00:00Z');
      expect(inside.items).toMatchObject([{ kind: 'campaign', label: 'Autumn Roaming', id: created.id }]);
      const after = await marks('from=2026-10-11T00:00:00Z&to=2026-10-12T00:00:00Z');
      expect(after.items).toEqual([]);
    });

    it('refuses a flight that ends before it starts, also by a change of one end', async () => {
      const bad = await app().request(
        '/api/v1/campaigns',
        json('POST', { ...flight, endExclusive: flight.startAt }),
      );
      expect(bad.status).toBe(400);
      const created = await app().json<Campaign>('/api/v1/campaigns', json('POST', flight));
      const patch = json('PATCH', { endExclusive: '2026-09-01T00:00:00Z' });
      const response = await app().request(`/api/v1/campaigns/${created.id}`, patch);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ field: 'endExclusive' }] });
    });

    it('adds a mark once for one idempotency key and refuses the key for another mark', async () => {
      const release = { kind: 'release', at: '2026-11-01T10:00:00Z', label: 'release 8.2' };
      const send = (body: object) =>
        app().request('/api/v1/marks', json('POST', body, { 'idempotency-key': 'deploy-1' }));
      expect((await send(release)).status).toBe(201);
      expect((await send(release)).status).toBe(200);
      expect((await send({ ...release, label: 'release 8.3' })).status).toBe(409);
      expect((await marks('from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z')).items).toHaveLength(1);
    });

    it('takes only http and https addresses', async () => {
      const body = { kind: 'note', at: '2026-11-01T10:00:00Z', label: 'x', url: 'javascript:alert(1)' };
      expect((await app().request('/api/v1/marks', json('POST', body))).status).toBe(400);
    });

    it('changes and removes marks and campaigns; what is gone answers 404', async () => {
      const mark = await app().json<Mark>(
        '/api/v1/marks',
        json('POST', { kind: 'incident', at: '2026-11-01T10:00:00Z', label: 'outage' }),
      );
      const changed = await app().json<Mark>(
        `/api/v1/marks/${mark.id}`,
        json('PATCH', { label: 'outage north' }),
      );
      expect(changed).toEqual({ ...mark, label: 'outage north' });
      expect((await app().request(`/api/v1/marks/${mark.id}`, { method: 'DELETE' })).status).toBe(204);
      expect((await app().request(`/api/v1/marks/${mark.id}`, { method: 'DELETE' })).status).toBe(404);
    });

    it('imports campaigns, posts and marks; a post finds its campaign by name; twice changes nothing', async () => {
      const campaigns = [
        { id: 'c1', name: 'Autumn', start: '2026-09-22', end: '2026-10-10', channels: 'bluesky' },
      ];
      const posts = [
        { id: 'p1', at: '2026-09-23T10:00:00Z', channel: 'bluesky', text: 'Roam free', campaign: 'Autumn' },
      ];
      const written = [{ id: 'm1', kind: 'fix', at: '2026-09-24T10:00:00Z', label: 'fix 8.2.3' }];
      for (const expected of [
        { accepted: 1, duplicate: 0 },
        { accepted: 0, duplicate: 1 },
      ]) {
        expect(await app().importRows<ImportReport>('campaigns', campaigns)).toMatchObject(expected);
        expect(await app().importRows<ImportReport>('posts', posts)).toMatchObject(expected);
        expect(await app().importRows<ImportReport>('marks', written)).toMatchObject(expected);
      }
      const { items } = await marks('from=2026-09-01T00:00:00Z&to=2026-11-01T00:00:00Z');
      expect(items.map((mark) => mark.kind)).toEqual(['campaign', 'post', 'fix']);
      expect(items[1]?.campaignId).toBe(items[0]?.id);
      // The last day of a flight is part of it.
      expect(items[0]?.endExclusive).toBe('2026-10-11T00:00:00.000Z');
    });

    it('answers only the kinds of marks that are asked for, page by page too', async () => {
      await app().json('/api/v1/campaigns', json('POST', flight));
      await app().importRows<ImportReport>('posts', [
        {
          id: 'p1',
          at: '2026-09-23T10:00:00Z',
          channel: 'bluesky',
          text: 'Roam free',
          campaign: 'Autumn Roaming',
        },
      ]);
      for (const kind of ['release', 'note', 'fix']) {
        await app().json('/api/v1/marks', json('POST', { kind, at: '2026-09-24T10:00:00Z', label: kind }));
      }
      const window = 'from=2026-09-01T00:00:00Z&to=2026-11-01T00:00:00Z';
      const kindsOf = async (asked: string) => {
        const { items } = await marks(`${window}${asked}`);
        return items.map(({ kind }) => kind).sort();
      };
      expect(await kindsOf('')).toEqual(['campaign', 'fix', 'note', 'post', 'release']);
      expect(await kindsOf('&kind=fix&kind=release')).toEqual(['fix', 'release']);
      expect(await kindsOf('&kind=campaign')).toEqual(['campaign']);
      expect(await kindsOf('&kind=post&kind=note')).toEqual(['note', 'post']);
      const first = await marks(`${window}&kind=fix&kind=release&limit=1`);
      const second = await marks(`${window}&kind=fix&kind=release&limit=1&cursor=${first.nextCursor}`);
      expect([...first.items, ...second.items]).toHaveLength(2);
      expect(second.nextCursor).toBeNull();
      expect((await app().request(`/api/v1/marks?${window}&kind=party`)).status).toBe(400);
    });

    it('pages marks by key without losing or repeating any', async () => {
      for (let day = 1; day <= 5; day++) {
        await app().json(
          '/api/v1/marks',
          json('POST', { kind: 'note', at: `2026-11-0${day}T00:00:00Z`, label: `n${day}` }),
        );
      }
      const window = 'from=2026-11-01T00:00:00Z&to=2026-11-09T00:00:00Z&limit=2';
      const labels: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Marks = await marks(cursor === null ? window : `${window}&cursor=${cursor}`);
        labels.push(...page.items.map((mark) => mark.label));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(labels).toEqual(['n1', 'n2', 'n3', 'n4', 'n5']);
    });
  });
}
