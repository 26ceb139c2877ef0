import type { ImportReport } from '../../contract/imports';
import { detectLanguage } from '../../domain/text/language';
import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { deletePaddlingOfImport } from '../stores/campaign.store';
import { applyCorrections } from '../stores/correction.store';
import { publish } from '../stores/event.store';
import { dropExposureOfImport } from '../stores/exposure.store';
import { finishImport, readImport } from '../stores/import.store';
import {
  adoptMentions,
  deleteMentions,
  mentionsOfImport,
  readForScoring,
  unlinkImport,
  writeScores,
} from '../stores/mention.store';
import { postsOfImport } from '../stores/post.store';
import { dropCoverage, dropUncoveredSources } from '../stores/source.store';
import { lockThreads, membersOfThreads, threadsOfMentions } from '../stores/thread.store';
import { forgetMatches } from '../stores/topic-match.store';
import { lockZones } from '../stores/zone.store';
import { arrangeThreads, planRemoval } from './arrange-threads';
import { changeCounted } from './counted-change';
import { rematchMentions } from './match-mentions';
import { redirectMentions } from './redirect-mentions';
import { scoreColumns } from './score-columns';
import { withdrawFigures } from './withdraw-figures';

const BATCH = 1000;

/**
 * Takes an import back, in batches: mentions no other import brought leave the store and the counts; the others stay
 * with the first words that are still brought. Safe to run again after it was interrupted. `null` when there is none.
 */
export async function withdrawImport(services: Services, id: string): Promise<ImportReport | null> {
  const report = await readImport(services.db, id);
  if (!report) return null;
  let afterId: string | null = null;
  for (;;) {
    const lastId: string | null = await inTransaction(services.db, (tx) =>
      withdrawBatch(tx, services, id, afterId),
    );
    if (lastId === null) break;
    afterId = lastId;
  }
  await inTransaction(services.db, async (tx) => {
    await lockThreads(tx);
    await lockZones(tx, 'update');
    await dropCoverage(tx, id);
    await dropUncoveredSources(tx);
    await dropExposureOfImport(tx, id);
    await withdrawFigures(tx, id, services.now());
    const posts = await postsOfImport(tx, id);
    await deletePaddlingOfImport(tx, id);
    await redirectMentions(tx, posts);
    const standing = await finishImport(tx, id, 'withdrawn', { now: services.now() });
    await publish(tx, { name: 'import', data: standing }, services.now());
    await publish(tx, { name: 'currents', data: { from: null, to: null } }, services.now());
    await publish(tx, { name: 'exposures', data: {} }, services.now());
    await publish(tx, { name: 'marks', data: { from: null, to: null } }, services.now());
  });
  services.feed.nudge();
  return readImport(services.db, id);
}

async function withdrawBatch(
  tx: Tx,
  services: Services,
  id: string,
  afterId: string | null,
): Promise<string | null> {
  const ids = await mentionsOfImport(tx, id, afterId, BATCH);
  if (ids.length === 0) return null;
  await lockThreads(tx);
  const remaining = await unlinkImport(tx, id, ids);
  const adoptions = [...remaining].map(([mentionId, by]) => ({ id: mentionId, ...by }));
  const leaving = ids.filter((mentionId) => !remaining.has(mentionId));
  const reworded = adoptions.filter(({ version }) => version > 0).map((adoption) => adoption.id);
  const removal = await planRemoval(tx, leaving);
  const heirs = new Set(removal.affected);
  for (const heir of await threadMates(tx, reworded, leaving)) heirs.add(heir);
  const touched = [...new Set([...ids, ...heirs])];
  await changeCounted(tx, touched, async (_, live) => {
    await forgetMatches(tx, leaving);
    await deleteMentions(tx, leaving);
    await adoptMentions(tx, adoptions);
    await arrangeThreads(tx, removal);
    await rescore(tx, services, reworded);
    await applyCorrections(tx, reworded);
    await rematchMentions(tx, reworded, [...heirs], live);
    return touched;
  });
  return ids.at(-1) ?? null;
}

/** Everyone in the threads of these mentions, themselves included, but for those who leave. */
async function threadMates(tx: Tx, ids: readonly string[], leaving: readonly string[]): Promise<string[]> {
  const gone = new Set(leaving);
  const threads = new Set((await threadsOfMentions(tx, ids)).values());
  return (await membersOfThreads(tx, [...threads])).map(({ id }) => id).filter((id) => !gone.has(id));
}

/** Other words came to the front: they are scored anew, except where the score came with the data. */
async function rescore(tx: Tx, { engine }: Services, ids: readonly string[]): Promise<void> {
  const rows = (await readForScoring(tx, ids)).filter((row) => row.engine !== 'file-1');
  await writeScores(
    tx,
    rows.map(({ id, text, direction }) => {
      const lang = detectLanguage(text);
      return { id, lang, ...scoreColumns(engine.score(text, lang), direction) };
    }),
  );
}
