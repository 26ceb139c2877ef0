const MAX_COLUMNS = 500;
const MAX_DEPTH = 4;

/**
 * Parses one element and hands it back when it is an object, else says what is wrong. Numbers that a float cannot hold
 * exactly (16 digits and more, or written with an exponent) come back as the text that stands in the file.
 */
export function parseElement(source: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(
      /\d{16}|\d[eE][+-]?\d/.test(source) ? quoteLongNumbers(source) : source,
    );
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return 'The row is not a JSON object.';
    return value as Record<string, unknown>;
  } catch (error) {
    return `The row is not valid JSON: ${error instanceof Error ? error.message : String(error)}`.slice(
      0,
      300,
    );
  }
}

/** Names of the scalar members, nested ones as dotted paths (`user.name`); at most 500, four levels deep. */
export function columnsOfObject(
  object: Record<string, unknown>,
  into: Set<string>,
  prefix = '',
  depth = 1,
): void {
  for (const [key, value] of Object.entries(object)) {
    if (into.size >= MAX_COLUMNS) return;
    if (isObject(value)) {
      if (depth < MAX_DEPTH) columnsOfObject(value, into, `${prefix}${key}.`, depth + 1);
    } else into.add(prefix + key);
  }
}

/** Reads columns out of objects; a path is a key of its own first, else a way through nested objects. */
export function cellReader(columns: readonly string[]): (object: Record<string, unknown>) => string[] {
  const paths = columns.map((column) => column.split('.'));
  return (object) =>
    columns.map((column, i) => {
      if (Object.hasOwn(object, column)) return cellOf(object[column]);
      const path = paths[i] as string[];
      return path.length === 1 ? '' : cellOf(follow(object, path));
    });
}

function follow(object: Record<string, unknown>, path: string[]): unknown {
  let value: unknown = object;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** Scalars as text, a list of scalars joined by `; `, all else empty. */
function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return '';
  return value.filter((item) => ['string', 'number', 'boolean'].includes(typeof item)).join('; ');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function quoteLongNumbers(source: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 34) at = skipString(source, at);
    else if (code === 45 || (code >= 48 && code <= 57)) {
      NUMBER.lastIndex = at;
      const number = NUMBER.exec(source)?.[0] ?? '-';
      if (number.length >= 16 || /[eE]/.test(number)) {
        parts.push(source.slice(from, at), `"${number}"`);
        from = at + number.length;
      }
      at += number.length - 1;
    }
  }
  parts.push(source.slice(from));
  return parts.join('');
}

function skipString(source: string, open: number): number {
  for (let at = open + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 34) return at;
  }
  return source.length;
}
