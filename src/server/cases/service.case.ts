import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../contract/catalogue';
import type { Health } from '../../contract/health';
import type { Settings } from '../../contract/settings';
import type { OpenTestApp } from '../testing/test-app';
import { useApp } from './suite.case';

/** Rules of health, catalogue, settings, the event stream and the published description. */
export function serviceCases(open: OpenTestApp): void {
  describe('the service', () => {
    const app = useApp(open);
    const mention = {
      id: '1',
      at: '2026-11-02T10:00:00Z',
      text: 'No signal at all today',
      author: 'a',
      source: 'forum',
    };
    const patch = (body: object) =>
      app().request('/api/v1/settings', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });

    it('says which store it stands on and how far behind each source is', async () => {
      await app().importRows('mentions', [mention]);
      const health = await app().json<Health>('/api/v1/health');
      expect(health).toMatchObject({
        status: 'ok',
        store: { kind: app().services.storeKind },
        now: app().clock.now.toISOString(),
        zone: 'UTC',
      });
      expect(health.sources).toEqual([
        {
          id: 'forum',
          state: 'imported',
          lagSeconds: (app().clock.now.getTime() - Date.parse(mention.at)) / 1000,
        },
      ]);
    });

    it('lists sources and languages with their counts', async () => {
      await app().importRows('mentions', [mention, { ...mention, id: '2', lang: 'de', text: 'Kein Netz' }]);
      const catalogue = await app().json<Catalogue>('/api/v1/catalogue');
      expect(catalogue.mentions).toBe(2);
      expect(catalogue.sources).toMatchObject([{ id: 'forum', mentions: 2 }]);
      expect(catalogue.languages.map(({ lang }) => lang).sort()).toEqual(['de', 'en']);
    });

    it('refuses a zone that does not exist and keeps the one there was', async () => {
      expect((await patch({ zone: 'Mars/Olympus' })).status).toBe(400);
      expect((await app().json<Settings>('/api/v1/settings')).zone).toBe('UTC');
    });

    it('cuts weeks on the chosen weekday', async () => {
      await app().importRows('mentions', [mention]);
      await patch({ weekStart: 7 });
      const { buckets } = await app().json<{ buckets: { start: string }[] }>(
        '/api/v1/currents?from=2026-11-02T00:00:00Z&to=2026-11-03T00:00:00Z&bucket=week',
      );
      expect(buckets.map((bucket) => bucket.start)).toEqual(['2026-11-01T00:00:00.000Z']);
    });

    it('tells listeners of imports and of changed counts, and resumes after the last event seen', async () => {
      const stop = new AbortController();
      const first = await app().request('/api/v1/stream', { signal: stop.signal });
      expect(first.headers.get('content-type')).toContain('text/event-stream');
      const reader = (first.body as ReadableStream<Uint8Array<ArrayBuffer>>)
        .pipeThrough(new TextDecoderStream())
        .getReader();
      await reader.read();
      await app().importRows('mentions', [mention]);
      let seen = '';
      while (!seen.includes('"done"')) seen += (await reader.read()).value ?? '';
      stop.abort();
      await reader.cancel().catch(() => {});
      expect(seen).toContain('event: currents');
      const firstId = /id: (\d+)/.exec(seen)?.[1] ?? '';
      const resumed = await app().request('/api/v1/stream', { headers: { 'last-event-id': firstId } });
      const again = (resumed.body as ReadableStream<Uint8Array<ArrayBuffer>>)
        .pipeThrough(new TextDecoderStream())
        .getReader();
      let replayed = '';
      while (!replayed.includes('"done"')) replayed += (await again.read()).value ?? '';
      await again.cancel().catch(() => {});
      expect(replayed).not.toContain(`id: ${firstId}\n`);
      expect(replayed).toContain('event: import');
    });

    it('says first when something may have changed between the first question and the stream', async () => {
      const beginning = async (path: string) => {
        const answer = await app().request(path);
        const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>)
          .pipeThrough(new TextDecoderStream())
          .getReader();
        let told = '';
        const end = Date.now() + 400;
        while (Date.now() < end && !told.includes('event: missed')) {
          const left = new Promise<{ value: string }>((resolve) => setTimeout(resolve, 400, { value: '' }));
          told += (await Promise.race([reader.read(), left])).value ?? '';
        }
        await reader.cancel().catch(() => {});
        return told;
      };
      await app().importRows('mentions', [mention]);
      expect(await beginning('/api/v1/stream?within=60000')).toContain('event: missed');
      expect(await beginning('/api/v1/stream')).not.toContain('event: missed');
    });

    it('publishes a description that names every call', async () => {
      const document = await app().json<{ paths: Record<string, object> }>('/api/v1/openapi.json');
      for (const path of [
        '/currents',
        '/marks',
        '/campaigns/{id}',
        '/imports/mentions',
        '/settings',
        '/stream',
      ]) {
        expect(Object.keys(document.paths)).toContain(path);
      }
    });
  });
}
