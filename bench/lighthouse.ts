import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Flags, RunnerResult } from 'lighthouse';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import type { Figure } from './measure';
import { withStore } from './stores';

const ROUNDS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const FIGURES = [
  'performance',
  'accessibility',
  'bestPractices',
  'blockingMs',
  'paintedMs',
  'layoutShift',
  'performanceByProcessor',
  'blockingByProcessorMs',
  'paintedByProcessorMs',
] as const;
const BLOCKING = 'total-blocking-time';
const PAINTED = 'largest-contentful-paint';
const WINDOW = 'from=2026-08-20T00:00:00Z&to=2026-11-21T00:00:00Z';

type Result = RunnerResult['lhr'];
/** Both in µs: by the clock, and of the processor. */
type TraceEvent = { dur?: number; tdur?: number };

/**
 * Lighthouse on the built app over the sample company, warm: River, a board, threads and a campaign, as on a desk and by
 * the mobile preset (a slow telephone on a slow network, both simulated). The median of three rounds, each in a browser
 * of its own; every round is kept. Each round is told twice: by the clock, as Lighthouse does, and by the processor time of
 * each task, since what other processes take of a shared machine is not the page's, and four times over on a telephone.
 */
export async function benchLighthouse(port: number): Promise<Figure[]> {
  return withStore('pglite', async (place) => {
    const env = { EDDYLINE_SAMPLE: 'on', EDDYLINE_NOW: '2026-11-20T18:30:00Z' };
    const server = await startServer({ port, ...place, env });
    try {
      const figures: Figure[] = [];
      for (const [page, path] of Object.entries(await pathsOf(server))) {
        // Warm: what a first reader makes the server work out is not what is measured.
        await runLighthouse(server.url + path, 'desktop');
        for (const preset of ['desktop', 'mobile'] as const) {
          figures.push(await audited(`${page}, ${preset}`, server.url + path, preset));
        }
      }
      return figures;
    } finally {
      await server.stop();
    }
  });
}

async function pathsOf(server: ServerProcess): Promise<Record<string, string>> {
  const answer = await fetch(`${server.url}/api/v1/campaigns?${WINDOW}`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  if (!items[0]) throw new Error('The sample company has no campaign.');
  return {
    River: '/',
    board: '/boards/starter',
    threads: '/threads',
    campaign: `/campaigns/${items[0].id}`,
  };
}

async function audited(bench: string, url: string, preset: 'desktop' | 'mobile'): Promise<Figure> {
  const rounds: number[][] = [];
  const failed = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const { lhr, byProcessor } = await runLighthouse(url, preset);
    rounds.push([
      ...CATEGORIES.map((category) => scoreOf(lhr, category)),
      figureOf(lhr, BLOCKING),
      figureOf(lhr, PAINTED),
      figureOf(lhr, 'cumulative-layout-shift', 3),
      scoreOf(byProcessor, 'performance'),
      figureOf(byProcessor, BLOCKING),
      figureOf(byProcessor, PAINTED),
    ]);
    for (const category of ['accessibility', 'best-practices']) {
      for (const { id, weight } of lhr.categories[category]?.auditRefs ?? []) {
        if (weight > 0 && lhr.audits[id]?.score === 0) failed.add(id);
      }
    }
  }
  if (failed.size > 0) console.log(`${bench}: ${[...failed].join(', ')}`);
  const medians = FIGURES.map((name, column) => {
    const sorted = rounds.map((round) => round[column] as number).sort((a, b) => a - b);
    return [name, sorted[Math.floor(ROUNDS / 2)] as number] as const;
  });
  return {
    bench: `Lighthouse: ${bench}`,
    store: 'pglite',
    unit: 'scores, ms',
    rounds,
    summary: Object.fromEntries(medians),
  };
}

function scoreOf(lhr: Result, category: string): number {
  return Math.round(100 * (lhr.categories[category]?.score ?? 0));
}

function figureOf(lhr: Result, audit: string, digits = 0): number {
  return Number((lhr.audits[audit]?.numericValue ?? Number.NaN).toFixed(digits));
}

async function runLighthouse(
  url: string,
  preset: 'desktop' | 'mobile',
): Promise<{ lhr: Result; byProcessor: Result }> {
  const { default: lighthouse, desktopConfig } = await import('lighthouse');
  const config = preset === 'desktop' ? desktopConfig : undefined;
  const port = 9300 + (process.pid % 500);
  const kept = mkdtempSync(path.join(tmpdir(), 'eddyline-lighthouse-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      `--remote-debugging-port=${port}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  });
  try {
    const flags: Flags = { port, onlyCategories: [...CATEGORIES], output: 'json', logLevel: 'error' };
    const byClock = await lighthouse(url, { ...flags, gatherMode: kept, auditMode: kept }, config);
    writeProcessorTime(path.join(kept, 'defaultPass.trace.json'));
    const byProcessor = await lighthouse(undefined, { ...flags, auditMode: kept }, config);
    if (!byClock || !byProcessor) throw new Error(`Lighthouse gave no answer for ${url}.`);
    return { lhr: byClock.lhr, byProcessor: byProcessor.lhr };
  } finally {
    await browser.close();
    rmSync(kept, { recursive: true });
  }
}

/** Lets each task of a trace last as long as a processor worked on it, and not until the clock said it was over. */
function writeProcessorTime(file: string): void {
  const trace = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: TraceEvent[] };
  for (const event of trace.traceEvents) {
    if (event.dur !== undefined && event.tdur !== undefined) event.dur = Math.min(event.dur, event.tdur);
  }
  writeFileSync(file, JSON.stringify(trace));
}
