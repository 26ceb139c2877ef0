import { setTimeout as sleep } from 'node:timers/promises';
import type { Currents } from '../src/contract/currents';
import type { ImportReport } from '../src/contract/imports';
import type { Topic } from '../src/contract/topics';
import type { Check } from '../src/contract/upkeep';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { built, type Figure, read, type StoreKind, send, spread, timed } from './measure';
import { fillStore, STORED, withStore } from './stores';

const WINDOW = '/api/v1/currents?from=2026-08-20T00:00:00Z&to=2026-11-18T00:00:00Z&bucket=day';
const BASELINE_REQUESTS = 200;
const ROWS_PER_SECOND = 500;
/** Of each second's rows, so many count in the topic as it was, and so many as it is edited. */
const BEFORE = 50;
const AFTER = 120;
const FIRST_QUERY = '"number 12*" OR tellerword';
const EDITED_QUERY = '"number 12*" OR "number 34*" OR tellerword OR headword';

/**
 * Edits a topic of a million mentions while 500 a second come in: how much slower `/currents` is read meanwhile, and
 * that every read shows one version whole. Throws when a read shows anything else or a recount differs after.
 */
export async function benchTopicEdit(kind: StoreKind, port: number): Promise<Figure> {
  return withStore(kind, async (place) => {
    await fillStore(place);
    const server = await startServer({ port, ...place });
    try {
      const topic = await send<Topic>(server, 'POST', '/topics', { name: 'Numbers', query: FIRST_QUERY });
      await built(server, topic.id);
      const baseline = await baselineOf(server, topic.id);
      const stop = new AbortController();
      const importing = importEachSecond(server, stop.signal);
      const reading = readAllAlong(server, topic.id, importing.progress, stop.signal);
      const began = performance.now();
      await send<Topic>(server, 'PATCH', `/topics/${topic.id}`, { query: EDITED_QUERY });
      await built(server, topic.id);
      const editSeconds = (performance.now() - began) / 1000;
      await sleep(2000);
      stop.abort();
      const imported = await importing.done;
      const meanwhile = await reading;
      const check = (await read(server, '/api/v1/check')) as Check;
      if (!check.ok) throw new Error(`A recount differs: ${JSON.stringify(check.differences.slice(0, 3))}`);
      return {
        bench: `topic edit on ${STORED} mentions while importing ${ROWS_PER_SECOND} a second`,
        store: kind,
        unit: 'ms, s, rows/s',
        rounds: [baseline, meanwhile.times],
        summary: {
          p95Before: spread([baseline]).p95 as number,
          p95Meanwhile: spread([meanwhile.times]).p95 as number,
          reads: meanwhile.times.length,
          editSeconds: Math.round(editSeconds),
          rowsPerSecond: Math.round(imported.rowsPerSecond),
        },
      };
    } finally {
      await server.stop();
    }
  });
}

async function baselineOf(server: ServerProcess, topicId: string): Promise<number[]> {
  const times: number[] = [];
  for (let request = 0; request < BASELINE_REQUESTS; request++) {
    times.push(await timed(() => read(server, `${WINDOW}&topic=${topicId}`)));
  }
  return times;
}

/** Batches sent and batches acknowledged so far: what a read may show lies between. */
interface Progress {
  sent: number;
  acknowledged: number;
}

function importEachSecond(server: ServerProcess, signal: AbortSignal) {
  const progress: Progress = { sent: 0, acknowledged: 0 };
  const run = async () => {
    const began = performance.now();
    while (!signal.aborted) {
      const batch = progress.sent++;
      const rows = Array.from({ length: ROWS_PER_SECOND }, (_, row) =>
        JSON.stringify({
          id: `live-${batch}-${row}`,
          at: new Date(Date.UTC(2026, 10, 17) + batch * 1000 + row).toISOString(),
          text: row < BEFORE ? 'tellerword' : row < AFTER ? 'headword' : 'another word',
          author: `user_${row}`,
          source: 'bluesky',
        }),
      );
      const report = await send<ImportReport>(server, 'POST', '/imports/mentions', rows.join('\n'));
      if (report.accepted !== ROWS_PER_SECOND) throw new Error(`Accepted only ${report.accepted} rows.`);
      progress.acknowledged++;
      await sleep(Math.max(0, began + (batch + 1) * 1000 - performance.now()));
    }
    return {
      rowsPerSecond: (progress.acknowledged * ROWS_PER_SECOND * 1000) / (performance.now() - began),
    };
  };
  return { progress, done: run() };
}

async function readAllAlong(
  server: ServerProcess,
  topicId: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<{ times: number[] }> {
  const times: number[] = [];
  const bases = new Map<number, number>();
  while (!signal.aborted) {
    const least = progress.acknowledged;
    const began = performance.now();
    const { series } = (await read(server, `${WINDOW}&topic=${topicId}`)) as Currents;
    times.push(performance.now() - began);
    const most = progress.sent;
    const [shown] = series;
    if (!shown) throw new Error('A read shows no version.');
    const mentions = shown.totals.mentions ?? 0;
    const isFirst = bases.size === 0 || shown.topicVersion === [...bases.keys()][0];
    const perBatch = isFirst ? BEFORE : AFTER;
    const base = bases.get(shown.topicVersion) ?? matchesOfStored(isFirst ? FIRST_NUMBERS : EDITED_NUMBERS);
    bases.set(shown.topicVersion, base);
    const batches = (mentions - base) / perBatch;
    if (!Number.isInteger(batches) || batches < least || batches > most) {
      throw new Error(
        `Version ${shown.topicVersion} shows ${mentions}: ${batches} of ${least} to ${most} batches.`,
      );
    }
    await sleep(5);
  }
  return { times };
}

const FIRST_NUMBERS = ['12'];
const EDITED_NUMBERS = ['12', '34'];
/** The window leaves out the last part of the stored numbers: 90 days end before the newest mention. */
const IN_WINDOW_UNTIL = Date.UTC(2026, 10, 18);

function matchesOfStored(prefixes: readonly string[]): number {
  let matches = 0;
  for (let number = 1; number <= STORED; number++) {
    const at = Date.UTC(2026, 7, 20) + (number * 7776 * 1000 * 1000) / STORED;
    if (at < IN_WINDOW_UNTIL && prefixes.some((prefix) => String(number).startsWith(prefix))) matches++;
  }
  return matches;
}
