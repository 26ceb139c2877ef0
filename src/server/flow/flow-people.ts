import type { FlowPeopleKind, FlowPerson } from '../../contract/flow';
import { voiceIdOf } from '../../domain/voice-id';
import type { SetApart } from '../../domain/voice-kinds';
import type { FlowGroup, FlowOpener } from '../stores/flow.store';

/** One complaint with who opened it. */
interface Opened extends FlowOpener {
  source: string;
  heardMs: number;
  answered: boolean;
}

/** Voices that rules set apart, by id. */
type Apart = ReadonlyMap<string, Pick<SetApart, 'kind'>>;

/**
 * People who opened complaints, most complaints first, then those who spoke last; whose names are gone is nobody. Who
 * asked something, and others complained below it, did not complain. `dayOf` says on which day something was said.
 */
export function flowPeople(
  groups: readonly FlowGroup[],
  apart: Apart,
  dayOf: (atMs: number) => number,
): FlowPerson[] {
  const people = new Map<string, Opened[]>();
  for (const row of groups.flatMap(openedOf)) {
    if (row.author === null || row.complained === false) continue;
    const key = JSON.stringify([row.source, row.author]);
    const known = people.get(key);
    if (known) known.push(row);
    else people.set(key, [row]);
  }
  return [...people.values()].map((own) => toPerson(own, apart, dayOf)).sort(byComplaints);
}

/** Whether a person belongs on one of the two lists. */
export function isOfKind(person: FlowPerson, kind: FlowPeopleKind): boolean {
  return kind === 'twice' ? person.complaints >= 2 : person.answered === 0;
}

function openedOf({ source, answered, heardMs, openers }: FlowGroup): Opened[] {
  return (openers ?? []).map((opener, place) => ({
    ...opener,
    source,
    answered,
    heardMs: heardMs[place] as number,
  }));
}

function toPerson(rows: readonly Opened[], apart: Apart, dayOf: (atMs: number) => number): FlowPerson {
  const sorted = [...rows].sort((one, other) => one.heardMs - other.heardMs);
  const [first, last] = [sorted[0] as Opened, sorted.at(-1) as Opened];
  const days = new Set(sorted.map(({ heardMs }) => dayOf(heardMs)));
  const author = last.author as string;
  return {
    source: last.source,
    author,
    authorName: last.authorName,
    followers: last.followers,
    complaints: rows.length,
    days: days.size,
    answered: rows.filter(({ answered }) => answered).length,
    firstAt: new Date(first.heardMs).toISOString(),
    lastAt: new Date(last.heardMs).toISOString(),
    lastThreadId: last.threadId,
    kind: apart.get(voiceIdOf(last.source, author))?.kind ?? 'person',
  };
}

function byComplaints(one: FlowPerson, other: FlowPerson): number {
  return (
    other.complaints - one.complaints ||
    (one.lastAt < other.lastAt ? 1 : one.lastAt > other.lastAt ? -1 : 0) ||
    (one.source + one.author < other.source + other.author ? -1 : 1)
  );
}
