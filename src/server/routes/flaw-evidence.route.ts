import type { z } from 'zod';
import { type FlawEvidence, listFlawEvidence, listFlawPeople } from '../../contract/flaws';
import { webAddress } from '../../domain/web-address';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { titlesOf } from '../flaw/answer-flaws';
import { effectiveFor } from '../flaw/record-fix';
import { notFound } from '../problems';
import type { Services } from '../services';
import { readFlawRow } from '../stores/flaw.store';
import { type FixRow, fixesOf } from '../stores/flaw-fix.store';
import {
  type EvidenceAsked,
  type EvidenceRow,
  evidencePage,
  otherFlawsOf,
  whoSpoke,
} from '../stores/flaw-thread.store';
import { toActor } from '../stores/person.store';
import { readTurns, type TurnRow } from '../stores/thread-read.store';
import { quotedThreads, topicsOfMentions } from '../stores/voice.store';
import { decodeCursor, decodeThreadCursor, encodeThreadCursor, page } from './paging';

export function routeFlawEvidence(api: EndpointRouter, { db }: Services): void {
  api.on(listFlawEvidence, ({ params, query }) => readSnapshot(db, (tx) => evidence(tx, params.id, query)));

  api.on(listFlawPeople, ({ params, query }) =>
    readSnapshot(db, async (tx) => {
      if (!(await readFlawRow(tx, params.id))) throw notFound('flaw');
      const after = decodeCursor(query.cursor);
      const fix = fixAsked(await newestFix(tx, params.id));
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

async function evidence(db: Db, id: string, query: z.output<(typeof listFlawEvidence)['query']>) {
  if (!(await readFlawRow(db, id))) throw notFound('flaw');
  const { by, afterFix, conflict, sort, limit } = query;
  const fix = await newestFix(db, id);
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

async function answerEvidence(
  db: Db,
  id: string,
  rows: readonly EvidenceRow[],
  fix: FixRow | null,
): Promise<FlawEvidence[]> {
  const mentionIds = rows.map(({ mentionId }) => mentionId);
  const turns = await readTurns(db, mentionIds);
  const threads = await quotedThreads(db, mentionIds);
  const topics = await topicsOfMentions(db, mentionIds);
  const titles = await titlesOf(db, [...new Set(rows.map(({ flawId }) => flawId))]);
  const conflicts = await otherFlawsOf(
    db,
    id,
    rows.map(({ threadId }) => threadId),
  );
  const [earliest] = await evidencePage(db, id, { fix: null, sort: 'oldest', limit: 1, after: null });
  return rows.flatMap((row): FlawEvidence[] => {
    const turn = turns.get(row.mentionId);
    if (!turn) return [];
    const { at, author_name, url, direction: _, ...said } = turn;
    return [
      {
        ...said,
        at: at.toISOString(),
        authorName: author_name,
        url: webAddress(url),
        thread: threads.get(row.mentionId) ?? { id: row.threadId, mentions: 1 },
        topics: topics.get(row.mentionId) ?? [],
        attachedBy: row.proposed ? 'rule' : 'person',
        words: attachedWords(row),
        actor: toActor({ actor_id: row.actorId, actor_name: row.actorName }),
        attachedAt: row.attachedAt.toISOString(),
        afterFix: fix !== null && isAfter(turn, fix),
        firstToNotice: row.threadId === earliest?.threadId,
        from: row.flawId === id ? null : (titles.get(row.flawId) ?? null),
        conflicts: conflicts.get(row.threadId) ?? [],
      },
    ];
  });
}

function attachedWords({ proposed, words, actorName }: EvidenceRow): string {
  if (proposed) return words;
  const who = `${actorName ?? 'Somebody'} put it here`;
  return words === '' ? `${who}.` : `${who}: “${words}”.`;
}

function isAfter({ at, source }: TurnRow, fix: FixRow): boolean {
  return at.getTime() >= effectiveFor(fix, source).getTime();
}

async function newestFix(db: Db, id: string): Promise<FixRow | null> {
  return (await fixesOf(db, [id])).get(id)?.[0] ?? null;
}

function fixAsked(fix: FixRow | null): EvidenceAsked['fix'] {
  if (!fix) return null;
  const sources = fix.lags.map(({ source }) => ({ source, at: effectiveFor(fix, source) }));
  return { sources, elseAt: fix.effectiveAt };
}
