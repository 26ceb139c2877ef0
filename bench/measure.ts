import { setTimeout as sleep } from 'node:timers/promises';
import type { Topic } from '../src/contract/topics';
import type { ServerProcess } from '../src/server/testing/server-process';

export interface Figure {
  bench: string;
  store: string;
  unit: string;
  /** Every measured value, in the order it was measured. */
  rounds: number[][];
  summary: Record<string, number>;
}

export type StoreKind = 'pglite' | 'postgres';

/** The JSON of a call that must succeed. */
export async function read(server: ServerProcess, at: string): Promise<unknown> {
  const response = await fetch(server.url + at);
  if (!response.ok) throw new Error(`${at} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Milliseconds a piece of work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Median and high percentiles of all rounds, with one decimal. */
export function spread(rounds: readonly number[][]): Record<string, number> {
  const sorted = rounds.flat().sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Writes JSON, or rows as NDJSON, with a call that must succeed. */
export async function send<Answer>(
  server: ServerProcess,
  method: string,
  path: string,
  body: object | string,
): Promise<Answer> {
  const isRows = typeof body === 'string';
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { 'content-type': isRows ? 'application/x-ndjson' : 'application/json' },
    body: isRows ? body : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** Waits until a topic is counted over all history. */
export async function built(server: ServerProcess, topicId: string): Promise<void> {
  for (;;) {
    const topic = (await read(server, `/api/v1/topics/${topicId}`)) as Topic;
    if (topic.version !== null && topic.building === null) return;
    await sleep(200);
  }
}
