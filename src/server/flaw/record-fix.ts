import type { z } from 'zod';
import type { recordFix as recordFixEndpoint } from '../../contract/flaw-changes';
import { dateWords } from '../../domain/date-words';
import type { Tx } from '../db/database';
import { ApiError, notFound } from '../problems';
import { type FlawRow, readSteps } from '../stores/flaw.store';
import { deleteFix, type FixRow, fixesOf, writeFix } from '../stores/flaw-fix.store';
import { addHistory } from '../stores/history.store';
import { insertMark, readMark } from '../stores/mark.store';
import { readCalendar } from '../stores/settings.store';
import type { By } from './decide-threads';
import { stateBefore } from './state-before-fix';
import { takeStep } from './take-step';

const DAY_MS = 86_400_000;
type Recorded = Omit<z.output<(typeof recordFixEndpoint)['body']>, 'reason'>;

/** When everybody can have a fix: with the longest lag of any source. */
export function everywhereAt({ effectiveAt, lags }: Pick<FixRow, 'effectiveAt' | 'lags'>): Date {
  return new Date(effectiveAt.getTime() + Math.max(0, ...lags.map(({ days }) => days)) * DAY_MS);
}

/** Fixes that have taken effect by an instant, newest first: one that is planned has proved nothing yet. */
export function inEffect(fixes: readonly FixRow[], nowMs: number): FixRow[] {
  return fixes.filter(({ effectiveAt }) => effectiveAt.getTime() <= nowMs);
}

/** When people of a source can have a fix. */
export function effectiveFor(
  { effectiveAt, lags }: Pick<FixRow, 'effectiveAt' | 'lags'>,
  source: string,
): Date {
  const lag = lags.find((one) => one.source === source)?.days ?? 0;
  return new Date(effectiveAt.getTime() + lag * DAY_MS);
}

/**
 * Records what is meant to end a flaw: a mark that stands already, or a new one of kind fix. The flaw then waits until
 * the fix is everywhere, and is watched. Throws the caller's error without a date or for a mark that is no fix or release.
 */
export async function recordFix(tx: Tx, flaw: FlawRow, fix: Recorded, by: By): Promise<void> {
  const markId = fix.markId === null ? await addMark(tx, flaw, fix, by) : await knownMark(tx, fix.markId);
  await writeFix(tx, { flawId: flaw.id, markId, lags: fix.lags, actor: by.actor, now: by.now });
  const recorded = (await fixesOf(tx, [flaw.id])).get(flaw.id)?.find((one) => one.markId === markId);
  if (!recorded) throw notFound('fix');
  const { label, version, effectiveAt } = recorded;
  await addHistory(tx, [
    {
      subjectId: flaw.id,
      field: 'fix',
      before: null,
      after: { markId, label, version, effectiveAt: effectiveAt.toISOString(), lags: fix.lags },
      reason: by.reason,
      actor: by.actor,
      at: by.now,
    },
  ]);
  const { zone } = (await readCalendar(tx)).zone;
  const day = (at: Date) => dateWords(at.getTime(), zone);
  const isPlanned = effectiveAt.getTime() > by.now.getTime();
  const words = isPlanned
    ? `${fixName(recorded)} is planned: it takes effect on ${day(effectiveAt)}. Until then nothing is fixed.`
    : `${fixName(recorded)} is recorded; it works everywhere from ${day(everywhereAt(recorded))} on.`;
  if (flaw.state !== 'fix-shipped') await takeStep(tx, flaw, { to: 'fix-shipped', by: 'person', words }, by);
}

/**
 * Takes a fix back: the flaw stands again where it stood before that was recorded, with the proof that rests on, unless
 * people decided otherwise since. Throws 404 for one there is none of.
 */
export async function removeFix(tx: Tx, flaw: FlawRow, markId: string, by: By): Promise<void> {
  const fixes = (await fixesOf(tx, [flaw.id])).get(flaw.id) ?? [];
  const fix = fixes.find((one) => one.markId === markId);
  const before = fix ? stateBefore(fix, await readSteps(tx, flaw.id)) : null;
  if (!(await deleteFix(tx, flaw.id, markId))) throw notFound('fix');
  const { actor, now: at, reason } = by;
  const was = { markId, label: fix?.label, version: fix?.version };
  await addHistory(tx, [{ subjectId: flaw.id, field: 'fix', before: was, after: null, reason, actor, at }]);
  // A fix that took effect before the one that counts changed nothing of what counts.
  if (!fix || fixes[0]?.markId !== markId || !AFTER_A_FIX.has(flaw.state)) return;
  const to = fixes.length > 1 ? (before?.state ?? 'fix-shipped') : stateWithout(before?.state);
  if (to === flaw.state) return;
  const step = before?.step ?? null;
  const words = [`${fixName(fix)} was taken back.`, ...(step ? [step.words] : [])].join(' ');
  const proof = { quiet: step?.quiet ?? null, regression: step?.regression ?? null };
  await takeStep(tx, flaw, { to, by: 'person', words, ...proof }, by);
}

/** Without any fix nothing stands that a fix led to. */
function stateWithout(before: FlawRow['state'] | undefined): FlawRow['state'] {
  return before === undefined || AFTER_A_FIX.has(before) ? 'accepted' : before;
}

/** States that a fix led to, and nothing people decided since. */
const AFTER_A_FIX: ReadonlySet<FlawRow['state']> = new Set([
  'fix-shipped',
  'watching',
  'confirmed-quiet',
  'regressed',
]);

/** A fix as it is named: its version, else what it is called. */
export function fixName({ label, version }: Pick<FixRow, 'label' | 'version'>): string {
  return version === null ? `Fix “${label}”` : `Fix ${version}`;
}

async function addMark(tx: Tx, flaw: FlawRow, fix: Recorded, { actor, now }: By): Promise<string> {
  if (fix.effectiveAt === null) {
    throw new ApiError(400, 'invalid-request', 'Say when the fix takes effect.', {
      errors: [{ field: 'effectiveAt', message: 'Needed without a mark.' }],
    });
  }
  const id = crypto.randomUUID();
  const { version, url } = fix;
  const label = fix.label ?? `Fix: ${flaw.title}`;
  const at = new Date(fix.effectiveAt);
  const mark = {
    id,
    kind: 'fix' as const,
    at,
    end_exclusive: null,
    label,
    url,
    version,
    importId: null,
    actor,
  };
  await insertMark(tx, mark, now);
  return id;
}

async function knownMark(tx: Tx, id: string): Promise<string> {
  const mark = await readMark(tx, id);
  if (mark && (mark.kind === 'fix' || mark.kind === 'release')) return id;
  const message = mark ? `A mark of kind ${mark.kind} fixes nothing.` : 'Names a mark there is none of.';
  throw new ApiError(400, 'invalid-request', message, { errors: [{ field: 'markId', message }] });
}
