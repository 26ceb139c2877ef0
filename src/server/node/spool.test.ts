import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { spoolInto } from './spool';

const dirs: string[] = [];
function newDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'eddyline-spool-'));
  dirs.push(dir);
  return dir;
}
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

const body = (bytes: number) =>
  new Blob([new Uint8Array(bytes).fill(65)]).stream() as ReadableStream<Uint8Array>;
const lengthOf = async (stream: ReadableStream<Uint8Array>) =>
  (await new Response(stream).arrayBuffer()).byteLength;

describe('the spool', () => {
  it.each([0, 1000, 9_000_000])('gives a body of %d bytes back whole, as often as asked', async (bytes) => {
    const spooled = await spoolInto(newDir())(body(bytes));
    expect(spooled.bytes).toBe(bytes);
    expect(await lengthOf(spooled.open())).toBe(bytes);
    expect(await lengthOf(spooled.open())).toBe(bytes);
    await spooled.discard();
  });

  it.each([1000, 9_000_000])('bears a reader of %d bytes that stops in the middle', async (bytes) => {
    const spooled = await spoolInto(newDir())(body(bytes));
    for (let round = 0; round < 20; round++) {
      const reader = spooled.open().getReader();
      await reader.read();
      await reader.cancel();
    }
    expect(await lengthOf(spooled.open())).toBe(bytes);
    await spooled.discard();
  });

  it('keeps large bodies in a file that is gone after discard, also when the sender breaks off', async () => {
    const dir = newDir();
    const spooled = await spoolInto(dir)(body(9_000_000));
    expect(readdirSync(dir)).toHaveLength(1);
    await spooled.discard();
    expect(readdirSync(dir)).toHaveLength(0);
    let sent = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ < 80) controller.enqueue(new Uint8Array(100_000));
        else controller.error(new Error('gone'));
      },
    });
    await expect(spoolInto(dir)(broken)).rejects.toThrow('gone');
    expect(readdirSync(dir)).toHaveLength(0);
  });
});
