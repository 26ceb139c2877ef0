import { type VoiceName, voiceId } from '../../domain/voice-id';
import { REPEATS, type SetApart, SLEEPLESS, setVoicesApart } from '../../domain/voice-kinds';
import type { Db } from '../db/database';
import { type ReadScope, readApartFacts, readingStart } from '../stores/voice-list.store';

/** So many mentions are read for a list at most, the newest of its window: what it costs does not grow with the river. */
export const READ_AT_MOST = 60_000;

/** The part of a window that is read: all of it, or its newest stretch. */
export async function readableScope(
  db: Db,
  scope: ReadScope,
): Promise<{ scope: ReadScope; partial: boolean }> {
  const start = await readingStart(db, scope, READ_AT_MOST);
  return start === null ? { scope, partial: false } : { scope: { ...scope, from: start }, partial: true };
}

/** Voices of a scope that rules set apart, by id. */
export async function readSetApart(
  db: Db,
  scope: ReadScope,
): Promise<Map<string, SetApart & { name: VoiceName }>> {
  const { repeated, sleepless, mentions } = await readApartFacts(db, scope, {
    times: REPEATS.times,
    hours: SLEEPLESS.hours,
    days: SLEEPLESS.days,
  });
  const names = new Map(
    mentions.map(({ source, handle }) => [voiceId({ source, handle }), { source, handle }]),
  );
  const days = new Map(sleepless.map((voice) => [voiceId(voice), voice.days]));
  const activity = new Map(
    mentions.map((voice) => {
      const id = voiceId(voice);
      return [id, { mentions: voice.mentions, sleeplessDays: days.get(id) ?? 0 }];
    }),
  );
  const apart = setVoicesApart(
    repeated.map(({ handle, ...said }) => ({ ...said, voice: voiceId({ source: said.source, handle }) })),
    activity,
  );
  return new Map([...apart].map(([id, found]) => [id, { ...found, name: names.get(id) as VoiceName }]));
}
