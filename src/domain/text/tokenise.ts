import { fold, withoutAccents } from './fold';

/** A word (or a character of a script without spaces, or an emoji) as it is compared, and where it stands. */
export interface Token {
  /** Folded, accents kept. */
  form: string;
  /** `form` without accents; an emoji without its skin tone. Equal to `form` where there are none. */
  bare: string;
  /** UTF-16 offsets in the text, end exclusive. */
  start: number;
  end: number;
}

/** A whole hashtag, without its sign; its words are tokens, too. */
export interface Hashtag {
  form: string;
  bare: string;
  /** UTF-16 offsets in the text, the sign included. */
  start: number;
  end: number;
  /** Indices of its first and last word among the tokens. */
  firstToken: number;
  lastToken: number;
}

export interface TokenisedText {
  tokens: Token[];
  hashtags: Hashtag[];
}

const SEPARATOR = 1;
const ASCII_CAPITAL = 2;
/** A letter or digit without capitals or accents of its own: a run of these needs no folding. */
const ASCII_PLAIN = 3;
const LETTER = 4;
/** Goes on with a word and begins none: combining marks, joiners, soft hyphens. */
const MARK = 5;
/** A letter of a script without spaces: a token by itself. */
const SOLO = 6;
const PICTOGRAPH = 7;
const REGION = 8;

/** Signs that Unicode counts among the pictographs though they are written as plain text. */
const TEXT_SIGNS = /[©®™‼⁉]/u;
/** Apostrophes that Unicode counts among the letters. */
const LETTER_APOSTROPHES = /[ʻʼ]/u;
/** Soft hyphen, joiners and the like are marks; so are the half-width Japanese voicing signs. */
const JOINERS = /[\u00ad\u200c\u2060\ufeff\uff9e\uff9f]|\u200d/u;
const SOLO_SCRIPTS =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const TONES = /[\u{1f3fb}-\u{1f3ff}]/gu;
const VARIATIONS = /[\ufe0e\ufe0f]/g;

// Filled as characters are met: asking Unicode for each character of each text is what would take the time.
const classes = new Uint8Array(0x20000);

function classOf(code: number): number {
  const known = code < classes.length ? (classes[code] as number) : 0;
  if (known !== 0) return known;
  const found = classFromUnicode(code);
  if (code < classes.length) classes[code] = found;
  return found;
}

function classFromUnicode(code: number): number {
  const char = String.fromCodePoint(code);
  if (code < 0x80) {
    if (/[a-z0-9]/.test(char)) return ASCII_PLAIN;
    return /[A-Z]/.test(char) ? ASCII_CAPITAL : SEPARATOR;
  }
  if (JOINERS.test(char) || /\p{M}/u.test(char)) return MARK;
  if (LETTER_APOSTROPHES.test(char) || TEXT_SIGNS.test(char)) return SEPARATOR;
  if (/\p{Regional_Indicator}/u.test(char)) return REGION;
  if (/[\p{L}\p{N}]/u.test(char)) return SOLO_SCRIPTS.test(char) ? SOLO : LETTER;
  return /\p{Extended_Pictographic}/u.test(char) ? PICTOGRAPH : SEPARATOR;
}

/** Does a token go on, or could one begin, with this character? False for `undefined`, the end of a text. */
export function isTokenChar(code: number | undefined): boolean {
  return code !== undefined && classOf(code) !== SEPARATOR;
}

/** Is this a letter of a script that puts no spaces between words? */
export function isUnspaced(code: number | undefined): boolean {
  return code !== undefined && classOf(code) === SOLO;
}

/**
 * The words and hashtags of a text, in order. Words are runs of letters, marks and digits, so apostrophes and hyphens
 * part them; Han, kana, Thai, Lao, Khmer and Myanmar give one token a character, with its marks; an emoji is one token.
 * Web addresses are left out. Does not use Intl.Segmenter: its answer differs between a browser and a server.
 */
