import { describe, expect, it } from 'vitest';
import type { Link } from '../../contract/links';
import type { Person } from '../../contract/teams';
import type { View } from '../../contract/views';
import { linkIds } from '../../domain/link-id';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const json = (method: string, body?: object, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  ...(body ? { body: JSON.stringify(body) } : {}),
});

/** Short links and saved views. */
export function sharingCases(open: OpenTestApp): void {
  describe('short links', () => {
    const app = useApp(open);
    const link = (path: string) => app().json<Link>('/api/v1/links', json('POST', { path }));

    it('are the same for the same view, in whichever order its address is written', async () => {
      const one = await link('/threads?state=open&sort=waiting');
      app().clock.now = new Date('2026-11-21T08:00:00Z');
      expect(await link('/threads?sort=waiting&state=open')).toEqual(one);
      expect(await app().json<Link>(`/api/v1/links/${one.id}`)).toEqual(one);
      expect((await link('/threads?state=open')).id).not.toBe(one.id);
    });

    it('take a longer name when theirs belongs to another view, and never change that one', async () => {
      const [short = '', longer] = linkIds('/flaws');
      const row = { id: short, path: '/elsewhere', created_at: app().clock.now };
      await app().db.insertInto('link').values(row).execute();
      expect((await link('/flaws')).id).toBe(longer);
      expect((await link('/flaws')).id).toBe(longer);
      expect((await app().json<Link>(`/api/v1/links/${short}`)).path).toBe('/elsewhere');
    });

    it('lead to pages of this app only, and say so naming the field', async () => {
      for (const path of [
        '//evil.example',
        'https://evil.example/',
        '/\\evil.example',
        '/api/v1/health',
        '/s/a',
      ]) {
        const answer = await app().request('/api/v1/links', json('POST', { path }));
        expect(answer.status).toBe(400);
        expect(await answer.json()).toMatchObject({ errors: [{ field: 'path' }] });
      }
    });

    it('that were never made are not found', async () => {
      expect((await app().request('/api/v1/links/23456789ab')).status).toBe(404);
      expect((await app().request('/api/v1/links/no')).status).toBe(400);
    });
  });

  describe('saved views', () => {
    const app = useApp(open);
    const save = (name: string, path = '/threads?state=open', headers = {}) =>
      app().json<View>('/api/v1/views', json('POST', { name, path }, headers));
    const names = async () =>
      (await app().json<{ items: View[] }>('/api/v1/views')).items.map(({ name }) => name);

    it('are everybody’s, by name, and say who saved them', async () => {
      const ann = await app().json<Person>('/api/v1/people', json('POST', { name: 'Ann' }));
      await save('weekly');
      const view = await save(' Morning ', '/?range=7d', { 'x-eddyline-actor': ann.id });
      expect(view).toMatchObject({ name: 'Morning', path: '/?range=7d', actor: { id: ann.id, name: 'Ann' } });
      expect(await names()).toEqual(['Morning', 'weekly']);
    });

    it('are renamed, removed and brought back whole', async () => {
      const view = await save('One');
      const path = `/api/v1/views/${view.id}`;
      expect(await app().json<View>(path, json('PATCH', { name: 'Two' }))).toEqual({ ...view, name: 'Two' });
      expect((await app().request(path, json('DELETE'))).status).toBe(204);
      expect(await names()).toEqual([]);
      expect((await app().request(path, json('PATCH', { name: 'Three' }))).status).toBe(404);
      expect(await app().json<View>(`${path}/restore`, json('POST'))).toEqual({ ...view, name: 'Two' });
    });

    it('need a name and a page of this app, naming what is wrong', async () => {
      for (const [body, field] of [
        [{ name: ' ', path: '/' }, 'name'],
        [{ name: 'Out', path: '//evil.example' }, 'path'],
      ] as const) {
        const answer = await app().request('/api/v1/views', json('POST', body));
        expect(answer.status).toBe(400);
        expect(await answer.json()).toMatchObject({ errors: [{ field }] });
      }
    });
  });
}
