import type { Warning } from './rows';

interface Counted {
  count: number;
  words: (count: number) => string;
  warning: Warning;
}

/**
 * The warnings of one file: each code appears once, however many rows it concerns. `list` is live: it grows while
 * the file is read, and counts in it are brought up to date by `settle`.
 */
export class WarningLog {
  readonly list: Warning[] = [];
  readonly #counted = new Map<string, Counted>();

  once(code: string, message: string): void {
    if (this.list.some((warning) => warning.code === code)) return;
    this.list.push({ code, message });
  }

  count(code: string, words: (count: number) => string): void {
    const known = this.#counted.get(code);
    if (known) {
      known.count++;
      return;
    }
    const warning = { code, message: words(1) };
    this.list.push(warning);
    this.#counted.set(code, { count: 1, words, warning });
  }

  settle(): void {
    for (const { count, words, warning } of this.#counted.values()) warning.message = words(count);
  }
}

/** `1 row`, `12,345 rows`. */
export function rowsInWords(count: number): string {
  return count === 1 ? '1 row' : `${count.toLocaleString('en')} rows`;
}
