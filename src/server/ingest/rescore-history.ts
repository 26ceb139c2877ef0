import { deterministicId } from '../../domain/ids';
import type { SentimentEngine } from '../../domain/text/sentiment-score';
import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { applyCorrections } from '../stores/correction.store';
import { publish } from '../stores/event.store';
import { insertMark } from '../stores/mark.store';
import { type StoredScore, writeScores } from '../stores/mention.store';
import { nextIds } from '../stores/recount.store';
import {
  beginRescoring,
  latestRescoring,
  type RescorableMention,
  readForRescoring,
  setRescored,
} from '../stores/rescoring.store';
import { changeCounted, currentsEvent } from './counted-change';
import { scoreColumns } from './score-columns';

/** Few, so that whoever reads the embedded store meanwhile waits a tenth of a second at most. */
const IDS_PER_STEP = 100;

/**
 * Begins scoring history anew when the engine is another than the one it was scored with, with a mark on the time axis:
 * what moves there may be the engine. Answers whether there is work; in a store without mentions there is none.
 */
export async function prepareRescoring(services: Services): Promise<boolean> {
  const engine = nameOf(services.engine);
  return inTransaction(services.db, async (tx) => {
    const latest = await latestRescoring(tx);
    if (latest?.engine === engine) return latest.done_at === null;
    const now = services.now();
    await beginRescoring(tx, engine, now);
    if ((await nextIds(tx, null, 1)) === null) {
      await setRescored(tx, engine, { done_at: now });
      return false;
    }
    await insertMark(tx, engineMark(engine, now), now);
    return true;
  });
}

/**
 * Scores history anew in steps of ids, counts moved exactly in the same transaction, so that others write in between;
 * goes on after a restart. What people said stands, and so do labels that came with the data.
 */
export async function runRescoring(services: Services): Promise<void> {
  const step = () => inTransaction(services.db, (tx) => rescoreStep(tx, services));
  while (!services.stopping.aborted && (await step())) services.feed.nudge();
  services.feed.nudge();
}

async function rescoreStep(tx: Tx, services: Services): Promise<boolean> {
  const { engine } = services;
  const name = nameOf(engine);
  const progress = await latestRescoring(tx);
  if (progress === null || progress.engine !== name || progress.done_at !== null) return false;
  const to = await nextIds(tx, progress.built_to, IDS_PER_STEP);
  if (to === null) {
    await setRescored(tx, name, { done_at: services.now() });
    return false;
  }
  const range = { after: progress.built_to, to };
  const ids = (await readForRescoring(tx, range)).map(({ id }) => id);
  const changed = await changeCounted(tx, ids, async (locked) => {
    // Read again behind the locks: meanwhile another may have changed, emptied or added some.
    const mentions = await readForRescoring(tx, range);
    const scores = mentions.filter(({ id }) => locked.has(id)).map((mention) => scoreOf(mention, engine));
    await writeScores(tx, scores);
    const touched = scores.map(({ id }) => id);
    await applyCorrections(tx, touched);
    return touched;
  });
  await setRescored(tx, name, { built_to: to });
  if (changed) await publish(tx, currentsEvent(changed), services.now());
  return true;
}

/** What history is scored with: a new model of complaints is a reason to score it anew, too. */
function nameOf({ engine, complaints }: SentimentEngine): string {
  return complaints === null ? engine : `${engine} ${complaints}`;
}

function scoreOf({ id, text, lang, direction }: RescorableMention, engine: SentimentEngine): StoredScore {
  return { id, lang, ...scoreColumns(engine.score(text, lang), direction) };
}

function engineMark(engine: string, now: Date) {
  return {
    id: deterministicId('mark', 'sentiment-engine', `${engine} ${now.toISOString()}`),
    kind: 'note' as const,
    at: now,
    end_exclusive: null,
    label: `Engine changed to ${engine}: history is scored anew`,
    url: null,
    version: engine,
    importId: null,
    actor: null,
  };
}
