import type { Flaw, FlawFix, FlawItem, FlawStep, TrackerLink } from '../../contract/flaw-schemas';
import { flawRank } from '../../domain/flaw/flaw-rank';
import { SIGNATURE_VERSION } from '../../domain/flaw/flaw-signature';
import type { Db } from '../db/database';
import type { SeriesReader } from '../effect/measure-series';
import { notFound } from '../problems';
import {
  type FlawRow,
  flawsById,
  followersOf,
  mergedUnder,
  readFlawRow,
  readSteps,
  type StepRow,
} from '../stores/flaw.store';
import { type FigureRow, flawDayCounts, ownComplaints } from '../stores/flaw-count.store';
import { evidencePage } from '../stores/flaw-evidence.store';
import { type FixRow, fixesOf } from '../stores/flaw-fix.store';
import { spokeCounts } from '../stores/flaw-speaker.store';
import { peopleById, toActor } from '../stores/person.store';
import { teamNames } from '../stores/team.store';
import { readTurns } from '../stores/thread-read.store';
import { listTopicVersions } from '../stores/topic-version.store';
import { linksOf, openTasksOf } from '../stores/tracker.store';
import { trackerOut } from '../tracker/tracker-words';
import { calledBackBy, confirmedBy, earlierProofs, readingOf } from './fix-proofs';
import { daysOut, wholeDaysBefore } from './flaw-days';
import { readFlawEffect } from './flaw-effect';
import { type CountedFlaw, figuresOf } from './flaw-figures';
import { readQuiet } from './judge-flaw';
import { readRegression } from './judge-regression';
import { everywhereAt, inEffect } from './record-fix';

const RECENT_DAYS = 28;
const DAY_MS = 86_400_000;

/** A flaw with what was merged into it, whose owner and links it carries where it has none of its own. */
export interface FlawGroup {
  flaw: FlawRow;
  merged: readonly FlawRow[];
}

/** Flaws with their figures, before anything is said of their days: what a list is sorted by. */
export interface RankedFlaw extends FlawGroup {
  figures: FigureRow | null;
  /** Sources that ever spoke about it. */
  sources: readonly string[];
  rank: FlawItem['rank'];
}

/** Each flaw with its figures and its place. */
export async function rankFlaws(
  db: Db,
  reader: SeriesReader,
  flaws: readonly FlawRow[],
): Promise<RankedFlaw[]> {
  const ids = flaws.map(({ id }) => id);
  const merged = await mergedUnder(db, ids);
  const counted = await figuresOf(db, reader, ids);
  return flaws.map((flaw) => {
    const { figures, sources, rank } = counted.get(flaw.id) as CountedFlaw;
    const { score, words, version } = flawRank(rank);
    const placed = { score, words, method: version };
    return { flaw, merged: merged.get(flaw.id) ?? [], figures, sources, rank: placed };
  });
}

/** Ranked flaws as a list shows them. */
export async function answerFlaws(
  db: Db,
  reader: SeriesReader,
  flaws: readonly RankedFlaw[],
): Promise<FlawItem[]> {
  const ids = flaws.map(({ flaw }) => flaw.id);
  const names = await namesOf(db, flaws);
  const days = wholeDaysBefore(reader, RECENT_DAYS);
  const counts = await flawDayCounts(db, ids, days);
  const fixes = await fixesOf(db, ids);
  const trackers = await trackersOf(db, flaws);
  return flaws.map(({ flaw, merged, figures, sources, rank }): FlawItem => {
    const [fix] = fixes.get(flaw.id) ?? [];
    const own = (pick: (row: FlawRow) => string | null) =>
      [flaw, ...merged].map(pick).find((value) => value !== null) ?? null;
    return {
      id: flaw.id,
      title: flaw.title,
      state: flaw.state,
      stateAt: flaw.state_at.toISOString(),
      topic: names.topic(flaw.topic_id),
      ownerTeam: names.team(own((row) => row.owner_team_id)),
      ownerPerson: names.person(own((row) => row.owner_person_id)),
      figures: figuresOut(figures),
      recent: daysOut(days, counts.get(flaw.id) ?? new Map(), sources, reader),
      rank,
      tracker: trackers.get(flaw.id)?.[0] ?? null,
      merged: merged.length,
      conflicts: figures?.conflicts ?? 0,
      fix: fix ? fixOut(fix) : null,
      words: flaw.state_words,
    };
  });
}

