import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { SpooledBody } from '../services';
import { fileStream } from './file-stream';

/** Bodies up to this size stay in memory. */
const IN_MEMORY_BYTES = 4 * 1024 * 1024;

/** Keeps request bodies: small ones in memory, others in a file below `dir` that is removed when discarded. */
export function spoolInto(dir: string): (body: ReadableStream<Uint8Array>) => Promise<SpooledBody> {
  return async (body) => {
    const reader = body.getReader();
    const held: Uint8Array[] = [];
    let bytes = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return inMemory(held, bytes);
      held.push(value);
      bytes += value.length;
      if (bytes > IN_MEMORY_BYTES) return inFile(dir, held, reader);
    }
  };
}

function inMemory(chunks: readonly Uint8Array[], bytes: number): SpooledBody {
  return {
    bytes,
    open: () => chunkStream(chunks),
    discard: async () => {},
  };
}

function chunkStream(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks[next++];
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
}

async function inFile(
  dir: string,
  held: Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<SpooledBody> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = path.join(dir, `${randomUUID()}.upload`);
  const discard = () => rm(file, { force: true });
  const output = createWriteStream(file, { mode: 0o600 });
  try {
    let bytes = 0;
    const write = async (chunk: Uint8Array) => {
      bytes += chunk.length;
      if (!output.write(chunk)) await once(output, 'drain');
    };
    for (const chunk of held.splice(0)) await write(chunk);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      await write(value);
    }
    output.end();
    await finished(output);
    return {
      bytes,
      open: () => fileStream(file),
      discard,
    };
  } catch (error) {
    output.destroy();
    await discard();
    throw error;
  }
}

/** Removes uploads that a stopped server left behind. */
export async function clearSpool(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
}