export function tokenise(text: string): TokenisedText {
  const tokens: Token[] = [];
  const hashtags: Hashtag[] = [];
  let at = 0;
  let tagEnd = 0;
  let tagStart = -1;
  let tagToken = 0;
  let before = SEPARATOR;
  const push = (form: string, bare: string, end: number) => {
    tokens.push({ form, bare, start: at, end });
  };
  while (at < text.length) {
    if (tagStart >= 0 && at >= tagEnd) {
      hashtags.push(hashtagOf(text, tagStart, tagEnd, tagToken, tokens.length - 1));
      tagStart = -1;
    }
    const code = text.codePointAt(at) as number;
    const size = code > 0xffff ? 2 : 1;
    const kind = classOf(code);
    let end = at + size;
    if (kind === ASCII_PLAIN || kind === ASCII_CAPITAL || kind === LETTER) {
      if (tagStart < 0 && startsAddress(text, at, code)) {
        at = addressEnd(text, at);
        before = SEPARATOR;
        continue;
      }
      const keycap = keycapLength(text, at);
      if (keycap > 0) {
        const form = `${text[at]}\u20e3`;
        push(form, form, at + keycap);
        at += keycap;
        before = SEPARATOR;
        continue;
      }
      let worst = kind === ASCII_CAPITAL ? ASCII_CAPITAL : kind;
      while (end < text.length) {
        const next = text.codePointAt(end) as number;
        const nextKind = classOf(next);
        if (nextKind < ASCII_CAPITAL || nextKind > MARK) break;
        if (nextKind !== ASCII_PLAIN && worst !== LETTER)
          worst = nextKind === ASCII_CAPITAL ? nextKind : LETTER;
        end += next > 0xffff ? 2 : 1;
      }
      if (worst === LETTER) {
        const form = fold(text.slice(at, end));
        push(form, withoutAccents(form), end);
      } else {
        const slice = text.slice(at, end);
        const form = worst === ASCII_CAPITAL ? slice.toLowerCase() : slice;
        push(form, form, end);
      }
    } else if (kind === SOLO) {
      end = marksEnd(text, end);
      const form = fold(text.slice(at, end));
      push(form, form, end);
    } else if (kind === PICTOGRAPH) {
      end = emojiEnd(text, end);
      const form = text.slice(at, end).replace(VARIATIONS, '');
      push(form, form.replace(TONES, ''), end);
    } else if (kind === REGION) {
      const next = text.codePointAt(end);
      if (next !== undefined && classOf(next) === REGION) end += 2;
      const form = text.slice(at, end);
      push(form, form, end);
    } else if ((code === 0x23 || code === 0xff03) && before === SEPARATOR && text[at - 1] !== '&') {
      const stop = hashtagEnd(text, end);
      if (stop > 0) {
        tagStart = at;
        tagEnd = stop;
        tagToken = tokens.length;
      }
    }
    if (kind !== MARK) before = code === 0x5f ? LETTER : kind >= PICTOGRAPH ? SEPARATOR : kind;
    at = end;
  }
  if (tagStart >= 0) hashtags.push(hashtagOf(text, tagStart, tagEnd, tagToken, tokens.length - 1));
  return { tokens, hashtags };
}

function hashtagOf(text: string, start: number, end: number, firstToken: number, lastToken: number): Hashtag {
  const form = fold(text.slice(start + 1, end));
  return { form, bare: withoutAccents(form), start, end, firstToken, lastToken };
}

/** Where a hashtag whose sign ends at `from` ends; 0 when there is none, as in “#1”. */
function hashtagEnd(text: string, from: number): number {
  let end = from;
  let hasLetter = false;
  while (end < text.length) {
    const code = text.codePointAt(end) as number;
    const kind = classOf(code);
    if (code !== 0x5f && (kind < ASCII_CAPITAL || kind > SOLO)) break;
    if (kind === MARK && end === from) break;
    if (kind === ASCII_CAPITAL || kind === LETTER || kind === SOLO) hasLetter = true;
    else if (kind === ASCII_PLAIN && code > 0x39) hasLetter = true;
    end += code > 0xffff ? 2 : 1;
  }
  return hasLetter ? end : 0;
}

function marksEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const code = text.codePointAt(end) as number;
    if (classOf(code) !== MARK) break;
    end += code > 0xffff ? 2 : 1;
  }
  return end;
}

/** `1️⃣` is a digit and two marks. */
function keycapLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x30 || code > 0x39) return 0;
  if (text.charCodeAt(at + 1) === 0x20e3) return 2;
  return text.charCodeAt(at + 1) === 0xfe0f && text.charCodeAt(at + 2) === 0x20e3 ? 3 : 0;
}

/** The end of an emoji whose first pictograph ends at `from`: variation, skin tone, tag characters, joined ones. */
function emojiEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const code = text.codePointAt(end) as number;
    const size = code > 0xffff ? 2 : 1;
    const isTone = code >= 0x1f3fb && code <= 0x1f3ff;
    const isTag = code >= 0xe0020 && code <= 0xe007f;
    if (code === 0xfe0e || code === 0xfe0f || isTone || isTag) {
      end += size;
      continue;
    }
    const joined = code === 0x200d ? text.codePointAt(end + 1) : undefined;
    if (joined === undefined || classOf(joined) !== PICTOGRAPH) break;
    end += 1 + (joined > 0xffff ? 2 : 1);
  }
  return end;
}

function startsAddress(text: string, at: number, code: number): boolean {
  if ((code | 0x20) === 0x68) return /^https?:\/\/[^\s]/i.test(text.slice(at, at + 9));
  return (code | 0x20) === 0x77 && /^www\.[^\s.]/i.test(text.slice(at, at + 5));
}

/** An address ends at a space, a quote or angle bracket, and where an emoji or a script without spaces goes on. */
export function addressEnd(text: string, from: number): number {
  for (let end = from; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code <= 0x20 || code === 0x22 || code === 0x3c || code === 0x3e || code >= 0x3000) return end;
    if (code >= 0x80 && (classOf(code) >= SOLO || /\s/.test(text[end] as string))) return end;
  }
  return text.length;
}
