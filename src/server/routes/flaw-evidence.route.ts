import type { z } from 'zod';
import { listFlawEvidence, listFlawPeople } from '../../contract/flaw-evidence';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { answerEvidence } from '../flaw/answer-evidence';
import { effectiveFor, inEffect } from '../flaw/record-fix';
import { notFound } from '../problems';
import type { Services } from '../services';
import { readFlawRow } from '../stores/flaw.store';
import { type EvidenceAsked, evidencePage } from '../stores/flaw-evidence.store';
import { type FixRow, fixesOf } from '../stores/flaw-fix.store';
import { whoSpoke } from '../stores/flaw-speaker.store';
import { decodeCursor, decodeThreadCursor, encodeThreadCursor, page } from './paging';

export function routeFlawEvidence(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const nowMs = () => services.now().getTime();

  api.on(listFlawEvidence, ({ params, query }) =>
    readSnapshot(db, (tx) => evidence(tx, params.id, nowMs(), query)),
  );

  api.on(listFlawPeople, ({ params, query }) =>
    readSnapshot(db, async (tx) => {
      if (!(await readFlawRow(tx, params.id))) throw notFound('flaw');
      const after = decodeCursor(query.cursor);
      const fix = fixAsked(await newestFix(tx, params.id, nowMs()));
      const rows = await whoSpoke(tx, params.id, { fix, limit: query.limit + 1, after });
      const shown = page(rows, query.limit, ({ firstAt, key }) => ({ at: firstAt.toISOString(), id: key }));
      return {
        ...shown,
        items: shown.items.map(({ key: _, firstAt, lastAt, ...person }) => ({
          ...person,
          firstAt: firstAt.toISOString(),
          lastAt: lastAt.toISOString(),
        })),
      };
    }),
  );
}

async function evidence(
  db: Db,
  id: string,
  nowMs: number,
  query: z.output<(typeof listFlawEvidence)['query']>,
) {
  if (!(await readFlawRow(db, id))) throw notFound('flaw');
  const { by, afterFix, conflict, sort, limit } = query;
  const fix = await newestFix(db, id, nowMs);
  const rows = await evidencePage(db, id, {
    by,
    conflict: conflict === 'yes',
    fix: fixAsked(fix),
    afterFix: afterFix === undefined ? undefined : afterFix === 'yes',
    sort,
    limit: limit + 1,
    after: decodeThreadCursor(query.cursor, sort),
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: await answerEvidence(db, id, shown, fix),
    nextCursor: last ? encodeThreadCursor(sort, { value: last.place, id: last.threadId }) : null,
  };
}

async function newestFix(db: Db, id: string, nowMs: number): Promise<FixRow | null> {
  return inEffect((await fixesOf(db, [id])).get(id) ?? [], nowMs)[0] ?? null;
}

function fixAsked(fix: FixRow | null): EvidenceAsked['fix'] {
  if (!fix) return null;
  const sources = fix.lags.map(({ source }) => ({ source, at: effectiveFor(fix, source) }));
  return { sources, elseAt: fix.effectiveAt };
}
