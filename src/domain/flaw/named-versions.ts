import { compareVersions, readVersion, type Version } from './version';

/** A number, and what stands before and after it. */
const NUMBER =
  /(?<![\p{L}\p{N}.,])v?\.?\s?(\d{1,5}(?:\.\d{1,6}){0,3})(?:[-.]?(beta|alpha|rc)[-.]?\d*)?(?![\p{L}\p{N}])/giu;
/** Words that say that the number is a version of what we make. */
const VERSION_WORD =
  /(?:\b(?:v|ver|version|versión|version|versione|versie|release|build|update|upgrade|updated|patch|app|aktualisierung|mise à jour|actualización)\b[\s:=#(]*(?:(?:to|auf|à|a|the|is|is now|number|nummer|no|nr)\b\.?\s*)?)$/iu;
/** What has versions of its own. */
const OTHERS_WORD =
  /\b(?:ios|ipados|android|macos|os|osx|windows|win|linux|ubuntu|chrome|firefox|safari|edge|iphone|ipad|galaxy|pixel|bluetooth|usb|hdmi|wifi|php|java|python)\b[\s:]*(?:version|v|ver)?[\s:]*$/iu;
/** A price, a share, a size, a time or a date is no version. */
const UNIT_AFTER =
  /^\s?(?:[%€$£¥]|(?:eur|euro|euros|usd|gbp|chf|cents?|stars?|sterne|étoiles?|uhr|h|hrs?|hours?|min|mins?|am|pm|gb|mb|kb|tb|ghz|mhz|mbps|mbit|kbit|gbit|km|m|kg|percent|prozent|million|mio|out of|von|\/\d)\b)/iu;
const MONEY_BEFORE = /(?:[€$£¥]|\b(?:eur|usd|gbp|chf|at|um|à|am|pm)\b)\s?$/iu;
/** A number without dots needs one of these. */
const PLAIN_VERSION_WORD = /\b(?:v|ver|version|versión|versione|versie|release)\b[\s.:=#(]*$/iu;
/** Day, month and year, or the beginning of a telephone number. */
const DATE_OR_CALL = /^v?\s?(?:(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:\d{2}|\d{4})|0\d+\..*)$/iu;
const LOOK_BEHIND = 40;

/**
 * The versions of our product that a text names. A number is one after *version* or a *v*; one with dots, too, after
 * *app*, *update* and the like, when it has three parts, or when its first number is that of a version `near` it; never
 * when it is a price, a size, a time, a date, or a version of somebody else's product.
 */
export function namedVersions(text: string, near: Version): Version[] {
  const found: Version[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const before = text.slice(Math.max(0, match.index - LOOK_BEHIND), match.index);
    const after = text.slice(match.index + match[0].length);
    if (UNIT_AFTER.test(after) || OTHERS_WORD.test(before)) continue;
    const version = readVersion(match[0]);
    if (version === null) continue;
    const parts = version.numbers.length;
    const isMarked = /^v/i.test(match[0]) || (parts > 1 ? VERSION_WORD : PLAIN_VERSION_WORD).test(before);
    const isPrice = MONEY_BEFORE.test(before);
    const isLong = parts > 2 && !isPrice && !DATE_OR_CALL.test(match[0]);
    const isNear = parts === 2 && version.numbers[0] === near.numbers[0] && !isPrice;
    if (isMarked || isLong || isNear) found.push(version);
  }
  return found;
}

/**
 * The newest version a text names, when that is older than the fix's: whoever speaks does not have the fix. `null` when
 * none is named or one that may hold the fix. Example: *8.4 spins again, 8.2 was fine*, fix 8.4 → `null`.
 */
export function olderVersionNamed(text: string, fix: Version): Version | null {
  const named = namedVersions(text, fix).sort(compareVersions);
  const newest = named.at(-1);
  return newest !== undefined && compareVersions(newest, fix) < 0 ? newest : null;
}
