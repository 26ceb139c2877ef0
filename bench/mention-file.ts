import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const WORDS =
  'the network is down again since this morning and nobody answers my calls support told me to restart phone three times great service thanks love it roaming charges wrong bill app crashes payment coverage station queue store speed slow fast happy angry today tomorrow really never always please help'.split(
    ' ',
  );
const FIRST_MS = Date.UTC(2026, 7, 20);
const WINDOW_MS = 90 * 86_400_000;

/** A small, fast, seeded source of numbers in [0, 1): benches must read the same file each time. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Lines of a mentions CSV over 90 days and four sources, a fifth of them replies, without the header. */
export function* mentionLines(count: number, seed = 1): Generator<string> {
  const next = numbers(seed);
  for (let index = 0; index < count; index++) {
    const length = 6 + Math.floor(next() * 24);
    const words = Array.from({ length }, () => WORDS[Math.floor(next() * WORDS.length)]);
    const at = new Date(FIRST_MS + Math.floor(next() * WINDOW_MS)).toISOString();
    const parent = next() < 0.2 && index > 0 ? String(Math.floor(next() * index)) : '';
    const source = ['bluesky', 'mastodon', 'forum', 'reviews'][Math.floor(next() * 4)];
    yield `${index},${at},"${words.join(' ')}, ${index}",user_${Math.floor(next() * 20_000)},${Math.floor(next() * 5000)},${parent},${source}\n`;
  }
}

export const MENTION_HEADER = 'id,at,text,author,followers,in_reply_to,source\n';

/** Writes a mentions CSV of `count` rows, or of at least `bytes` bytes; answers rows and bytes. */
export async function writeMentionFile(
  file: string,
  size: { count: number } | { bytes: number },
): Promise<{ rows: number; bytes: number }> {
  const output = createWriteStream(file);
  let rows = 0;
  let bytes = 0;
  let chunk = MENTION_HEADER;
  const flush = async () => {
    bytes += Buffer.byteLength(chunk);
    if (!output.write(chunk)) await once(output, 'drain');
    chunk = '';
  };
  for (const line of mentionLines('count' in size ? size.count : Number.MAX_SAFE_INTEGER)) {
    chunk += line;
    rows++;
    if (chunk.length < 1 << 20) continue;
    await flush();
    if ('bytes' in size && bytes >= size.bytes) break;
  }
  await flush();
  output.end();
  await finished(output);
  return { rows, bytes };
}
