import { readDamagedLine } from './csv-line';

const QUOTE = 34;
const LF = 10;
const CR = 13;
const MAX_RECORD_CHARS = 16 * 1024 * 1024;

export interface CsvRecord {
  ok: true;
  /** Physical line on which the record starts. */
  line: number;
  cells: string[];
  /** Was any cell quoted? */
  quoted: boolean;
}

/** A line that is no record; `column` is the index of the cell at fault, where that is known. */
export interface CsvFault {
  ok: false;
  line: number;
  column: number | null;
  message: string;
}

export interface CsvOptions {
  delimiter: string;
  /** Number of columns; without it, that of the first record. */
  columns?: number;
  /** Physical line on which the text starts; 1 by default. */
  firstLine?: number;
  maxRecordChars?: number;
}

/**
 * Splits CSV text that arrives in chunks into records (RFC 4180; line ends `\n`, `\r\n` and `\r`, also mixed; blank
 * lines are skipped). A damaged quote costs its own physical line at most: the line is read again by itself, taken
 * when it has the right number of cells (`repaired` counts those), else reported; reading goes on with the next line.
 */
export class CsvScanner {
  repaired = 0;
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  readonly #maxChars: number;
  #columns: number | null;
  #text = '';
  #at = 0;
  #line: number;
  /** Length the text must reach before another look is worth it, so that a huge record is not read over and over. */
  #enough = 0;
  #skippingLine = false;
  #endOfFile = false;
  // What the last strict read found.
  #end = 0;
  #lineEnds = 0;
  #quoted = false;
  #strayQuote = false;
  #faultColumn = 0;

  constructor(options: CsvOptions) {
    this.#delimiter = options.delimiter;
    this.#delimiterCode = options.delimiter.charCodeAt(0);
    this.#columns = options.columns ?? null;
    this.#line = options.firstLine ?? 1;
    this.#maxChars = options.maxRecordChars ?? MAX_RECORD_CHARS;
  }

