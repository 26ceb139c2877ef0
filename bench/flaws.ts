import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { confirmedQuiet } from '../src/domain/flaw/confirmed-quiet';
import { LOOKS } from '../src/domain/flaw/looks';
import { type ComplaintOpening, proposeFlaws } from '../src/domain/flaw/propose-flaws';
import { regression } from '../src/domain/flaw/regression';
import { describedSample } from '../src/sample/sample-company';
import { bestQuiet, bestReturn } from './best-power';
import { readCareDialogs } from './care-dialogs';
import { type Agreement, agreement } from './clusterings';
import { asComplaints, dayStartMs } from './flaw-complaints';
import { type Course, type FlawWorld, simulatedFlaw } from './flaw-series';
import { tfIdfKMeans } from './k-means';
import type { Figure } from './measure';

const ROOT = path.resolve(import.meta.dirname, '..');
const LABELS = path.join(ROOT, 'src/domain/flaw/labels/care-dialogs.json');
const CARE_FILE = path.resolve(ROOT, '../shared/data/threads/care_dialogs.csv');
/** Days before the fix that are known: eight weeks, and half a year. */
const KNOWN_DAYS = [56, 182];
const BEFORE_DAYS = 56;
const HALF_A_YEAR = 182;
const RATES = [0.5, 1, 2, 3, 5, 10];

/** Chance alone; days that vary as those of real topics do; bursts that last for days. */
const WORLDS = {
  even: { shape: Number.POSITIVE_INFINITY, spread: 0, correlation: 0 },
  uneven: { shape: 5, spread: 0.2, correlation: 0 },
  bursty: { shape: 2, spread: 0.4, correlation: 0.5 },
};
type Kind = keyof typeof WORLDS;

function worldOf(kind: Kind, rate: number, beforeDays = BEFORE_DAYS): FlawWorld {
  return { name: kind, rate, rest: 3 * rate, beforeDays, ...WORLDS[kind] };
}

const fallTo =
  (flaw: number, rest = 1): Course =>
  (day) =>
    day < 0 ? { flaw: 1, rest: 1 } : { flaw, rest };

const FADES_DAYS = 90;

/** A flaw that halves every 90 days by itself, as loud as the others when the fix that does nothing comes. */
const fading: Course = (day) => ({ flaw: 2 ** (-day / FADES_DAYS), rest: 1 });

/** Share of histories in which a flaw is ever called quiet when it is asked every day. */
function quietShare(world: FlawWorld, course: Course, untilDay: number, histories: number): number {
  let called = 0;
  for (let seed = 1; seed <= histories; seed++) {
    const days = simulatedFlaw(world, untilDay, course, seed);
    const [before, after] = [days.slice(0, world.beforeDays), days.slice(world.beforeDays)];
    // Between two looks the answer stays the same: other days need not be asked.
    const due = LOOKS.filter(({ day }) => day <= untilDay);
    if (due.some(({ day }) => confirmedQuiet({ before, after: after.slice(0, day) }).quiet)) called++;
  }
  return percent(called / histories);
}

function benchQuiet(histories: number) {
  return Object.keys(WORLDS).flatMap((kind) =>
    RATES.flatMap((rate) =>
      KNOWN_DAYS.map((known) => {
        const world = worldOf(kind as Kind, rate, known);
        return {
          kind,
          rate,
          known,
          noChange: quietShare(world, fallTo(1), HALF_A_YEAR, histories),
          fadesBy60: quietShare(world, fading, 60, histories),
          wholeTopicFell: quietShare(world, fallTo(0.2, 0.2), HALF_A_YEAR, histories),
          fellToHalf: quietShare(world, fallTo(0.5), HALF_A_YEAR, histories),
          fellToFifthBy30: quietShare(world, fallTo(0.2), 30, histories),
          fellToFifthBy60: quietShare(world, fallTo(0.2), 60, histories),
          fellToTenthBy30: quietShare(world, fallTo(0.1), 30, histories),
        };
      }),
    ),
  );
}

const QUIET_DAY = 28;
const RETURN_DAY = 60;
const YEAR = 365;

/** The first day on which a flaw is called back, asked every `every` days; `null` when it never is. */
function calledBackOn(
  world: FlawWorld,
  course: Course,
  seed: number,
  { from, until, every }: { from: number; until: number; every: number },
): number | null {
  const { complaints, days } = asComplaints(simulatedFlaw(world, until, course, seed), BEFORE_DAYS);
  for (let day = from; day <= until; day += every) {
    const nowMs = dayStartMs(day);
    const { regressed } = regression({
      fix: { effectiveAtMs: dayStartMs(0), lagDays: {}, version: null },
      complaints: complaints.filter(({ saidAtMs }) => saidAtMs < nowMs),
      days: days.filter(({ startMs }) => startMs < nowMs),
      quietAtMs: dayStartMs(QUIET_DAY),
      nowMs,
      zone: 'UTC',
    });
    if (regressed) return day;
  }
  return null;
}

