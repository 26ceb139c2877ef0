import { ApiError } from '../problems';

/** The place after which the next page begins, as clients pass it on without looking inside. */
export function encodeCursor(at: string, id: string): string {
  return btoa(`${at} ${id}`);
}

/** The place a cursor stands for; `null` without one. A cursor nobody gave out is the caller's error. */
export function decodeCursor(cursor: string | undefined): { at: string; id: string } | null {
  if (cursor === undefined) return null;
  try {
    const [at, id] = atob(cursor).split(' ');
    if (at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)) return { at, id };
  } catch {
    // Not base64: answered below like any other cursor that is none.
  }
  throw foreignCursor();
}

/** One page of a list read with one row more than asked for. */
export function page<Item>(
  items: Item[],
  limit: number,
  place: (item: Item) => { at: string; id: string },
): { items: Item[]; nextCursor: string | null } {
  if (items.length <= limit) return { items, nextCursor: null };
  const shown = items.slice(0, limit);
  const { at, id } = place(shown.at(-1) as Item);
  return { items: shown, nextCursor: encodeCursor(at, id) };
}

/** As `decodeCursor`, for lists in order of names. */
export function decodeNameCursor(cursor: string | undefined): { name: string; id: string } | null {
  if (cursor === undefined) return null;
  try {
    const [name, id] = JSON.parse(decodeURIComponent(atob(cursor))) as unknown[];
    if (typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { name, id };
  } catch {
    // Not one of ours: answered below.
  }
  throw foreignCursor();
}

/** One page of a list in order of names, made small by the store, read with one row more than asked for. */
export function pageByName<Item extends { name: string; id: string }>(
  items: Item[],
  limit: number,
): { items: Item[]; nextCursor: string | null } {
  if (items.length <= limit) return { items, nextCursor: null };
  const shown = items.slice(0, limit);
  const { name, id } = shown.at(-1) as Item;
  return { items: shown, nextCursor: btoa(encodeURIComponent(JSON.stringify([name, id]))) };
}

/** As `encodeCursor`, for lists that are sorted in several ways: a cursor of another sort is none of this list's. */
export function encodeThreadCursor(sort: string, { value, id }: { value: string; id: string }): string {
  return btoa(JSON.stringify([sort, value, id]));
}

export function decodeThreadCursor(
  cursor: string | undefined,
  sort: string,
): { value: string; id: string } | null {
  if (cursor === undefined) return null;
  try {
    const [of, value, id] = JSON.parse(atob(cursor)) as unknown[];
    const isPlace = typeof value === 'string' && /^[\d:.+ -]{1,40}$/.test(value);
    if (of === sort && isPlace && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { value, id };
  } catch {
    // Not one of ours: answered below.
  }
  throw foreignCursor();
}

/** As `encodeCursor`, for lists in order of two texts. */
export function encodePairCursor(pair: readonly [string, string]): string {
  return btoa(encodeURIComponent(JSON.stringify(pair)));
}

export function decodePairCursor(cursor: string | undefined): [string, string] | null {
  if (cursor === undefined) return null;
  try {
    const [one, other] = JSON.parse(decodeURIComponent(atob(cursor))) as unknown[];
    if (typeof one === 'string' && typeof other === 'string') return [one, other];
  } catch {
    // Not one of ours: answered below.
  }
  throw foreignCursor();
}

function foreignCursor(): ApiError {
  return new ApiError(400, 'invalid-request', 'This cursor is none of ours.', {
    errors: [{ field: 'cursor', message: 'Take it from nextCursor.' }],
  });
}

/** One page of a list that is sorted here: what follows the item the cursor names, or all when that is gone. */
export function pageAfter<Item>(
  items: readonly Item[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  idOf: (item: Item) => string,
): { items: Item[]; nextCursor: string | null } {
  if (cursor !== undefined && !/^[0-9a-f-]{36}$/.test(cursor)) throw foreignCursor();
  const start = cursor === undefined ? 0 : items.findIndex((item) => idOf(item) === cursor) + 1;
  const shown = items.slice(start, start + limit);
  const last = shown.at(-1);
  return { items: shown, nextCursor: last && start + limit < items.length ? idOf(last) : null };
}
