/** Numbers of a version, and whether it is one of before its release (beta, rc …). */
export interface Version {
  numbers: readonly number[];
  early: boolean;
  /** As it was written. */
  words: string;
}

const VERSION =
  /(\d{1,9}(?:\.\d{1,9}){0,4})(?:[-.]?(beta|alpha|rc|dev|preview|pre|snapshot)\b|[-.]?(?:beta|alpha|rc)\d)?/iu;

/** The first version in a text; `null` without a number. Examples: *v8.4.0-rc.1*, *app 8.10*, *2026.04*. */
export function readVersion(text: string): Version | null {
  const match = VERSION.exec(text);
  if (match === null) return null;
  const numbers = (match[1] as string).split('.').map(Number);
  return { numbers, early: match[0].length > (match[1] as string).length, words: match[0] };
}

/**
 * Below 0 when `one` is older: number by number, so 8.10 is newer than 8.4. Numbers that only one of them names do not
 * count: who says 8.4 may have 8.4.2. Of equal numbers the one before its release is older.
 */
export function compareVersions(one: Version, other: Version): number {
  const shared = Math.min(one.numbers.length, other.numbers.length);
  for (let place = 0; place < shared; place++) {
    const difference = (one.numbers[place] as number) - (other.numbers[place] as number);
    if (difference !== 0) return difference;
  }
  if (one.numbers.length !== other.numbers.length) return 0;
  return Number(other.early) - Number(one.early);
}