function benchRegression(histories: number) {
  const share = (world: FlawWorld, course: Course, span: { from: number; until: number; every: number }) => {
    let called = 0;
    for (let seed = 1; seed <= histories; seed++)
      if (calledBackOn(world, course, seed, span) !== null) called++;
    return percent(called / histories);
  };
  return (['even', 'uneven', 'bursty'] as const).flatMap((kind) =>
    [0.02, 0.1, 0.2].flatMap((quiet) =>
      [1, 2, 4, 8, 12].map((rate) => {
        const world = worldOf(kind, rate);
        const back =
          (to: number): Course =>
          (day) => ({ flaw: day < 0 ? 1 : day < RETURN_DAY ? quiet : to, rest: 1 });
        const within = (days: number) => ({ from: RETURN_DAY + 1, until: RETURN_DAY + days, every: 1 });
        return {
          kind,
          quiet,
          rate,
          halfBy10: share(world, back(0.5), within(10)),
          halfBy20: share(world, back(0.5), within(20)),
          wholeBy10: share(world, back(1), within(10)),
          falselyInAYear: share(world, fallTo(quiet), { from: QUIET_DAY + 1, until: YEAR, every: 3 }),
        };
      }),
    ),
  );
}

/** The most that any test could reach on even days, beside what is reached. */
function benchLimits() {
  const quiet = [0.5, 1, 1.25, 1.5, 2, 3].map((rate) => ({
    rate,
    known56: percent(bestQuiet(rate, 0.2, { day: 30, known: 56 })),
    known182: percent(bestQuiet(rate, 0.2, { day: 30, known: 182 })),
    rateKnown: percent(bestQuiet(rate, 0.2, { day: 30, known: Number.POSITIVE_INFINITY })),
  }));
  const back = [0.02, 0.1, 0.2].flatMap((stayed) =>
    [1, 2, 4, 8].map((rate) => ({ stayed, rate, halfBy10: percent(bestReturn(rate, stayed, 0.1)) })),
  );
  return { quiet, back };
}

interface Labelled {
  complaints: ComplaintOpening[];
  causes: ReadonlyMap<string, string>;
}

/** Complaints about four topics with a planted flaw in each; a flaw in three languages is three labels. */
function sampleComplaints(): Labelled {
  const topics = new Set(['app', 'roaming', 'network', 'prices']);
  const complaints: ComplaintOpening[] = [];
  const causes = new Map<string, string>();
  for (const { row, truth } of describedSample({ seed: 1, anchor: '2026-11-20', mentions: 20_000 })) {
    if (row.direction !== 'inbound' || truth.mood !== 'negative' || row.inReplyTo !== null) continue;
    if (!topics.has(truth.topic)) continue;
    const { externalId: id, author: person, at: saidAtMs, text } = row;
    complaints.push({ id, person, saidAtMs, text, lang: truth.lang });
    if (truth.cause !== null) causes.set(id, `${truth.cause} ${truth.lang}`);
  }
  return { complaints, causes };
}

function careComplaints(): Labelled | null {
  if (!existsSync(CARE_FILE)) return null;
  const labels = JSON.parse(readFileSync(LABELS, 'utf8')) as { causes: Record<string, string> };
  return {
    complaints: readCareDialogs(readFileSync(CARE_FILE, 'utf8')),
    causes: new Map(Object.entries(labels.causes)),
  };
}

const SEEDS = [1, 2, 3, 4, 5];

