import type { MentionRow } from '../../contract/canonical-rows';
import { deterministicId, mentionId } from '../../domain/ids';
import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { addFlaw, changeFlaw } from '../flaw/change-flaw';
import { attachThreads, type By } from '../flaw/decide-threads';
import { lookForFlaws } from '../flaw/look-for-flaws';
import { matchFlaws } from '../flaw/match-flaws';
import { recordFix } from '../flaw/record-fix';
import { chooseState } from '../flaw/take-step';
import { judgeFlaws } from '../flaw/watch-flaws';
import type { Services } from '../services';
import { type FlawRow, readFlawRow } from '../stores/flaw.store';
import { readMark } from '../stores/mark.store';

/** A flaw as people put it on record, with what they had read by then; times in epoch milliseconds. */
export interface SampleFlaw {
  title: string;
  note: string;
  topicId: string;
  /** The series its complaints are held against; `null`: covered time. */
  exposureId: string | null;
  suspectedAt: number;
  acceptedAt: number;
  fix: { mark: string; recordedAt: number; lags: { source: string; days: number }[] } | null;
  declined: { at: number; reason: string } | null;
}

/** People hang what they have read on a flaw; later ones are left to its rule. */
const MOST_EXAMPLES = 40;
const DAY_MS = 86_400_000;

/** Puts the sample's flaws on record as people did, each step at its time, and lets the river judge every day since. */
export async function addSampleFlaws(
  services: Services,
  flaws: readonly (SampleFlaw & { said: readonly MentionRow[] })[],
): Promise<void> {
  const nowMs = services.now().getTime();
  const steps = flaws
    .filter(({ suspectedAt, said }) => suspectedAt < nowMs && said.some(({ at }) => at < suspectedAt))
    .flatMap((flaw) => stepsOf(services, flaw))
    .filter(({ atMs }) => atMs < nowMs)
    .sort((one, other) => one.atMs - other.atMs);
  const [first] = steps;
  if (!first) return;
  for (let dayMs = first.atMs; dayMs < nowMs; dayMs += DAY_MS) {
    const today = steps.filter(({ atMs }) => atMs >= dayMs && atMs < dayMs + DAY_MS);
    for (const { take } of today) await take();
    if (today.length > 0) await matchFlaws(services);
    await judgeFlaws(services, new Date(Math.min(dayMs + DAY_MS, nowMs)));
  }
  await lookForFlaws(services, { atOnce: true });
}

interface Step {
  atMs: number;
  take(): Promise<void>;
}

function stepsOf(services: Services, flaw: SampleFlaw & { said: readonly MentionRow[] }): Step[] {
  const { title, note, topicId, exposureId, suspectedAt, acceptedAt, fix, declined, said } = flaw;
  const id = { made: '' };
  const step = (
    atMs: number,
    reason: string | null,
    work: (tx: Tx, flaw: FlawRow, by: By) => Promise<void>,
  ): Step => ({
    atMs,
    take: () =>
      inTransaction(services.db, async (tx) => {
        const known = await readFlawRow(tx, id.made, true);
        if (known) await work(tx, known, { actor: null, now: new Date(atMs), reason });
      }),
  });
  const readBy = (atMs: number, count: number) =>
    said
      .filter(({ at }) => at < atMs)
      .slice(0, count)
      .map((row) => mentionId(row).id);
  return [
    {
      atMs: suspectedAt,
      take: () =>
        inTransaction(services.db, async (tx) => {
          const by = { actor: null, now: new Date(suspectedAt), reason: null };
          const none = { ownerTeamId: null, ownerPersonId: null };
          const made = await addFlaw(tx, { title, note, topicId, ...none, state: 'suspected' }, by);
          await attachThreads(tx, made, readBy(suspectedAt, 10), by);
          id.made = made.id;
        }),
    },
    step(acceptedAt, 'Care and the team read through what people say.', async (tx, known, by) => {
      await attachThreads(tx, known, readBy(acceptedAt, MOST_EXAMPLES), { ...by, reason: null });
      if (exposureId !== null) await changeFlaw(tx, known, { exposureId }, { ...by, reason: null });
      await chooseState(tx, known, 'accepted', by);
    }),
    ...(fix === null
      ? []
      : [
          step(fix.recordedAt, null, async (tx, known, by) => {
            const markId = deterministicId('mark', 'import', fix.mark);
            if (!(await readMark(tx, markId))) return;
            const none = { label: null, version: null, url: null, effectiveAt: null };
            await recordFix(tx, known, { markId, ...none, lags: fix.lags }, by);
          }),
        ]),
    ...(declined === null
      ? []
      : [step(declined.at, declined.reason, (tx, known, by) => chooseState(tx, known, 'wont-fix', by))]),
  ];
}
