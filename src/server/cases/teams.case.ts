import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../contract/campaigns';
import { ACTOR_HEADER, type Person, type Team } from '../../contract/teams';
import type { Topic } from '../../contract/topics';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const json = (method: string, body?: object, headers: object = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  ...(body ? { body: JSON.stringify(body) } : {}),
});

/** Teams, people, and who did what. */
export function teamCases(open: OpenTestApp): void {
  describe('teams and people', () => {
    const app = useApp(open);
    const addTeam = (name: string) => app().json<Team>('/api/v1/teams', json('POST', { name }));
    const addPerson = (name: string, teamId: string | null = null) =>
      app().json<Person>('/api/v1/people', json('POST', { name, teamId }));
    const flight = { name: 'Autumn', startAt: '2026-09-22T00:00:00Z', endExclusive: '2026-10-11T00:00:00Z' };

    it('list teams by name, page by page, with how many people and topics they have', async () => {
      const care = await addTeam('care');
      await addTeam('Billing');
      await addTeam('Apps');
      await addPerson('Mara', care.id);
      await app().json(
        '/api/v1/topics',
        json('POST', { name: 'Support', query: 'help', ownerTeamId: care.id }),
      );
      type Page = { items: Team[]; nextCursor: string };
      const first = await app().json<Page>('/api/v1/teams?limit=2');
      expect(first.items.map(({ name }) => name)).toEqual(['Apps', 'Billing']);
      const next = await app().json<Page>(`/api/v1/teams?limit=2&cursor=${first.nextCursor}`);
      expect(next.items).toMatchObject([{ name: 'care', people: 1, topics: 1 }]);
      expect(next.nextCursor).toBeNull();
    });

    it('refuse a team name that is taken, whatever its case, and a cursor that is none', async () => {
      await addTeam('Care');
      const taken = await app().request('/api/v1/teams', json('POST', { name: 'CARE' }));
      expect(taken.status).toBe(409);
      expect((await app().request('/api/v1/teams?cursor=nonsense')).status).toBe(400);
    });

    it('refuse a taken name in every script, also when several ask at once', async () => {
      const add = (name: string) => app().request('/api/v1/teams', json('POST', { name }));
      for (const name of ['Über', 'ΣΙΣΥΦΟΣ', 'İstanbul']) {
        const statuses = (await Promise.all([add(name), add(name), add(name)])).map(({ status }) => status);
        expect(statuses.sort(), name).toEqual([201, 409, 409]);
      }
    });

    it('leave people and topics without a team when the team is removed', async () => {
      const team = await addTeam('Care');
      const person = await addPerson('Mara', team.id);
      const body = { name: 'Support', query: 'help', ownerTeamId: team.id };
      const topic = await app().json<Topic>('/api/v1/topics', json('POST', body));
      await app().json(`/api/v1/teams/${team.id}`, json('DELETE'));
      const { items } = await app().json<{ items: Person[] }>('/api/v1/people');
      expect(items).toMatchObject([{ id: person.id, teamId: null }]);
      expect(await app().json(`/api/v1/topics/${topic.id}`)).toMatchObject({ ownerTeamId: null });
    });

    it('refuse a team there is none of, for a person and for a topic', async () => {
      const nobody = crypto.randomUUID();
      const person = await app().request('/api/v1/people', json('POST', { name: 'Mara', teamId: nobody }));
      expect(person.status).toBe(400);
      const body = { name: 'Support', query: 'help', ownerTeamId: nobody };
      expect((await app().request('/api/v1/topics', json('POST', body))).status).toBe(400);
    });

    it('sign what somebody does with their name, unverified', async () => {
      const mara = await addPerson('Mara');
      const by = { [ACTOR_HEADER]: mara.id };
      const created = await app().json<Campaign>('/api/v1/campaigns', json('POST', flight, by));
      expect(created.actor).toEqual({ id: mara.id, name: 'Mara', verified: false });
      const mark = { kind: 'note', at: '2026-10-01T10:00:00Z', label: 'rain' };
      expect(await app().json('/api/v1/marks', json('POST', mark, by))).toMatchObject({
        actor: { name: 'Mara', verified: false },
      });
    });

    it('keep a person’s name on what they did after they leave the list', async () => {
      const mara = await addPerson('Mara');
      const created = await app().json<Campaign>(
        '/api/v1/campaigns',
        json('POST', flight, { [ACTOR_HEADER]: mara.id }),
      );
      await app().json(`/api/v1/people/${mara.id}`, json('DELETE'));
      expect(await app().json<{ items: Person[] }>('/api/v1/people')).toMatchObject({ items: [] });
      const read = await app().json<Campaign>(`/api/v1/campaigns/${created.id}`);
      expect(read.actor?.name).toBe('Mara');
    });

    it('say in the documentation of every write, and of no read, how to sign it', async () => {
      type Operation = { parameters?: { $ref?: string }[] };
      const { paths } = await app().json<{ paths: Record<string, Record<string, Operation>> }>(
        '/api/v1/openapi.json',
      );
      const signed = (operation: Operation | undefined) =>
        operation?.parameters?.some(({ $ref }) => $ref === '#/components/parameters/Actor') ?? false;
      expect(signed(paths['/campaigns']?.post)).toBe(true);
      expect(signed(paths['/people/{id}']?.patch)).toBe(true);
      expect(signed(paths['/campaigns']?.get)).toBe(false);
    });

    it('sign nothing for a person there is none of, and refuse what is no id', async () => {
      const unknown = { [ACTOR_HEADER]: crypto.randomUUID() };
      const created = await app().json<Campaign>('/api/v1/campaigns', json('POST', flight, unknown));
      expect(created.actor).toBeNull();
      const malformed = await app().request(
        '/api/v1/campaigns',
        json('POST', flight, { [ACTOR_HEADER]: 'Mara' }),
      );
      expect(malformed.status).toBe(400);
    });
  });
}
