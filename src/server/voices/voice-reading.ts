import { type VoiceName, voiceId } from '../../domain/voice-id';
import { REPEATS, type SetApart, SLEEPLESS, setVoicesApart } from '../../domain/voice-kinds';
import type { Db } from '../db/database';
import { type ReadScope, readApartFacts, readingStart } from '../stores/voice-list.store';

/** So many mentions are read for a list at most, the newest of its window: what it costs does not grow with the river. */
export const READ_AT_MOST = 40_000;

/** The part of a window that is read: all of it, or its newest stretch. */
export async function readableScope(
  db: Db,
  scope: ReadScope,
): Promise<{ scope: ReadScope; partial: boolean }> {
  const start = await readingStart(db, scope, READ_AT_MOST);
  return start === null ? { scope, partial: false } : { scope: { ...scope, from: start }, partial: true };
}

/** Voices of a scope that rules set apart, by id; with `about` it is sure to tell of that voice only. */
export async function readSetApart(
  db: Db,
  scope: ReadScope,
  about: VoiceName | null = null,
): Promise<Map<string, SetApart & { name: VoiceName }>> {
  const least = { times: REPEATS.times, ...SLEEPLESS };
  const { repeated, voices } = await readApartFacts(db, scope, least, about);
  const names = new Map(
    voices.map(({ source, handle }) => [voiceId({ source, handle }), { source, handle }]),
  );
  const activity = new Map(voices.map((voice) => [voiceId(voice), voice]));
  const apart = setVoicesApart(
    repeated.map(([source, handle, atMs, copyKey]) => ({
      voice: voiceId({ source, handle }),
      source,
      atMs,
      copyKey,
    })),
    activity,
  );
  return new Map([...apart].map(([id, found]) => [id, { ...found, name: names.get(id) as VoiceName }]));
}
