import type { z } from 'zod';
import type { createFlaw, patchFlaw } from '../../contract/flaws';
import type { Tx } from '../db/database';
import { definedOf } from '../routes/patch';
import { unknownReference } from '../routes/unknown-reference';
import { readSeriesName } from '../stores/exposure.store';
import {
  askForMatching,
  type FlawRow,
  insertFlaw,
  readFlawRow,
  updateFlaw,
  writeStep,
} from '../stores/flaw.store';
import { addHistory } from '../stores/history.store';
import { readPerson } from '../stores/person.store';
import { teamExists } from '../stores/team.store';
import { topicOwner } from '../stores/topic.store';
import type { By } from './decide-threads';
import { chooseState } from './take-step';

type NewFlaw = Omit<z.output<(typeof createFlaw)['body']>, 'threadIds'>;
type Wanted = Omit<z.output<(typeof patchFlaw)['body']>, 'reason'>;

/** Puts a flaw on record. Without an owner it is the topic's owner's. Throws the caller's error for unknown references. */
export async function addFlaw(tx: Tx, flaw: NewFlaw, by: By): Promise<FlawRow> {
  await refuseUnknown(tx, flaw);
  const { actor, now, reason } = by;
  const id = crypto.randomUUID();
  const owner = flaw.topicId === null ? null : await topicOwner(tx, flaw.topicId);
  const isAccepted = flaw.state === 'accepted';
  const words = isAccepted ? 'Accepted as a flaw.' : 'Suspected: nobody has agreed to it yet.';
  await insertFlaw(tx, {
    id,
    title: flaw.title,
    note: flaw.note,
    topic_id: flaw.topicId,
    exposure_id: null,
    owner_team_id: flaw.ownerTeamId ?? owner ?? null,
    owner_person_id: flaw.ownerPersonId,
    state: flaw.state,
    state_at: now,
    state_words: words,
    accepted_at: isAccepted ? now : null,
    matching: isAccepted,
    matched_to: null,
    actor,
    created_at: now,
    updated_at: now,
  });
  const step = { flawId: id, at: now, from: null, to: flaw.state, by: 'person' as const, actor, words };
  await writeStep(tx, { ...step, quiet: null, regression: null });
  const made = { title: flaw.title, state: flaw.state };
  await addHistory(tx, [{ subjectId: id, field: 'made', before: null, after: made, reason, actor, at: now }]);
  return (await readFlawRow(tx, id)) as FlawRow;
}

const FIELDS = {
  title: 'title',
  note: 'note',
  topicId: 'topic_id',
  ownerTeamId: 'owner_team_id',
  ownerPersonId: 'owner_person_id',
  exposureId: 'exposure_id',
} as const;

/** Changes what is given of a flaw, each change with its own line in the history; then the state, when one is chosen. */
export async function changeFlaw(tx: Tx, flaw: FlawRow, wanted: Wanted, by: By): Promise<void> {
  await refuseUnknown(tx, wanted);
  const { state, ...values } = definedOf(wanted);
  const changed = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).filter(
    (field) => values[field] !== undefined && values[field] !== flaw[FIELDS[field]],
  );
  if (changed.length > 0) {
    await updateFlaw(
      tx,
      flaw.id,
      Object.fromEntries(changed.map((field) => [FIELDS[field], values[field]])),
      by.now,
    );
    if (changed.includes('topicId')) await askForMatching(tx, [flaw.id]);
    await addHistory(
      tx,
      changed.map((field) => ({
        subjectId: flaw.id,
        field,
        before: flaw[FIELDS[field]],
        after: values[field],
        reason: by.reason,
        actor: by.actor,
        at: by.now,
      })),
    );
  }
  if (state !== undefined) await chooseState(tx, flaw, state, by);
}

async function refuseUnknown(
  tx: Tx,
  {
    topicId,
    ownerTeamId,
    ownerPersonId,
    exposureId,
  }: Partial<Record<'topicId' | 'ownerTeamId' | 'ownerPersonId' | 'exposureId', string | null | undefined>>,
): Promise<void> {
  if (topicId != null && (await topicOwner(tx, topicId)) === undefined)
    throw unknownReference('topicId', 'topic');
  if (ownerTeamId != null && !(await teamExists(tx, ownerTeamId)))
    throw unknownReference('ownerTeamId', 'team');
  if (ownerPersonId != null && !(await readPerson(tx, ownerPersonId))) {
    throw unknownReference('ownerPersonId', 'person');
  }
  if (exposureId != null && !(await readSeriesName(tx, exposureId))) {
    throw unknownReference('exposureId', 'series');
  }
}
