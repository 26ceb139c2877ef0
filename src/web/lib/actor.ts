import { useSyncExternalStore } from 'react';
import { ACTOR_HEADER, type Person } from '../../contract/teams';
import { chosenRiver, type RiverChoice } from './river-choice';

/** Who says they are at this browser; nothing checks it. */
export type Actor = Pick<Person, 'id' | 'name'>;

const KEY = 'eddyline-actor';
const watchers = new Set<() => void>();
/** Each river has its own people, so one is somebody in each of them. */
let byRiver: Partial<Record<RiverChoice, Actor>> = remembered();
let servedRiver: RiverChoice | null = null;

/** Tells which river the server shows where the reader has chosen none. */
export function noteServedRiver(river: RiverChoice): void {
  servedRiver = river;
  tell();
}

/** Who is acting in the river of this page; `null`: nobody in particular. */
export function currentActor(): Actor | null {
  const river = chosenRiver() ?? servedRiver;
  return (river && byRiver[river]) || null;
}

/** The same, followed as it changes. */
export function useActor(): Actor | null {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, currentActor);
}

/** From now on this browser acts as this person in the river of this page. */
export function actAs(person: Actor | null): void {
  const river = chosenRiver() ?? servedRiver;
  if (river === null) return;
  byRiver = { ...byRiver };
  if (person === null) delete byRiver[river];
  else byRiver[river] = { id: person.id, name: person.name };
  try {
    localStorage.setItem(KEY, JSON.stringify(byRiver));
  } catch {
    // Storage is off: the choice holds until the page is left.
  }
  tell();
}

/** The header that signs a write; reading is not signed. */
export function actorHeaders(method: string): Record<string, string> {
  const actor = currentActor();
  return actor === null || method.toLowerCase() === 'get' ? {} : { [ACTOR_HEADER]: actor.id };
}

function tell(): void {
  for (const watcher of watchers) watcher();
}

function remembered(): Partial<Record<RiverChoice, Actor>> {
  try {
    const given: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return Object.fromEntries(
      Object.entries(given ?? {}).filter(
        ([, actor]) => typeof actor?.id === 'string' && typeof actor.name === 'string',
      ),
    );
  } catch {
    return {};
  }
}