  /** The records that this chunk completes. */
  push(chunk: string): (CsvRecord | CsvFault)[] {
    this.#text += chunk;
    if (this.#text.length < this.#enough) return [];
    const items = this.#scan();
    this.#text = this.#text.slice(this.#at);
    this.#at = 0;
    this.#enough = Math.min(this.#text.length * 2, this.#maxChars + 1);
    return items;
  }

  /** The records left at the end of the file. */
  finish(): (CsvRecord | CsvFault)[] {
    this.#endOfFile = true;
    const items = this.#scan();
    this.#text = '';
    return items;
  }

  #scan(): (CsvRecord | CsvFault)[] {
    const items: (CsvRecord | CsvFault)[] = [];
    while (this.#at < this.#text.length) {
      if (this.#skippingLine && !this.#skipLine()) break;
      if (this.#at >= this.#text.length) break;
      const item = this.#next();
      if (item === 'more') break;
      if (item !== 'blank') items.push(item);
    }
    return items;
  }

  #next(): CsvRecord | CsvFault | 'more' | 'blank' {
    const cells = this.#readStrictly();
    const tooLong = this.#text.length - this.#at > this.#maxChars;
    if (cells === 'more') return tooLong ? this.#recover() : 'more';
    if (cells === 'damaged' || !this.#trustworthy(cells)) return this.#recover();
    const line = this.#line;
    this.#at = this.#end;
    this.#line += this.#lineEnds;
    if (cells.length === 1 && !this.#quoted && (cells[0] as string).trim() === '') return 'blank';
    this.#columns ??= cells.length;
    return { ok: true, line, cells, quoted: this.#quoted };
  }

  /**
   * An unclosed quote can swallow lines up to a quote that happens to look like its end. Such a record gives itself
   * away by a wrong number of cells or by a quote in the middle of an unquoted one.
   */
  #trustworthy(cells: string[]): boolean {
    if (this.#lineEnds <= 1 || !this.#quoted || this.#columns === null) return true;
    return (
      !this.#strayQuote &&
      cells.length >= this.#columns &&
      cells.slice(this.#columns).every((cell) => cell === '')
    );
  }

  #readStrictly(): string[] | 'more' | 'damaged' {
    const text = this.#text;
    const cells: string[] = [];
    let at = this.#at;
    this.#lineEnds = 0;
    this.#quoted = false;
    this.#strayQuote = false;
    for (;;) {
      const start = at;
      if (text.charCodeAt(at) === QUOTE) {
        this.#faultColumn = cells.length;
        at = this.#endOfQuoted(at);
        if (at < 0) return at === -1 ? 'more' : 'damaged';
        const cell = text.slice(start + 1, at - 1);
        this.#lineEnds += lineEndsIn(cell);
        cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
      } else {
        at = this.#endOfUnquoted(at);
        cells.push(text.slice(start, at));
      }
      if (at >= text.length) {
        this.#end = at;
        return this.#endOfFile ? cells : 'more';
      }
      const code = text.charCodeAt(at);
      if (code === this.#delimiterCode) {
        at++;
        continue;
      }
      if (code === CR && at + 1 === text.length && !this.#endOfFile) return 'more';
      this.#end = code === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
      this.#lineEnds++;
      return cells;
    }
  }

  /** Index after the closing quote; −1 when it is not there yet, −2 when the quotes are damaged. */
  #endOfQuoted(open: number): number {
    const text = this.#text;
    this.#quoted = true;
    let close = text.indexOf('"', open + 1);
    for (;;) {
      if (close === -1) return this.#endOfFile ? -2 : -1;
      if (close + 1 === text.length) return this.#endOfFile ? close + 1 : -1;
      const next = text.charCodeAt(close + 1);
      if (next === QUOTE) close = text.indexOf('"', close + 2);
      else return next === this.#delimiterCode || next === LF || next === CR ? close + 1 : -2;
    }
  }

  #endOfUnquoted(start: number): number {
    const text = this.#text;
    const delimiter = this.#delimiterCode;
    const length = text.length;
    let at = start;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === LF || code === CR) break;
      if (code === QUOTE) this.#strayQuote = true;
    }
    return at;
  }

  /** Reads the record's first physical line by itself. */
  #recover(): CsvRecord | CsvFault | 'more' {
    const column = this.#faultColumn;
    const end = endOfLine(this.#text, this.#at);
    if (end === this.#text.length && !this.#endOfFile) {
      if (end - this.#at <= this.#maxChars) return 'more';
      this.#skippingLine = true;
      this.#at = end;
      return this.#fault(
        this.#line,
        null,
        `The line is longer than ${this.#maxChars.toLocaleString('en')} characters.`,
      );
    }
    const source = this.#text.slice(this.#at, end);
    const line = this.#line;
    this.#at = end;
    this.#skippingLine = true;
    const cells = readDamagedLine(source, this.#delimiter);
    if (cells !== null && cells.length === this.#columns) {
      this.repaired++;
      return { ok: true, line, cells, quoted: true };
    }
    return this.#fault(
      line,
      column,
      'A quote is not closed or not doubled, so the cells of this line cannot be told apart.',
    );
  }

  #fault(line: number, column: number | null, message: string): CsvFault {
    return { ok: false, line, column, message };
  }

  /** Moves past the end of the current physical line; false when that is not there yet. */
  #skipLine(): boolean {
    const end = endOfLine(this.#text, this.#at);
    const isReturn = this.#text.charCodeAt(end) === CR;
    if (!this.#endOfFile && (end === this.#text.length || (isReturn && end + 1 === this.#text.length))) {
      this.#at = end;
      return false;
    }
    this.#at = Math.min(
      this.#text.length,
      isReturn && this.#text.charCodeAt(end + 1) === LF ? end + 2 : end + 1,
    );
    this.#line++;
    this.#skippingLine = false;
    return true;
  }
}

/** Index of the line end at or after `from`; the text's length when there is none. */
function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) return at;
  }
  return text.length;
}

/** Line ends in a text: `\n`, `\r` and `\r\n` count one each. */
export function lineEndsIn(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count++;
  }
  return count;
}
