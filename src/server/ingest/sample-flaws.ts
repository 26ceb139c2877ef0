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
import { insertTold, speakersOf } from '../stores/told.store';
import { sampleId } from './sample-desk';

/** A flaw as people put it on record, with what they had read by then; times in epoch milliseconds. */
export interface SampleFlaw {
  title: string;
  note: string;
  topicId: string;
  /** The series its complaints are held against; `null`: covered time. */
  exposureId: string | null;
  /** By name. */
  owner: string;
  suspectedAt: number;
  acceptedAt: number;
  /** When what had been said since was gone through. */
  readAt: readonly number[];
  fix: { mark: string; recordedAt: number; lags: { source: string; days: number }[] } | null;
  /** In sittings of which each reaches one of `of` parts of those who spoke. */
  told: { at: readonly number[]; of: number; how: string } | null;
  declined: { at: number; reason: string } | null;
}

/** Of so many that people could have read they overlook one, which is left to the rule of the flaw. */
const OVERLOOKED = 6;
const DAY_MS = 86_400_000;
/** On so many it is put on record. */
const FIRST_EXAMPLES = 10;

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
  const fixedMs = Math.min(...steps.filter(({ fixes }) => fixes).map(({ atMs }) => atMs), nowMs);
  // Until something was fixed the river has nothing to say about it.
  for (const { take } of steps.filter(({ atMs }) => atMs < fixedMs)) await take();
  if (steps.length > 0) await matchFlaws(services);
  for (let dayMs = fixedMs; dayMs < nowMs; dayMs += DAY_MS) {
    const today = steps.filter(({ atMs }) => atMs >= dayMs && atMs < dayMs + DAY_MS);
    for (const { take } of today) await take();
    if (today.length > 0) await matchFlaws(services);
    await judgeFlaws(services, new Date(Math.min(dayMs + DAY_MS, nowMs)));
  }
  await lookForFlaws(services, { atOnce: true });
}

interface Step {
  atMs: number;
  fixes: boolean;
  take(): Promise<void>;
}

function stepsOf(services: Services, flaw: SampleFlaw & { said: readonly MentionRow[] }): Step[] {
  const { title, note, topicId, exposureId, suspectedAt, acceptedAt, readAt, fix, told, declined, said } =
    flaw;
  const actor = sampleId('person', flaw.owner);
  const id = { made: '' };
  const step = (
    atMs: number,
    reason: string | null,
    work: (tx: Tx, flaw: FlawRow, by: By) => Promise<void>,
  ): Step => ({
    atMs,
    fixes: false,
    take: () =>
      inTransaction(services.db, async (tx) => {
        const known = await readFlawRow(tx, id.made, true);
        if (known) await work(tx, known, { actor, now: new Date(atMs), reason });
      }),
  });
  const read = said.filter((_, place) => place % OVERLOOKED !== OVERLOOKED - 1);
  const readBy = (atMs: number) => read.filter(({ at }) => at < atMs).map((row) => mentionId(row).id);
  const attach = (atMs: number) =>
    step(atMs, null, async (tx, known, by) => {
      await attachThreads(tx, known, readBy(atMs), by);
    });
  return [
    {
      atMs: suspectedAt,
      fixes: false,
      take: () =>
        inTransaction(services.db, async (tx) => {
          const by = { actor, now: new Date(suspectedAt), reason: null };
          const owner = { ownerTeamId: null, ownerPersonId: actor };
          const made = await addFlaw(tx, { title, note, topicId, ...owner, state: 'suspected' }, by);
          await attachThreads(tx, made, readBy(suspectedAt).slice(0, FIRST_EXAMPLES), by);
          id.made = made.id;
        }),
    },
    step(acceptedAt, 'Care and the team read through what people say.', async (tx, known, by) => {
      await attachThreads(tx, known, readBy(acceptedAt), { ...by, reason: null });
      if (exposureId !== null) await changeFlaw(tx, known, { exposureId }, { ...by, reason: null });
      await chooseState(tx, known, 'accepted', by);
    }),
    ...readAt.map(attach),
    ...(fix === null
      ? []
      : [
          {
            ...step(fix.recordedAt, null, async (tx, known, by) => {
              const markId = deterministicId('mark', 'import', fix.mark);
              if (!(await readMark(tx, markId))) return;
              const none = { label: null, version: null, url: null, effectiveAt: null };
              await recordFix(tx, known, { markId, ...none, lags: fix.lags }, by);
            }),
            fixes: true,
          },
        ]),
    ...(told === null
      ? []
      : told.at.map((atMs, sitting) =>
          step(atMs, null, async (tx, known, by) => {
            const people = (await speakersOf(tx, known.id)).filter((_, place) => place % told.of === sitting);
            await insertTold(tx, people, { flaw_id: known.id, actor, how: told.how, at: by.now });
          }),
        )),
    ...(declined === null
      ? []
      : [step(declined.at, declined.reason, (tx, known, by) => chooseState(tx, known, 'wont-fix', by))]),
  ];
}
