import { nextStates, transitionOf } from '../../domain/flaw/flaw-life';
import type { Tx } from '../db/database';
import { ApiError } from '../problems';
import { askForMatching, type FlawRow, type NewStep, updateFlaw, writeStep } from '../stores/flaw.store';
import { addHistory } from '../stores/history.store';
import type { By } from './decide-threads';

type Step = Pick<NewStep, 'to' | 'by' | 'words'> & Partial<Pick<NewStep, 'quiet' | 'regression'>>;

/** Takes a step of a flaw's life and keeps it in its history; what its state asks of its rule follows. */
export async function takeStep(tx: Tx, flaw: FlawRow, step: Step, { actor, now, reason }: By): Promise<void> {
  const { to, by, words, quiet = null, regression = null } = step;
  await writeStep(tx, {
    flawId: flaw.id,
    at: now,
    from: flaw.state,
    to,
    by,
    actor,
    words,
    quiet,
    regression,
  });
  await addHistory(tx, [
    {
      subjectId: flaw.id,
      field: 'state',
      before: flaw.state,
      after: to,
      reason: reason ?? words,
      actor,
      at: now,
    },
  ]);
  if (flaw.accepted_at === null && to !== 'suspected' && to !== 'archived' && to !== 'wont-fix') {
    await updateFlaw(tx, flaw.id, { accepted_at: now }, now);
  }
  if (flaw.state === 'suspected' && to !== 'suspected') await askForMatching(tx, [flaw.id]);
}

const WORDS: Readonly<Record<(typeof CHOSEN)[number], string>> = {
  suspected: 'Put back among what is suspected.',
  accepted: 'Accepted as a flaw.',
  'wont-fix': 'Decided to live with it. It is not resolved: complaints go on being counted.',
  archived: 'Left alone until it gets worse.',
};
const CHOSEN = ['suspected', 'accepted', 'wont-fix', 'archived'] as const;

/** A step a person takes. Throws 409 for one that is no person's to take, with what would have to happen instead. */
export async function chooseState(tx: Tx, flaw: FlawRow, to: (typeof CHOSEN)[number], by: By): Promise<void> {
  if (to === flaw.state) return;
  if (!transitionOf(flaw.state, to, 'person')) {
    const possible = nextStates(flaw.state, 'person');
    throw new ApiError(409, 'conflict', `From ${flaw.state} nobody can decide it to be ${to}.`, {
      errors: [{ field: 'state', message: `Possible: ${possible.join(', ') || 'nothing by decision'}.` }],
    });
  }
  await takeStep(tx, flaw, { to, by: 'person', words: WORDS[to] }, by);
}
