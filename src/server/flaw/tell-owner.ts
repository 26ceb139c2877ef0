import type { Notice } from '../../contract/notices';
import type { Tx } from '../db/database';
import { publish } from '../stores/event.store';
import { type FlawRow, followersOf, mergedUnder } from '../stores/flaw.store';
import { insertNotice } from '../stores/notice.store';

/** Tells the owner, also of what was merged into it, and whoever follows; nobody in particular when it has no owner. */
export async function tellOwner(
  tx: Tx,
  flaw: FlawRow,
  { kind, words, now }: { kind: Notice['kind']; words: string; now: Date },
): Promise<void> {
  const merged = (await mergedUnder(tx, [flaw.id])).get(flaw.id) ?? [];
  const group = [flaw, ...merged];
  const team = group.find((one) => one.owner_team_id !== null)?.owner_team_id ?? null;
  const person = group.find((one) => one.owner_person_id !== null)?.owner_person_id ?? null;
  const notice = { at: now, kind, flaw_id: flaw.id, words };
  await insertNotice(tx, { ...notice, id: crypto.randomUUID(), team_id: team, person_id: person });
  for (const follower of await followersOf(tx, flaw.id)) {
    if (follower.id === person) continue;
    await insertNotice(tx, { ...notice, id: crypto.randomUUID(), team_id: null, person_id: follower.id });
  }
  await publish(tx, { name: 'notice', data: {} }, now);
}
