import type { Flaw } from '../../contract/flaw-schemas';
import type { Db } from '../db/database';
import { seriesReader } from '../effect/measure-series';
import type { StepRow } from '../stores/flaw.store';
import type { FixRow } from '../stores/flaw-fix.store';
import { type Judged, readQuiet } from './judge-flaw';
import { readRegression } from './judge-regression';

type Proof = Flaw['earlierProofs'][number];

/** The step that confirmed a flaw quiet after a fix, before the next one was there: what it rests on stays. */
export function confirmedBy(
  { effectiveAt, recordedAt }: FixRow,
  next: FixRow | null,
  steps: readonly StepRow[],
): StepRow | undefined {
  return stepTo('confirmed-quiet', Math.max(effectiveAt.getTime(), recordedAt.getTime()), next, steps);
}

function stepTo(
  state: StepRow['to_state'],
  fromMs: number,
  next: FixRow | null,
  steps: readonly StepRow[],
): StepRow | undefined {
  const untilMs = next?.recordedAt.getTime() ?? Number.POSITIVE_INFINITY;
  return steps.find(
    ({ to_state, at }) => to_state === state && at.getTime() >= fromMs && at.getTime() < untilMs,
  );
}

/**
 * What the river said of each fix but the newest until the next one was there: the reading its step rests on, or what
 * could be said by then. `fixes`: newest first.
 */
export async function earlierProofs(
  db: Db,
  flaw: Omit<Judged, 'fix'>,
  { fixes, steps, nowMs }: { fixes: readonly FixRow[]; steps: readonly StepRow[]; nowMs: number },
): Promise<Proof[]> {
  const proofs: Proof[] = [];
  for (const [place, fix] of fixes.entries()) {
    const next = fixes[place - 1];
    if (!next) continue;
    const untilMs = Math.min(nowMs, Math.max(next.effectiveAt.getTime(), fix.effectiveAt.getTime()));
    const reader = await seriesReader(db, untilMs);
    const judged = { ...flaw, fix };
    const quiet = confirmedBy(fix, next, steps);
    const back = stepTo('regressed', fix.effectiveAt.getTime(), next, steps);
    const quietAt = quiet?.at ?? null;
    proofs.push({
      fixId: fix.markId,
      until: new Date(untilMs).toISOString(),
      quiet: readingOf(quiet, 'quiet') ?? (await readQuiet(db, judged, reader)),
      regression: readingOf(back, 'regression') ?? (await readRegression(db, { ...judged, quietAt }, reader)),
    });
  }
  return proofs;
}

/** The reading a step rests on, as of that step; `null` where it rests on none. */
export function readingOf<Kind extends 'quiet' | 'regression'>(
  step: StepRow | undefined,
  kind: Kind,
): StepRow[Kind] {
  const reading = step?.[kind] ?? null;
  return reading && { ...reading, asOf: reading.asOf ?? step?.at.toISOString() };
}

/** The step that called a flaw back after its newest fix; `undefined` while none did. */
export function calledBackBy(fix: FixRow, steps: readonly StepRow[]): StepRow | undefined {
  return stepTo('regressed', fix.effectiveAt.getTime(), null, steps);
}
