import { nextStates } from '../../domain/flaw/flaw-life';
import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import { seriesReader } from '../effect/measure-series';
import { oneAtATime } from '../one-at-a-time';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { type FlawRow, readFlawRow, readSteps, standingFlaws } from '../stores/flaw.store';
import { flawFigures } from '../stores/flaw-count.store';
import { fixesOf } from '../stores/flaw-fix.store';
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

/** Lets the clock and the river take the steps that are theirs, as things stand at an instant. */
export async function judgeFlaws(
  services: Pick<Services, 'db' | 'feed' | 'stopping' | 'origin'>,
  now: Date,
): Promise<void> {
  for (const { id } of (await standingFlaws(services.db)).filter(isTheirs)) {
    while (!services.stopping.aborted && (await judgeFlaw(services, id, now))) services.feed.nudge();
  }
}

/** Where a flaw stands there may be a step that the clock or the river takes. */
function isTheirs({ state }: Pick<FlawRow, 'state'>): boolean {
  return nextStates(state, 'clock').length > 0 || nextStates(state, 'river').length > 0;
}

type RiverStep = Omit<Parameters<typeof takeStep>[2], 'to'> & { to: FlawRow['state'] };

/** Takes the step that is due for a flaw, if any; answers whether one was. */
async function judgeFlaw(
  { db, origin }: Pick<Services, 'db' | 'origin'>,
  id: string,
  now: Date,
): Promise<boolean> {
  const flaw = await readFlawRow(db, id);
  const step = flaw && (await readSnapshot(db, (tx) => dueStep(tx, flaw, now)));
  if (!step) return false;
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

async function dueStep(db: Db, flaw: FlawRow, now: Date): Promise<RiverStep | null> {
  // While rows are still coming in, or nobody has looked at them, what was collected says more than what was counted.
  if (await isBehind(db)) return null;
  if (flaw.state === 'archived') return worseStep(db, flaw, now);
  const working = inEffect((await fixesOf(db, [flaw.id])).get(flaw.id) ?? [], now.getTime());
  if (flaw.state === 'fix-shipped') {
    // What was recorded before the flaw waited for a fix is not the one it waits for.
    const everywhere = working.find(
      (one) => everywhereAt(one).getTime() <= now.getTime() && one.recordedAt >= flaw.state_at,
    );
    return everywhere
      ? { to: 'watching', by: 'clock', words: `${fixName(everywhere)} works everywhere: the river decides.` }
      : null;
  }
  const [fix] = working;
  if (!fix) return null;
  if (flaw.state !== 'watching' && flaw.state !== 'confirmed-quiet') return null;
  const reader = await seriesReader(db, now.getTime());
  const figures = (await flawFigures(db, [flaw.id], [0])).get(flaw.id);
  const steps = await readSteps(db, flaw.id);
  const judged = {
    id: flaw.id,
    topic_id: flaw.topic_id,
    exposure_id: flaw.exposure_id,
    signature: flaw.signature,
    heardAt: figures?.heardAt ?? null,
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
async function worseStep(db: Db, flaw: FlawRow, now: Date): Promise<RiverStep | null> {
  const reader = await seriesReader(db, now.getTime());
  const worse = await readWorse(db, flaw, reader);
  return worse.worse ? { to: 'suspected', by: 'river', words: `It got worse: ${worse.words}` } : null;
}
