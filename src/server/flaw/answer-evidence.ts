import type { FlawEvidence } from '../../contract/flaw-evidence';
import { webAddress } from '../../domain/web-address';
import type { Db } from '../db/database';
import { type EvidenceRow, evidencePage, otherFlawsOf } from '../stores/flaw-evidence.store';
import type { FixRow } from '../stores/flaw-fix.store';
import { toActor } from '../stores/person.store';
import { readTurns, type TurnRow } from '../stores/thread-read.store';
import { quotedThreads, topicsOfMentions } from '../stores/voice.store';
import { titlesOf } from './answer-flaws';
import { effectiveFor } from './record-fix';

/** Openings that hang on a flaw as they go out, in the order given. */
export async function answerEvidence(
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
