const NO_VALUE = /^(?:nan|null|none|n\/?a|undefined|-{1,2}|—)$/i;
const MAX_FOLLOWERS = 2_000_000_000;
const MAX_URL_CHARS = 2000;

/** Is a cell empty, or one of the words that programs write for nothing (`NaN`, `null`, `N/A`, `-`)? */
export function isBlank(value: string): boolean {
  const text = value.trim();
  return text === '' || (text.length <= 9 && NO_VALUE.test(text));
}

/** An id without what spreadsheets and data frames wrap around it (`="123"`, `"123"`, `123.0`); `null` when blank. */
export function readId(value: string): string | null {
  if (isBlank(value)) return null;
  const id = value
    .trim()
    .replace(/^="?([^"]*)"?$/, '$1')
    .replace(/^"([^"]+)"$/, '$1');
  return /^\d{1,15}\.0$/.test(id) ? id.slice(0, -2) : id;
}

/** Did a program turn the id into a rounded number (`9.91713E+17`, `991712597505446000.0`)? */
export function isRoundedId(id: string): boolean {
  return /^\d(?:[.,]\d+E\+?|E\+)\d{1,2}$/i.test(id) || /^\d{16,}\.\d+$/.test(id);
}

/** Does a long id end as a spreadsheet leaves it, which keeps 15 digits and fills up with zeros? */
export function endsInZeros(id: string): boolean {
  return id.length >= 17 && id.endsWith('000') && /^\d+$/.test(id);
}

/** The exact id out of a post's address, when the rounded one is what rounding it would give; else `null`. */
export function exactIdFromUrl(rounded: string, url: string): string | null {
  const exact = /\/status(?:es)?\/(\d{15,20})(?!\d)/.exec(url)?.[1];
  if (exact === undefined) return null;
  const mantissa = rounded.replace(',', '.').toLowerCase();
  if (mantissa.includes('e')) {
    const decimals = /\.(\d+)/.exec(mantissa)?.[1]?.length ?? 0;
    // "1.0E+17" stands for any id that has been shortened that far, so one digit proves nothing.
    if (decimals < 3) return null;
    return Number(exact).toExponential(decimals) === Number(mantissa).toExponential(decimals) ? exact : null;
  }
  const digits = mantissa.split('.')[0] as string;
  const near = Math.abs(Number(digits.slice(0, 15)) - Number(exact.slice(0, 15))) <= 1;
  return digits.length === exact.length && near ? exact : null;
}

/** A whole count with or without thousands separators; `null` when blank, NaN when it is none. */
export function readCount(value: string): number | null {
  if (isBlank(value)) return null;
  const text = value.trim();
  if (/^\d+(?:\.0{1,2})?$/.test(text)) return Number.parseInt(text, 10);
  return /^\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+$/.test(text) ? Number(text.replace(/\D/g, '')) : Number.NaN;
}

/** Followers of an account: a count up to 2 thousand million, above which it cannot be one (NaN). */
export function readFollowers(value: string): number | null {
  const count = readCount(value);
  return count !== null && count > MAX_FOLLOWERS ? Number.NaN : count;
}

/** A figure with thousands separators or a percent sign (`1,234`, `12.5%` → 12.5); `null` when blank, NaN when none. */
export function readFigure(value: string): number | null {
  if (isBlank(value)) return null;
  const text = value.trim().replace(/\s*%$/, '');
  if (text.length === value.trim().length) {
    const count = /^0/.test(text) ? Number.NaN : (readCount(text) ?? Number.NaN);
    if (!Number.isNaN(count)) return count;
  }
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^-?\d{1,3}(?:\.\d{3})*,\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return Number.NaN;
}

/** An address as written when it is http or https; `null` when blank, `undefined` when it is something else. */
export function readUrl(value: string): string | null | undefined {
  if (isBlank(value)) return null;
  const url = value.trim();
  const isWeb = /^https?:\/\/[^\s]+$/i.test(url) && url.length <= MAX_URL_CHARS && URL.canParse(url);
  return isWeb ? url : undefined;
}

/** `positive`, `neutral` or `negative`; `null` when blank or not rated, `undefined` when it is another word. */
export function readSentiment(value: string): 'positive' | 'neutral' | 'negative' | null | undefined {
  const word = value.trim().toLowerCase();
  if (word === 'positive' || word === 'neutral' || word === 'negative') return word;
  return isBlank(word) || ['not rated', 'unknown', 'unrated', 'not scored'].includes(word) ? null : undefined;
}

const DIRECTIONS: Record<string, 'inbound' | 'outbound'> = {
  inbound: 'inbound',
  incoming: 'inbound',
  received: 'inbound',
  in: 'inbound',
  outbound: 'outbound',
  outgoing: 'outbound',
  sent: 'outbound',
  out: 'outbound',
};

/**
 * Direction by word, or by true and false in a column that is named after one direction (`columnMeans`); `null` when
 * blank, `undefined` when it is neither.
 */
export function readDirection(
  value: string,
  columnMeans: 'inbound' | 'outbound' | null,
): 'inbound' | 'outbound' | null | undefined {
  const word = value.trim().toLowerCase();
  if (isBlank(word)) return null;
  if (Object.hasOwn(DIRECTIONS, word)) return DIRECTIONS[word];
  if (columnMeans === null) return undefined;
  const other = columnMeans === 'inbound' ? 'outbound' : 'inbound';
  if (word === 'true' || word === '1' || word === 'yes') return columnMeans;
  return word === 'false' || word === '0' || word === 'no' ? other : undefined;
}