function compareProposals(name: string, { complaints, causes }: Labelled) {
  const began = performance.now();
  const found = proposeFlaws(complaints);
  const milliseconds = Math.round(performance.now() - began);
  const places = new Map(found.proposals.flatMap(({ members }, index) => members.map((id) => [id, index])));
  const labels = [...causes.values()];
  const ours = agreement(
    [...causes.keys()].map((id) => places.get(id) ?? null),
    labels,
  );
  const order = new Map(complaints.map(({ id }, index) => [id, index]));
  const rivals = SEEDS.map((seed) => {
    const clusters = tfIdfKMeans(
      complaints.map(({ text }) => text),
      found.proposals.length,
      { seed, restarts: 3 },
    );
    return agreement(
      [...causes.keys()].map((id) => clusters[order.get(id) as number] as number),
      labels,
    );
  });
  const mean = (of: (rival: (typeof rivals)[number]) => number) =>
    rivals.reduce((sum, rival) => sum + of(rival), 0) / rivals.length;
  return {
    name,
    complaints: complaints.length,
    labelled: causes.size,
    labels: new Set(labels).size,
    proposals: found.proposals.length,
    milliseconds,
    ours: inPercent(ours),
    kMeans: inPercent({
      purity: mean(({ purity }) => purity),
      vMeasure: mean(({ vMeasure }) => vMeasure),
      homogeneity: mean(({ homogeneity }) => homogeneity),
      completeness: mean(({ completeness }) => completeness),
      coverage: 1,
      clusters: mean(({ clusters }) => clusters),
      purityOfCovered: mean(({ purityOfCovered }) => purityOfCovered),
    }),
  };
}

function inPercent({ clusters, ...shares }: Agreement): Record<string, number> {
  const summary: Record<string, number> = { clusters: Math.round(clusters) };
  for (const [name, share] of Object.entries(shares)) summary[name] = percent(share);
  return summary;
}

function percent(share: number): number {
  return Math.round(1000 * share) / 10;
}

/** Seconds that proposals of so many complaints take: time grows about as the number does. */
function benchProposalTime() {
  const complaints: ComplaintOpening[] = [];
  for (const { row, truth } of describedSample({ seed: 3, anchor: '2026-11-20', mentions: 60_000 })) {
    if (row.direction !== 'inbound' || truth.mood !== 'negative' || row.inReplyTo !== null) continue;
    const { externalId: id, author: person, at: saidAtMs, text } = row;
    complaints.push({ id, person, saidAtMs, text, lang: truth.lang });
  }
  return [1000, 2000, 4000, 8000].map((count) => {
    const some = complaints.slice(0, count);
    const cpu = process.cpuUsage();
    const { proposals } = proposeFlaws(some);
    return {
      complaints: some.length,
      proposals: proposals.length,
      cpuMilliseconds: Math.round(process.cpuUsage(cpu).user / 1000),
    };
  });
}

/**
 * How far the verdicts on flaws can be trusted: seeded histories in which nothing or a known change happens, asked every
 * day; and proposals against labels, beside what most would use. `--histories` a cell (400 is what is published).
 */
export function benchFlaws(histories: number, parts: readonly string[]) {
  const asked = (part: string) => parts.length === 0 || parts.includes(part);
  const care = careComplaints();
  return {
    histories,
    ...(asked('proposals') && {
      proposals: [
        ...(care === null ? [] : [compareProposals('care dialogs, labelled by hand', care)]),
        compareProposals('sample company, as planted', sampleComplaints()),
      ],
      time: benchProposalTime(),
    }),
    ...(asked('quiet') && { quiet: benchQuiet(histories) }),
    ...(asked('limits') && { limits: benchLimits() }),
    ...(asked('regression') && { regression: benchRegression(Math.round(histories / 2)) }),
  };
}

const PUBLISHED_HISTORIES = 400;

/** The same as figures that are kept: one for each row of each part. */
export function flawFigures(): Figure[] {
  const {
    proposals = [],
    time = [],
    quiet = [],
    regression: back = [],
  } = benchFlaws(PUBLISHED_HISTORIES, []);
  const figure = (bench: string, unit: string, summary: Record<string, number>): Figure => ({
    bench,
    store: 'none',
    unit,
    rounds: [],
    summary,
  });
  return [
    ...proposals.flatMap(({ name, ours, kMeans }) => [
      figure(`flaw proposals, ${name}`, '%', ours),
      figure(`TF-IDF and k-means, ${name}`, '%', kMeans),
    ]),
    ...time.map(({ complaints, ...summary }) =>
      figure(`flaw proposals of ${complaints} complaints`, 'ms', summary),
    ),
    ...quiet.map(({ kind, ...summary }) =>
      figure(`flaws called quiet, ${kind} days`, '% of histories', summary),
    ),
    ...back.map(({ kind, ...summary }) =>
      figure(`flaws called back, ${kind} days`, '% of histories', summary),
    ),
  ];
}

if (process.argv[1]?.endsWith('flaws.ts')) {
  const { values } = parseArgs({
    options: { histories: { type: 'string', default: '400' }, part: { type: 'string', multiple: true } },
  });
  console.log(JSON.stringify(benchFlaws(Number(values.histories), values.part ?? []), null, 1));
}