/** What each flaw is linked to, its own first, then what was merged into it brought. */
async function trackersOf(db: Db, groups: readonly FlawGroup[]): Promise<Map<string, TrackerLink[]>> {
  const ids = groups.flatMap(({ flaw, merged }) => [flaw.id, ...merged.map((one) => one.id)]);
  const links = await linksOf(db, ids);
  const tasks = await openTasksOf(db, ids);
  return new Map(
    groups.map(({ flaw, merged }) => [
      flaw.id,
      [flaw, ...merged].flatMap(({ id }) => trackerOut(links.get(id), tasks.get(id) ?? [], flaw.state) ?? []),
    ]),
  );
}

function figuresOut(figures: FigureRow | null): FlawItem['figures'] {
  const { complaints = 0, proposed = 0, people = 0, days = 0, sources = 0 } = figures ?? {};
  const firstAt = figures?.firstAt?.toISOString() ?? null;
  return {
    complaints,
    proposed,
    people,
    days,
    sources,
    firstAt,
    lastAt: figures?.lastAt?.toISOString() ?? null,
  };
}

async function namesOf(db: Db, groups: readonly FlawGroup[]) {
  const rows = groups.flatMap(({ flaw, merged }) => [flaw, ...merged]);
  const idsOf = (pick: (row: FlawRow) => string | null) => [
    ...new Set(rows.map(pick).filter((id): id is string => id !== null)),
  ];
  const topics = await listTopicVersions(
    db,
    idsOf((row) => row.topic_id),
  );
  const teams = await teamNames(db);
  const people = await peopleById(
    db,
    idsOf((row) => row.owner_person_id),
  );
  const named = (names: (id: string) => string | undefined) => (id: string | null) => {
    const name = id === null ? undefined : names(id);
    return id === null || name === undefined ? null : { id, name };
  };
  return {
    topic: named((id) => topics.get(id)?.name),
    team: named((id) => teams.get(id)),
    person: named((id) => people.get(id)),
  };
}

