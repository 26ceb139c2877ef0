import { type Bucket, denseBuckets } from '../../domain/buckets';
import { RANK_DAYS, type RankFigures } from '../../domain/flaw/flaw-rank';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { SeriesReader } from '../effect/measure-series';
import type { Services } from '../services';
import { standingFlaws } from '../stores/flaw.store';
import {
  countedOn,
  type FigureRow,
  flawDayCounts,
  flawFigures,
  flawPeople,
  flawSources,
} from '../stores/flaw-count.store';
import { allKeptFigures, type FiguresFor, keepFigures, readKeptFigures } from '../stores/flaw-figure.store';
import { readCalendar } from '../stores/settings.store';
import { mentionExtent } from '../stores/source.store';
import { lockThreads } from '../stores/thread.store';
import { localDayNumber, zoneDays } from './flaw-days';

const DAY_MS = 86_400_000;
/** Counted in one transaction: nothing can be hung on a flaw meanwhile. */
const FLAWS_PER_STEP = 20;

/** A calendar and an instant: what decides which day is which. */
type DayReader = Pick<SeriesReader, 'calendar' | 'nowMs'>;

/** Everything that hangs on a flaw in figures: what lists of flaws are sorted by. */
export interface CountedFlaw {
  /** `null`: nothing does. */
  figures: FigureRow | null;
  /** Sources that ever spoke about it, in order. */
  sources: string[];
  /** Of the last twelve weeks, the whole of today included. */
  rank: RankFigures;
}

/** The same as it is kept: instants in text, and when it was counted. */
interface KeptFlaw extends Omit<CountedFlaw, 'figures'> {
  figures:
    | (Omit<FigureRow, 'firstAt' | 'lastAt' | 'heardAt'> & {
        firstAt: string | null;
        lastAt: string | null;
        heardAt: string;
      })
    | null;
  countedMs: number;
}

/** Figures of flaws: as they are kept where they hold, else counted. What is kept is what a count would find. */
export async function figuresOf(
  db: Db | Tx,
  reader: DayReader,
  rootIds: readonly string[],
): Promise<Map<string, CountedFlaw>> {
  const kept = await readKeptFigures<KeptFlaw>(db, rootIds, holdsFor(reader));
  const counted = await countFlaws(
    db,
    reader,
    rootIds.filter((id) => !kept.has(id)),
  );
  return new Map([...[...kept].map(([id, flaw]) => [id, revived(flaw)] as const), ...counted]);
}

/** Counts what is not kept of the flaws that stand, some at a time, and keeps it. */
export async function keepFlawFigures(services: Services): Promise<void> {
  const ids = (await standingFlaws(services.db)).map(({ id }) => id);
  for (let from = 0; from < ids.length && !services.stopping.aborted; from += FLAWS_PER_STEP) {
    const step = ids.slice(from, from + FLAWS_PER_STEP);
    const reader = { calendar: await readCalendar(services.db), nowMs: services.now().getTime() };
    if ((await readKeptFigures(services.db, step, holdsFor(reader))).size === step.length) continue;
    await inTransaction(services.db, (tx) => keepStep(tx, step, services.now().getTime()));
  }
}

async function keepStep(tx: Tx, step: readonly string[], nowMs: number): Promise<void> {
  await lockThreads(tx);
  const reader = { calendar: await readCalendar(tx), nowMs };
  const kept = await readKeptFigures(tx, step, holdsFor(reader));
  const standing = new Set((await standingFlaws(tx)).map(({ id }) => id));
  const missing = step.filter((id) => standing.has(id) && !kept.has(id));
  for (const [id, figures] of await countFlaws(tx, reader, missing)) {
    await keepFigures(tx, id, holdsFor(reader), { ...figures, countedMs: nowMs });
  }
}

/** Flaws whose kept figures are not what a count finds; empty when all agree. */
export async function compareFlawFigures(
  db: Db | Tx,
): Promise<{ key: string; stored: string; recounted: string }[]> {
  const calendar = await readCalendar(db);
  const differences: { key: string; stored: string; recounted: string }[] = [];
  for (const [id, kept] of await allKeptFigures<KeptFlaw>(db, calendar.zone.zone)) {
    const counted = (await countFlaws(db, { calendar, nowMs: kept.countedMs }, [id])).get(id);
    const [stored, recounted] = [textOf(revived(kept)), counted ? textOf(counted) : 'none'];
    if (stored !== recounted) differences.push({ key: id, stored, recounted });
  }
  return differences;
}

function textOf({ figures, sources, rank: { complaints, people, dayNumbers } }: CountedFlaw): string {
  const told = figures && Object.entries(figures).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([told, sources, complaints, people, dayNumbers]);
}

function revived({ figures, sources, rank }: KeptFlaw): CountedFlaw {
  const told = figures && {
    ...figures,
    firstAt: figures.firstAt === null ? null : new Date(figures.firstAt),
    lastAt: figures.lastAt === null ? null : new Date(figures.lastAt),
    heardAt: new Date(figures.heardAt),
  };
  return { figures: told, sources, rank };
}

function holdsFor(reader: DayReader): FiguresFor {
  return {
    zone: reader.calendar.zone.zone,
    rankedFrom: new Date((rankDays(reader)[0] as Bucket).startMs),
  };
}

function rankDays(reader: DayReader): Bucket[] {
  return zoneDays(reader, reader.nowMs - RANK_DAYS * DAY_MS, reader.nowMs);
}

async function countFlaws(
  db: Db | Tx,
  reader: DayReader,
  ids: readonly string[],
): Promise<Map<string, CountedFlaw>> {
  if (ids.length === 0) return new Map();
  const days = rankDays(reader);
  const [from, to] = [(days[0] as Bucket).startMs, (days.at(-1) as Bucket).endExclusiveMs];
  const figures = await flawFigures(db, ids, await dayEdges(db, reader));
  const sources = await flawSources(db, ids);
  const counts = await flawDayCounts(db, ids, days);
  const people = await flawPeople(db, ids, { from: new Date(from), to: new Date(to) });
  return new Map(
    ids.map((id) => {
      const byDay = [...(counts.get(id) ?? [])].sort(([one], [other]) => one - other);
      const rank = {
        complaints: byDay.reduce((sum, [, day]) => sum + countedOn(day), 0),
        people: people.get(id) ?? 0,
        dayNumbers: byDay.map(([index]) => localDayNumber((days[index] as Bucket).startMs, reader)),
      };
      return [id, { figures: figures.get(id) ?? null, sources: sources.get(id) ?? [], rank }];
    }),
  );
}

async function dayEdges(db: Db | Tx, { calendar, nowMs }: DayReader): Promise<number[]> {
  const extent = await mentionExtent(db);
  const fromMs = Math.min(extent?.firstAt.getTime() ?? nowMs, nowMs);
  const toMs = Math.max(extent?.lastAt.getTime() ?? nowMs, nowMs) + 1;
  return denseBuckets({ fromMs, toMs }, 'day', calendar.zone.zone).map(({ startMs }) => startMs);
}
