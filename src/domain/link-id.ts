import { deterministicId } from './ids';

/** Without letters and digits that are mistaken for each other when read aloud or typed. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
/** Ten letters are 49 bits: among a million links two share them once in two thousand stores. */
const LENGTHS = [10, 14, 20] as const;

/** What an id of a short link looks like. */
export const LINK_ID = /^[2-9a-hjkmnp-z]{10,20}$/;

/**
 * Ids under which the link to a path may be kept, the shortest first: the same path has the same, and the next is taken
 * only when one belongs to another path.
 */
export function linkIds(path: string): string[] {
  let left = BigInt(`0x${deterministicId('link', 'app', path).replaceAll('-', '')}`);
  let letters = '';
  while (letters.length < LENGTHS[2]) {
    letters += LETTERS[Number(left % BigInt(LETTERS.length))];
    left /= BigInt(LETTERS.length);
  }
  return LENGTHS.map((length) => letters.slice(0, length));
}