/** A flaw with everything there is to say about it; throws 404 where there is none. */
export async function answerFlaw(db: Db, reader: SeriesReader, id: string): Promise<Flaw> {
  const row = await readFlawRow(db, id);
  if (!row) throw notFound('flaw');
  const [ranked] = await rankFlaws(db, reader, [row]);
  const [item] = await answerFlaws(db, reader, ranked ? [ranked] : []);
  if (!ranked || !item) throw notFound('flaw');
  const { flaw, merged, figures } = ranked;
  const fixes = (await fixesOf(db, [id])).get(id) ?? [];
  const working = inEffect(fixes, reader.nowMs);
  const [fix] = working;
  const steps = await readSteps(db, id);
  const known = {
    id,
    topic_id: flaw.topic_id,
    exposure_id: flaw.exposure_id,
    signature: flaw.signature,
    heardAt: figures?.heardAt ?? null,
  };
  const judged = fix && { ...known, fix, quietAt: quietAt(fix, steps) };
  const root = flaw.merged_into === null ? null : await readFlawRow(db, flaw.root_id);
  const people = await peopleById(
    db,
    [flaw.actor, ...merged.map((one) => one.merged_by)].filter((one) => one !== null),
  );
  const actorOf = (actor: string | null) =>
    toActor({ actor_id: actor, actor_name: (actor && people.get(actor)) ?? null });
  const brought = await ownComplaints(
    db,
    merged.map((one) => one.id),
  );
  return {
    ...item,
    note: flaw.note,
    exposure: flaw.exposure_id === null ? null : await reader.series(flaw.exposure_id),
    createdAt: flaw.created_at.toISOString(),
    createdBy: actorOf(flaw.actor),
    mergedInto: root && { id: root.id, title: root.title },
    mergedFrom: merged.map((one) => ({
      id: one.id,
      title: one.title,
      complaints: brought.get(one.id) ?? 0,
      at: (one.merged_at ?? one.updated_at).toISOString(),
      actor: actorOf(one.merged_by),
    })),
    fixes: fixes.map(fixOut),
    followers: await followersOf(db, flaw.root_id),
    trackers: (await trackersOf(db, [ranked])).get(id) ?? [],
    steps: steps.map(stepOut),
    quiet: judged
      ? (readingOf(confirmedBy(judged.fix, null, steps), 'quiet') ?? (await readQuiet(db, judged, reader)))
      : null,
    regression: judged
      ? (readingOf(calledBackBy(judged.fix, steps), 'regression') ??
        (await readRegression(db, judged, reader)))
      : null,
    effect: judged ? await readFlawEffect(db, judged, reader) : null,
    earlierProofs: await earlierProofs(db, known, { fixes: working, steps, nowMs: reader.nowMs }),
    firstToNotice: await firstToNotice(db, flaw),
    spoke: await spokeCounts(db, id),
    signature: signatureOut(flaw),
  };
}

async function firstToNotice(db: Db, flaw: FlawRow): Promise<Flaw['firstToNotice']> {
  const asked = { fix: null, sort: 'oldest', limit: 1, after: null } as const;
  // What a rule proposes may be about something else; only where nobody put anything here it must do.
  const [attached] = await evidencePage(db, flaw.id, { ...asked, by: 'person' });
  const first = attached ?? (await evidencePage(db, flaw.id, asked))[0];
  const said = first && (await readTurns(db, [first.mentionId])).get(first.mentionId);
  if (!said) return null;
  return {
    author: said.author,
    authorName: said.author_name,
    source: said.source,
    at: said.at.toISOString(),
    threadId: first.threadId,
    daysBeforeOnRecord: Math.max(0, (flaw.created_at.getTime() - said.at.getTime()) / DAY_MS),
  };
}

function signatureOut({ signature, matching }: FlawRow): Flaw['signature'] {
  if (signature === null) return null;
  const share = Math.round(signature.recall * 100);
  const words = `Learnt from ${signature.examples} conversations that people put here; it would have found ${share} % of them without them.`;
  return {
    phrases: signature.phrases,
    words: matching ? `${words} History is being looked through.` : words,
    method: SIGNATURE_VERSION,
  };
}

export function fixOut(fix: FixRow): FlawFix {
  const { markId, label, version, url, effectiveAt, lags, recordedAt, actor } = fix;
  return {
    id: markId,
    label,
    version,
    url,
    effectiveAt: effectiveAt.toISOString(),
    lags,
    everywhereAt: everywhereAt(fix).toISOString(),
    recordedAt: recordedAt.toISOString(),
    actor,
  };
}

function stepOut({ at, from_state, to_state, by, words, quiet, regression, ...actor }: StepRow): FlawStep {
  return {
    at: at.toISOString(),
    from: from_state,
    to: to_state,
    by,
    actor: toActor(actor),
    words,
    quiet,
    regression,
  };
}

/** Since when a flaw is confirmed quiet after a fix; `null` while it is not. */
export function quietAt(fix: FixRow, steps: readonly StepRow[]): Date | null {
  return confirmedBy(fix, null, steps)?.at ?? null;
}

/** Titles of flaws, of each the one it stands under. */
export async function titlesOf(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { id: string; title: string }>> {
  const flaws = await flawsById(db, ids);
  return new Map([...flaws].map(([id, { title }]) => [id, { id, title }]));
}
