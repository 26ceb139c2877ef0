import type { z } from 'zod';
import type { Flow, getFlow } from '../../contract/flow';
import { bucketStart } from '../../domain/buckets';
import { findDams } from '../../domain/flow/find-dams';
import { FLOW_OUTCOMES } from '../../domain/flow/flow-outcome';
import { FLOW_VERSION } from '../../domain/flow/flow-stages';
import { stageFigures } from '../../domain/flow/stage-figures';
import type { Db } from '../db/database';
import { decideWindow, iso, type Window } from '../routes/reading';
import { shownTopics } from '../routes/shown-topics';
import { readCalendar, readFlowLimits } from '../stores/settings.store';
import { countKinds, isShown } from '../voices/shown-kinds';
import { readableScope, readSetApart } from '../voices/voice-reading';
import { damWords } from './dam-words';
import { flowPeople, isOfKind } from './flow-people';
import { flowStreams } from './flow-streams';
import type { FollowedGroup } from './follow-complaints';
import { readFlow } from './read-flow';

export type FlowQuery = z.output<(typeof getFlow)['query']>;

/** What a query of the flow asks for, with its window and the zone whose days count. */
export async function flowWindow(db: Db, now: Date, query: FlowQuery) {
  const { zone } = await readCalendar(db);
  const window = await decideWindow(db, query, zone.zone, now.getTime());
  const topics = await shownTopics(db, query.topic);
  const scope = {
    from: new Date(window.fromMs),
    to: new Date(window.toMs),
    sources: query.source,
    teamId: query.team ?? null,
    topicVersions: topics.map(({ version }) => version),
    openers: query.people === 'yes' ? ('everybody' as const) : ('few' as const),
  };
  return { scope, window, zone: zone.zone };
}

/** Voices that rules set apart, as the list of voices does: whatever they said in the window counts. */
export async function readApart(db: Db, { fromMs, toMs }: Window, { source: sources }: FlowQuery) {
  const asked = { from: new Date(fromMs), to: new Date(toMs), topicVersion: null, sources, langs: [] };
  return readSetApart(db, (await readableScope(db, asked)).scope);
}

/** How far complaints came and where they wait, read from one snapshot. */
export async function answerFlow(db: Db, now: Date, query: FlowQuery): Promise<Flow> {
  const { scope, window, zone } = await flowWindow(db, now, query);
  const read = await readFlow(db, now, scope);
  const { followed, names, teamOf } = read;
  const limits = await readFlowLimits(db);
  const everybody =
    query.people === 'yes'
      ? flowPeople(
          followed.map(({ group }) => group),
          await readApart(db, window, query),
          dayIn(zone),
        )
      : null;
  const people = everybody?.filter((person) => isShown(person, query.show)) ?? null;
  return {
    from: iso(window.fromMs),
    to: iso(window.toMs),
    zone,
    computedAt: now.toISOString(),
    threads: read.threads,
    people: people?.length ?? null,
    kinds: everybody && countKinds(everybody),
    capped: read.capped,
    stages: stageFigures(followed.flatMap(({ waits }) => waits)),
    teams: byTeam(followed, teamOf, names),
    ...flowStreams(read),
    outcomes: FLOW_OUTCOMES.map((outcome) => ({
      outcome,
      threads: countThreads(followed.filter((complaints) => complaints.outcome === outcome)),
    })),
    dams: findDams(followed, teamOf, limits).map((dam) => {
      const team = dam.team === null ? null : { id: dam.team, name: names.get(dam.team) as string };
      return { ...dam, team, words: damWords({ ...dam, team: team?.name ?? null }) };
    }),
    unheard: {
      neverAnswered: countThreads(followed.filter(({ group }) => !group.answered)),
      peopleNeverAnswered: people?.filter((person) => isOfKind(person, 'never-answered')).length ?? null,
      peopleTwice: people?.filter((person) => isOfKind(person, 'twice')).length ?? null,
    },
    limits,
    definition: FLOW_VERSION,
  };
}

type TeamOf = (complaints: FollowedGroup) => string | null;

/** The day of a zone in which something was said, by its start; instants of a quarter of an hour share theirs. */
export function dayIn(zone: string): (atMs: number) => number {
  const known = new Map<number, number>();
  return (atMs) => {
    const quarter = Math.floor(atMs / QUARTER_MS);
    const day = known.get(quarter) ?? bucketStart(atMs, 'day', zone);
    known.set(quarter, day);
    return day;
  };
}

const QUARTER_MS = 900_000;

function countThreads(followed: readonly FollowedGroup[]): number {
  return followed.reduce((sum, { group }) => sum + group.heardMs.length, 0);
}

function byTeam(followed: readonly FollowedGroup[], teamOf: TeamOf, names: ReadonlyMap<string, string>) {
  const byId = new Map<string | null, FollowedGroup[]>();
  for (const complaints of followed) {
    const known = byId.get(teamOf(complaints));
    if (known) known.push(complaints);
    else byId.set(teamOf(complaints), [complaints]);
  }
  return [...byId]
    .map(([id, own]) => ({
      team: id === null ? null : { id, name: names.get(id) as string },
      threads: countThreads(own),
      stages: stageFigures(own.flatMap(({ waits }) => waits)),
    }))
    .sort((one, other) => other.threads - one.threads || (nameOf(one) < nameOf(other) ? -1 : 1));
}

const nameOf = ({ team }: { team: { name: string } | null }) => team?.name ?? '';
