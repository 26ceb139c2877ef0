import { lineEndsIn } from './csv-records';

const MAX_RECORD_CHARS = 16 * 1024 * 1024;

/** The source text of one element and the physical line on which it starts; `source` is `null` for one too long. */
export interface JsonPiece {
  line: number;
  source: string | null;
}

/** What hands out the pieces of a JSON file as its text arrives. */
export interface JsonScanner {
  push(chunk: string): JsonPiece[];
  finish(): JsonPiece[];
}

/** Splits NDJSON into its lines; blank ones are skipped. */
export class NdjsonScanner implements JsonScanner {
  #text = '';
  #line = 1;
  #skipping = false;

  push(chunk: string): JsonPiece[] {
    const lines = chunk.split('\n');
    const pieces: JsonPiece[] = [];
    for (let i = 0; i < lines.length - 1; i++) this.#end(lines[i] as string, pieces);
    this.#text += lines.at(-1) ?? '';
    if (this.#text.length > MAX_RECORD_CHARS) {
      this.#skipping = true;
      this.#text = '';
    }
    return pieces;
  }

  finish(): JsonPiece[] {
    const pieces: JsonPiece[] = [];
    this.#end('', pieces);
    return pieces;
  }

  #end(rest: string, pieces: JsonPiece[]): void {
    const source = this.#text + rest;
    this.#text = '';
    if (this.#skipping || source.length > MAX_RECORD_CHARS) pieces.push({ line: this.#line, source: null });
    else if (source.trim() !== '') pieces.push({ line: this.#line, source });
    this.#skipping = false;
    this.#line++;
  }
}

/**
 * Splits the elements of a JSON array out of a file without reading it whole: of the array that is the file, or of the
 * first array of objects inside the object that is. An element that is damaged ends where the next one visibly
 * starts (a comma, then an object with the first key of the elements before), so that it costs no other.
 */
export class JsonArrayScanner implements JsonScanner {
  #text = '';
  #at = 0;
  #line = 1;
  #enough = 0;
  #endOfFile = false;
  #state: 'before' | 'inside' | 'after' = 'before';
  #nextElement: RegExp | null = null;

  /** Has an array of objects been found? */
  get found(): boolean {
    return this.#state !== 'before';
  }

  push(chunk: string): JsonPiece[] {
    this.#text += chunk;
    if (this.#text.length < this.#enough) return [];
    const pieces = this.#scan();
    this.#text = this.#text.slice(this.#at);
    this.#at = 0;
    this.#enough = Math.min(this.#text.length * 2, MAX_RECORD_CHARS + 1);
    return pieces;
  }

  finish(): JsonPiece[] {
    this.#endOfFile = true;
    const pieces = this.#scan();
    this.#text = '';
    return pieces;
  }

  #scan(): JsonPiece[] {
    const pieces: JsonPiece[] = [];
    if (this.#state === 'before' && !this.#enterArray()) return pieces;
    while (this.#state === 'inside') {
      this.#skipBetween();
      if (this.#at >= this.#text.length) break;
      if (this.#text[this.#at] === ']') {
        this.#state = 'after';
        break;
      }
      const piece = this.#element();
      if (piece === null) break;
      pieces.push(piece);
    }
    if (this.#state === 'after') this.#at = this.#text.length;
    return pieces;
  }

  /** Finds `[` at the top, or `"key": [ {` inside the top object, and moves behind the bracket. */
  #enterArray(): boolean {
    const start = this.#text.search(/\S/);
    if (start === -1) return false;
    if (this.#text[start] === '[') return this.#enterAt(start + 1);
    let depth = 0;
    for (let at = nextMark(this.#text, start); at !== -1; at = nextMark(this.#text, at + 1)) {
      const mark = this.#text[at];
      if (mark === '"') {
        at = endOfString(this.#text, at);
        if (at === -1) return false;
      } else if (mark === '[' && depth === 1 && /^\s*\{/.test(this.#text.slice(at + 1, at + 200))) {
        return this.#enterAt(at + 1);
      } else depth += mark === '{' || mark === '[' ? 1 : -1;
    }
    return false;
  }

  #enterAt(at: number): true {
    this.#moveTo(at);
    this.#state = 'inside';
    return true;
  }

  #moveTo(at: number): void {
    this.#line += lineEndsIn(this.#text.slice(this.#at, at));
    this.#at = at;
  }

  #skipBetween(): void {
    let at = this.#at;
    while (at < this.#text.length && /[\s,]/.test(this.#text[at] as string)) at++;
    if (at > this.#at) this.#moveTo(at);
  }

  /** The element at hand; `null` when its end has not arrived. */
  #element(): JsonPiece | null {
    const start = this.#at;
    let end = endOfValue(this.#text, start);
    const tooLong = this.#text.length - start > MAX_RECORD_CHARS;
    if (end === -1 && !this.#endOfFile && !tooLong) return null;
    if (end === -1) end = this.#text.length;
    if (end === start) end++;
    let source: string | null = this.#text.slice(start, end);
    if (!isJson(source)) {
      end = this.#restart(start, end);
      source = tooLong ? null : this.#text.slice(start, end);
    } else this.#learnFirstKey(source);
    const line = this.#line;
    this.#moveTo(end);
    return { line, source };
  }

  #learnFirstKey(source: string): void {
    if (this.#nextElement !== null) return;
    const key = /^\{\s*("[^"\\]{1,200}")\s*:/.exec(source)?.[1];
    if (key === undefined) return;
    const literal = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    this.#nextElement = new RegExp(`,\\s*\\{\\s*${literal}\\s*:`, 'g');
  }

  #restart(start: number, end: number): number {
    const pattern = this.#nextElement ?? /,\s*\n\s*\{/g;
    pattern.lastIndex = start;
    const found = pattern.exec(this.#text);
    if (found === null) return end;
    const isNext = found.index < end || /^[\s\]}]*$/.test(this.#text.slice(end, found.index));
    return isNext ? found.index : end;
  }
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

function nextMark(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // " [ ] { }
    if (code === 34 || code === 91 || code === 93 || code === 123 || code === 125) return at;
  }
  return -1;
}

/** Index of the quote that closes the string opened at `open`; −1 when there is none. */
function endOfString(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return at;
    at = text.indexOf('"', at + 1);
  }
  return -1;
}

/** Index after the value that starts at `start`; −1 when its end is not in the text. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = endOfString(text, at);
      if (at === -1) return -1;
      if (depth === 0) return at + 1;
    } else if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (code === 44 && depth === 0) return at;
  }
  return -1;
}
