// Read as something else than itself when it stands plain: a number, a truth value, or the start of JSON.
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
const JSON_START = /^["[{]/;
const WORDS: Record<string, unknown> = { true: true, false: false, null: null };
/** Characters that may stand in a query as they are, and read better so. */
const READABLE: Record<string, string> = { '%3A': ':', '%2C': ',', '%40': '@', '%2F': '/' };

/**
 * Reads the query of an address: `source=forum&source=bluesky` is a list, numbers and truth values are such, everything
 * else is text. Values of older links, written as JSON, are read as well.
 */
export function parseSearch(query: string): Record<string, unknown> {
  const given = new Map<string, unknown>();
  for (const [name, text] of new URLSearchParams(query)) {
    const value = readValue(text);
    const before = given.get(name);
    given.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(given);
}

/** Writes a query as `parseSearch` reads it; what is `undefined`, `null` or an empty list is left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) query.append(name, writeValue(item));
    }
  }
  const text = query.toString().replace(/%(3A|2C|40|2F)/g, (code) => READABLE[code] ?? code);
  return text === '' ? '' : `?${text}`;
}

function readValue(text: string): unknown {
  if (Object.hasOwn(WORDS, text)) return WORDS[text];
  // Digits that a number could not hold (a long id) stay text.
  if (NUMBER.test(text)) return String(Number(text)) === text ? Number(text) : text;
  if (!JSON_START.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function writeValue(value: unknown): string {
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return readValue(value) === value ? value : JSON.stringify(value);
}
