import { fold } from './fold';
import { addressEnd, isTokenChar } from './tokenise';

/** A web address as it is compared, and where it stands. */
export interface Address {
  /** Folded, without `www.`, port and sign-in. */
  host: string;
  /** Pieces of the path, decoded; their case counts. Empty for a bare host. */
  path: string[];
  /** Folded values of `utm_campaign`, mostly none or one. */
  campaigns: string[];
  /** UTF-16 offsets in the text, end exclusive. */
  start: number;
  end: number;
}

/** Closes a sentence, a bracket or a quote around an address rather than the address. */
const TRAILING = /[.,;:!?'"’”»…*_~\])}>]/;
const HOST =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]*\p{L}[\p{L}\p{M}\p{N}-]*$/u;
const LONGEST_HOST = 253;
/** What a longer address says further on is not read. */
const LONGEST = 2048;

/**
 * The web addresses of a text, in order: what begins with `http://`, `https://` or `www.`, and hosts written with a
 * path but without either (`halvora.example/spring`). Time follows the length of the text.
 */
export function addressesIn(text: string): Address[] {
  const found: Address[] = [];
  const anchors = /https?:\/\/|www\.|\//gi;
  let free = 0;
  let runEnd = 0;
  for (let anchor = anchors.exec(text); anchor; anchor = anchors.exec(text)) {
    const start = anchor[0] === '/' ? bareStart(text, anchor.index, free) : anchor.index;
    if (isTokenChar(text.codePointAt(start - 1))) continue;
    // All anchors of one run of characters end where it ends.
    if (anchor.index >= runEnd) runEnd = addressEnd(text, anchor.index);
    const end = trimmedEnd(text, start, Math.min(runEnd, start + LONGEST));
    const address = readAddress(text.slice(start, end));
    if (!address) continue;
    found.push({ ...address, start, end });
    free = Math.max(end, runEnd);
    anchors.lastIndex = free;
  }
  return found;
}

/** An address by itself, with or without its scheme; `null` for what is none. */
export function readAddress(written: string): Omit<Address, 'start' | 'end'> | null {
  const rest = written.replace(/^https?:\/\//i, '');
  const [, authority = '', path = '', after = ''] = /^([^/?#]*)([^?#]*)(.*)$/s.exec(rest) ?? [];
  const host = fold(authority.slice(authority.lastIndexOf('@') + 1))
    .replace(/:\d*$/, '')
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  if (host.length > LONGEST_HOST || !HOST.test(host)) return null;
  return { host, path: path.split('/').filter(Boolean).map(decoded), campaigns: campaignsOf(after) };
}

/** Where a host that ends at a slash begins; the slash itself where no host stands there. */
function bareStart(text: string, slash: number, free: number): number {
  let start = slash;
  while (start > free && isHostChar(text.charCodeAt(start - 1)) && slash - start < LONGEST_HOST) start--;
  // A mail address, or an address of another kind (`ftp://`).
  if (text[start - 1] === '@' || text[start - 1] === '/') return slash;
  const isHost = readAddress(text.slice(start, slash)) !== null;
  return isHost ? start : slash;
}

const isHostChar = (code: number) => code === 0x2d || code === 0x2e || isTokenChar(code);

function trimmedEnd(text: string, start: number, from: number): number {
  const address = text.slice(start, from);
  const opened = address.split('(').length - 1;
  let closed = address.split(')').length - 1;
  let end = from;
  while (end > start && TRAILING.test(text[end - 1] as string)) {
    if (text[end - 1] === ')') {
      // A bracket that the address opened itself belongs to it.
      if (closed <= opened) break;
      closed--;
    }
    end--;
  }
  return end;
}

function campaignsOf(after: string): string[] {
  return after
    .split(/[?&#]/)
    .filter((part) => /^utm_campaign=./i.test(part))
    .map((part) => campaignName(part.slice('utm_campaign='.length)));
}

/** The value of a `utm_campaign` as it is compared. */
export function campaignName(written: string): string {
  return fold(decoded(written.replaceAll('+', ' '))).trim();
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).normalize('NFC');
  } catch {
    // A percent sign that encodes nothing.
    return part.normalize('NFC');
  }
}
