import { getCatalogue } from '../../contract/catalogue';
import { getHealth } from '../../contract/health';
import { joinStretches } from '../../domain/coverage';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';
import { rescoringUnderWay } from '../stores/rescoring.store';
import { countsBySourceAndLanguage } from '../stores/rollup.store';
import { listSources, mentionExtent, readCoverage } from '../stores/source.store';
import { activeZone } from '../stores/zone.store';

export function routeHealth(api: EndpointRouter, services: Services): void {
  const { db } = services;

  api.on(getHealth, async () => {
    const began = performance.now();
    const coverage = joinStretches(await readCoverage(db, []));
    const latencyMs = performance.now() - began;
    const lastCovered = new Map(coverage.map((stretch) => [stretch.source, stretch.toMs]));
    return {
      status: 'ok' as const,
      version: services.version,
      now: services.now().toISOString(),
      zone: (await activeZone(db)).zone,
      store: { kind: services.storeKind, latencyMs: Math.round(latencyMs * 100) / 100 },
      river: services.river,
      rivers: await services.rivers(),
      rescoring: await rescoringUnderWay(db),
      sources: (await listSources(db)).map(({ id }) => {
        const toMs = lastCovered.get(id);
        const lagSeconds = toMs === undefined ? null : Math.max(0, (services.now().getTime() - toMs) / 1000);
        return { id, state: 'imported' as const, lagSeconds };
      }),
    };
  });

  api.on(getCatalogue, () =>
    readSnapshot(services.db, async (db) => {
      const counts = await countsBySourceAndLanguage(db, (await activeZone(db)).version);
      const coverage = joinStretches(await readCoverage(db, []));
      const extent = await mentionExtent(db);
      const sum = (rows: typeof counts) => rows.reduce((total, row) => total + row.mentions, 0);
      const languages = [...new Set(counts.map((row) => row.lang))];
      return {
        firstAt: extent?.firstAt.toISOString() ?? null,
        lastAt: extent?.lastAt.toISOString() ?? null,
        mentions: sum(counts),
        sources: (await listSources(db)).map(({ id, reportsFollowers }) => {
          const stretches = coverage.filter((stretch) => stretch.source === id);
          const first = stretches[0];
          const last = stretches.at(-1);
          return {
            id,
            mentions: sum(counts.filter((row) => row.source === id)),
            firstAt: first ? new Date(first.fromMs).toISOString() : null,
            lastAt: last ? new Date(last.toMs).toISOString() : null,
            reportsFollowers,
          };
        }),
        languages: languages
          .map((lang) => ({ lang, mentions: sum(counts.filter((row) => row.lang === lang)) }))
          .sort((a, b) => b.mentions - a.mentions),
      };
    }),
  );
}
