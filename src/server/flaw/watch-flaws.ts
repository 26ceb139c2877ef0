import { nextStates } from '../../domain/flaw/flaw-life';
import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import { type SeriesReader, seriesReader } from '../effect/measure-series';
import { oneAtATime } from '../one-at-a-time';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { type FlawRow, readFlawRow, readSteps, standingFlaws } from '../stores/flaw.store';
import { firstHeard } from '../stores/flaw-count.store';
import { type FixRow, fixesOf } from '../stores/flaw-fix.store';
import { isBehind } from '../stores/flaw-match.store';
import { runTracker } from '../tracker/run-tracker';
import { quietAt } from './answer-flaws';
import { keepFlawFigures } from './flaw-figures';
import { readQuiet } from './judge-flaw';
import { readReturn } from './judge-regression';
import { readWorse } from './judge-worse';
import { lookForFlaws } from './look-for-flaws';
import { matchFlaws } from './match-flaws';
import { everywhereAt, fixName, inEffect } from './record-fix';
import { sayRegression } from './say-regression';
import { takeStep } from './take-step';
import { tellOwner } from './tell-owner';

/**
 * Works out what follows from what is new: which conversations the rules propose, which flaws fell quiet or came back,
 * and which groups of complaints might be flaws. Called after every change and by the clock; a call while it is at work
 * makes it go round once more.
 */
export const keepUpFlaws = oneAtATime(async (services) => {
  await matchFlaws(services);
  await judgeFlaws(services, services.now());
  if (services.tracker.available) services.inBackground(runTracker(services));
  await lookForFlaws(services);
  await keepFlawFigures(services);
});

/** Lets the clock and the river take the steps that are theirs, as things stand at an instant; one may lead to another. */
export async function judgeFlaws(
  services: Pick<Services, 'db' | 'feed' | 'stopping' | 'origin'>,
  now: Date,
): Promise<void> {
  for (let taken = true; taken; ) {
    taken = false;
    for (const due of await readSnapshot(services.db, (tx) => dueSteps(tx, now))) {
      if (services.stopping.aborted) return;
      if (!(await takeDue(services, due, now))) continue;
      services.feed.nudge();
      taken = true;
    }
  }
}

/** Where a flaw stands there may be a step that the clock or the river takes. */
function isTheirs({ state }: Pick<FlawRow, 'state'>): boolean {
  return nextStates(state, 'clock').length > 0 || nextStates(state, 'river').length > 0;
}

type RiverStep = Omit<Parameters<typeof takeStep>[2], 'to'> & { to: FlawRow['state'] };

/** A flaw as it stood when it was judged, and the step that is due for it. */
interface Due {
  flaw: FlawRow;
  step: RiverStep;
}

/** The next step of each flaw that has one. */
async function dueSteps(db: Db, now: Date): Promise<Due[]> {
  const flaws = (await standingFlaws(db)).filter(isTheirs);
  // While rows are still coming in, or nobody has looked at them, what was collected says more than what was counted.
  if (flaws.length === 0 || (await isBehind(db))) return [];
  const ids = flaws.map(({ id }) => id);
  const [fixes, heardAt] = [await fixesOf(db, ids), await firstHeard(db, ids)];
  const reader = await seriesReader(db, now.getTime());
  const due: Due[] = [];
  for (const flaw of flaws) {
    const known = { fixes: fixes.get(flaw.id) ?? [], heardAt: heardAt.get(flaw.id) ?? null };
    const step = await dueStep(db, flaw, known, reader);
    if (step) due.push({ flaw, step });
  }
  return due;
}

/** Takes a step that is due, unless somebody decided meanwhile; answers whether it was taken. */
async function takeDue(
  { db, origin }: Pick<Services, 'db' | 'origin'>,
  { flaw, step }: Due,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const locked = await readFlawRow(tx, flaw.id, true);
    // Somebody decided meanwhile: what was read is about another state.
    if (!locked || locked.state !== flaw.state || locked.state_at.getTime() !== flaw.state_at.getTime())
      return false;
    await takeStep(tx, locked, step, { actor: null, now, reason: null });
    if (step.to === 'regressed') {
      await tellOwner(tx, locked, { kind: 'regressed', words: step.words, now });
      await sayRegression(tx, locked, { words: step.words, origin, now });
    }
    if (step.to === 'suspected') await tellOwner(tx, locked, { kind: 'worse', words: step.words, now });
    await publish(tx, { name: 'flaw', data: { id: flaw.id } }, now);
    return true;
  });
}

async function dueStep(
  db: Db,
  flaw: FlawRow,
  { fixes, heardAt }: { fixes: readonly FixRow[]; heardAt: Date | null },
  reader: SeriesReader,
): Promise<RiverStep | null> {
  if (flaw.state === 'archived') return worseStep(db, flaw, reader);
  const working = inEffect(fixes, reader.nowMs);
  if (flaw.state === 'fix-shipped') {
    // What was recorded before the flaw waited for a fix is not the one it waits for.
    const everywhere = working.find(
      (one) => everywhereAt(one).getTime() <= reader.nowMs && one.recordedAt >= flaw.state_at,
    );
    return everywhere
      ? { to: 'watching', by: 'clock', words: `${fixName(everywhere)} works everywhere: the river decides.` }
      : null;
  }
  const [fix] = working;
  if (!fix) return null;
  if (flaw.state !== 'watching' && flaw.state !== 'confirmed-quiet') return null;
  const steps = await readSteps(db, flaw.id);
  const judged = {
    id: flaw.id,
    topic_id: flaw.topic_id,
    exposure_id: flaw.exposure_id,
    signature: flaw.signature,
    heardAt,
    fix,
    quietAt: quietAt(fix, steps),
  };
  const back = await readReturn(db, judged, reader);
  if (back) return { to: 'regressed', by: 'river', words: back.words, regression: back };
  if (flaw.state === 'confirmed-quiet') return null;
  const quiet = await readQuiet(db, judged, reader);
  if (quiet.verdict !== 'confirmed-quiet') return null;
  return { to: 'confirmed-quiet', by: 'river', words: quiet.words, quiet };
}

/** What was left alone comes back among what is suspected once it got worse. */
async function worseStep(db: Db, flaw: FlawRow, reader: SeriesReader): Promise<RiverStep | null> {
  const worse = await readWorse(db, flaw, reader);
  return worse.worse ? { to: 'suspected', by: 'river', words: `It got worse: ${worse.words}` } : null;
}
