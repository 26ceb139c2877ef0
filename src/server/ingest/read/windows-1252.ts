import { joinBytes, sequenceLength } from './utf8';

/** Characters of the bytes 0x80 to 0x9F; the five undefined ones are 0. */
const HIGH_CONTROLS = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
];
const BLOCK = 8192;

/** Windows-1252 → text. The five bytes without a character become lone surrogates, as bad UTF-8 does. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  const units = new Uint16Array(Math.min(BLOCK, bytes.length));
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const length = Math.min(BLOCK, bytes.length - from);
    for (let i = 0; i < length; i++) {
      const byte = bytes[from + i] as number;
      units[i] = byte >= 0x80 && byte < 0xa0 ? HIGH_CONTROLS[byte - 0x80] || 0xdc00 + byte : byte;
    }
    parts.push(String.fromCharCode(...units.subarray(0, length)));
  }
  return parts.join('');
}

/**
 * Judges whether bytes that are not UTF-8 are Windows-1252 text: no valid multi-byte UTF-8 sequence anywhere, none of
 * the undefined bytes, and high bytes that stand like accented letters and typographic marks do: alone or in short
 * runs among ASCII. Feed it the file chunk by chunk.
 */
export class Windows1252Judge {
  #highBytes = 0;
  #runs = 0;
  #odd = 0;
  #impossible = false;
  #tail: Uint8Array = new Uint8Array(0);

  add(chunk: Uint8Array): void {
    const bytes = joinBytes(this.#tail, chunk);
    // A run at the end may go on in the next chunk; the byte before it tells what it stands in.
    let end = bytes.length;
    while (end > 0 && bytes.length - end < 16 && (bytes[end - 1] as number) >= 0x80) end--;
    this.#tail = bytes.slice(Math.max(0, end - 1));
    this.#judge(bytes.subarray(0, end));
  }

  finish(): void {
    this.#judge(this.#tail);
    this.#tail = new Uint8Array(0);
  }

  /** Nothing that follows can make it Windows-1252. */
  get settledAgainst(): boolean {
    return this.#impossible;
  }

  get plausible(): boolean {
    if (this.#impossible || this.#highBytes === 0) return false;
    return this.#highBytes <= 1.5 * this.#runs + 2 && this.#odd <= 0.02 * this.#runs;
  }

  #judge(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.#impossible; at++) {
      if ((bytes[at] as number) < 0x80) continue;
      const end = this.#endOfRun(bytes, at);
      this.#judgeRun(bytes, at, end);
      at = end;
    }
  }

  #endOfRun(bytes: Uint8Array, start: number): number {
    let at = start;
    while (at < bytes.length && (bytes[at] as number) >= 0x80) {
      const byte = bytes[at] as number;
      if (sequenceLength(bytes, at) > 1 || (byte < 0xa0 && HIGH_CONTROLS[byte - 0x80] === 0)) {
        this.#impossible = true;
      }
      at++;
    }
    return at;
  }

  #judgeRun(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.#runs++;
    this.#highBytes += length;
    if (length > 5) this.#impossible = true;
    const first = bytes[start] as number;
    const second = bytes[start + 1] ?? 0;
    // The first two bytes of an emoji or of a typographic mark, cut short: broken UTF-8, not "ðŸ" or "â€".
    if (length > 1 && ((first === 0xf0 && second === 0x9f) || (first === 0xe2 && second === 0x80)))
      this.#odd++;
    // Signs such as ³ or ¹ inside a word are letters of another code page (ł, ą).
    else if (length === 1 && isSign(first) && isLetter(bytes[start - 1]) && isLetter(bytes[end])) this.#odd++;
  }
}

function isSign(byte: number): boolean {
  return byte >= 0xa1 && byte <= 0xbf && ![0xaa, 0xad, 0xb4, 0xb7, 0xba].includes(byte);
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}
