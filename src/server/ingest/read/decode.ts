import { ReadProblem } from './read-problem';
import { decodeUtf8, joinBytes, unfinishedTail } from './utf8';
import type { WarningLog } from './warning-log';
import { decodeWindows1252, Windows1252Judge } from './windows-1252';

export type OpenBytes = () => ReadableStream<Uint8Array>;

/** As much as it takes to tell UTF-16 without a mark. */
const START_BYTES = 128;

/** Characters a row must not hold: NUL, and the lone surrogates that stand for bytes which could not be read. */
export const UNREADABLE = /[\0\p{Surrogate}]/u;

/**
 * A file's bytes as text, in chunks. UTF-8 unless `encoding` or a byte order mark says otherwise; the first bytes that
 * are no UTF-8 make it look through the whole file once and settle on Windows-1252 where that is certain.
 * Throws a ReadProblem for an encoding that is not known.
 */
export class TextOfFile {
  /** Name of the encoding as far as it is known; `utf-8` also while there is only ASCII. */
  encoding = 'utf-8';
  /** Has any text so far held a character that `UNREADABLE` matches? */
  damaged = false;
  bytesRead = 0;
  readonly #open: OpenBytes;
  readonly #stated: string | null;
  readonly #warnings: WarningLog;
  #settled: boolean;

  constructor(open: OpenBytes, stated: string | undefined, warnings: WarningLog) {
    this.#open = open;
    this.#stated = stated === undefined ? null : knownEncoding(stated);
    this.#warnings = warnings;
    this.#settled = this.#stated !== null;
    if (this.#stated !== null) this.encoding = this.#stated;
  }

  /** The whole text; a byte order mark is left out. Each call reads the file anew and counts `bytesRead` from 0. */
  async *chunks(): AsyncGenerator<string> {
    this.bytesRead = 0;
    let carry: Uint8Array = new Uint8Array(0);
    let first = true;
    const other = new TextDecoderIfNeeded();
    for await (const chunk of bytesOf(this.#open)) {
      this.bytesRead += chunk.length;
      let bytes = carry.length === 0 ? chunk : joinBytes(carry, chunk);
      if (first) {
        if (bytes.length < START_BYTES) {
          carry = bytes;
          continue;
        }
        bytes = this.#start(bytes);
        first = false;
      }
      const complete = bytes.length - this.#tail(bytes);
      carry = bytes.slice(complete);
      if (complete > 0) yield await this.#decode(bytes.subarray(0, complete), other, false);
    }
    if (first) carry = this.#start(carry);
    const last = await this.#decode(carry, other, true);
    if (last !== '') yield last;
  }

  /** Takes a byte order mark (or the zero bytes of UTF-16 without one) for the encoding and drops the mark. */
  #start(bytes: Uint8Array): Uint8Array {
    const mark = byteOrderMark(bytes);
    if (this.#stated === null) {
      const encoding = mark?.encoding ?? utf16WithoutMark(bytes);
      if (encoding !== null) {
        this.encoding = encoding;
        this.#settled = true;
      }
    }
    return mark !== null && mark.encoding === this.encoding ? bytes.subarray(mark.length) : bytes;
  }

  #tail(bytes: Uint8Array): number {
    if (this.encoding === 'utf-8') return unfinishedTail(bytes);
    if (this.encoding !== 'utf-16le' && this.encoding !== 'utf-16be') return 0;
    const odd = bytes.length % 2;
    const highByte = bytes[bytes.length - odd - (this.encoding === 'utf-16le' ? 1 : 2)] ?? 0;
    return highByte >= 0xd8 && highByte < 0xdc ? odd + 2 : odd;
  }

  async #decode(bytes: Uint8Array, other: TextDecoderIfNeeded, last: boolean): Promise<string> {
    const text = await this.#textOf(bytes, other, last);
    if (!this.damaged && (text.includes('\0') || UNREADABLE.test(text))) this.damaged = true;
    return text;
  }

  async #textOf(bytes: Uint8Array, other: TextDecoderIfNeeded, last: boolean): Promise<string> {
    if (this.#isWindows1252()) return decodeWindows1252(bytes);
    if (this.encoding === 'utf-16le' || this.encoding === 'utf-16be')
      return decodeUtf16(bytes, this.encoding);
    if (this.encoding !== 'utf-8') return other.decode(this.encoding, bytes, last);
    const { text, valid } = decodeUtf8(bytes);
    if (!this.#settled && !valid) await this.#settle();
    else if (text.length < bytes.length) this.#settled = true;
    return this.#isWindows1252() ? decodeWindows1252(bytes) : text;
  }

  #isWindows1252(): boolean {
    return this.encoding === 'windows-1252';
  }

  /** Everything before was ASCII, which reads the same either way: so it is early enough to decide now. */
  async #settle(): Promise<void> {
    this.#settled = true;
    const judge = new Windows1252Judge();
    for await (const chunk of bytesOf(this.#open)) {
      judge.add(chunk);
      if (judge.settledAgainst) return;
    }
    judge.finish();
    if (!judge.plausible) return;
    this.encoding = 'windows-1252';
    this.#warnings.once(
      'encoding',
      'The file is not UTF-8; it was read as Windows-1252 (Western European). If its letters look wrong, save it as UTF-8.',
    );
  }
}

class TextDecoderIfNeeded {
  #decoder: TextDecoder | null = null;

  /** Marks what the encoding does not know as unreadable, as bad UTF-8 is. */
  decode(encoding: string, bytes: Uint8Array, last: boolean): string {
    this.#decoder ??= new TextDecoder(encoding);
    return this.#decoder.decode(bytes, { stream: !last }).replaceAll('\uFFFD', '\uDCFF');
  }
}

/** The bytes of a file; the stream is let go when the reader stops early. */
export async function* bytesOf(open: OpenBytes): AsyncGenerator<Uint8Array> {
  const reader = open().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value.length > 0) yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function knownEncoding(label: string): string {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    throw new ReadProblem(
      'Unknown encoding',
      `“${label}” is no known text encoding; try utf-8 or windows-1252.`,
      'encoding',
    );
  }
}

function byteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** Every other byte zero in the first 64 characters: UTF-16 of a mostly ASCII text. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(64, bytes.length >> 1);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (pairs >= 4 && odd >= 0.8 * pairs && even <= 0.1 * pairs) return 'utf-16le';
  if (pairs >= 4 && even >= 0.8 * pairs && odd <= 0.1 * pairs) return 'utf-16be';
  return null;
}

/** Lone surrogates stay as they are, so that their rows can be refused. A last odd byte is unreadable. */
function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = encoding === 'utf-16le';
  const parts: string[] = [];
  const length = bytes.length >> 1;
  for (let from = 0; from < length; from += 8192) {
    const units = new Uint16Array(Math.min(8192, length - from));
    for (let i = 0; i < units.length; i++) units[i] = view.getUint16(2 * (from + i), littleEndian);
    parts.push(String.fromCharCode(...units));
  }
  if (bytes.length % 2 === 1) parts.push('\uDCFF');
  return parts.join('');
}
