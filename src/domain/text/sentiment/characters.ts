/** What a UTF-16 unit is to the reader of sentiment: decides where tokens begin and end. */
export const SPACE = 0;
export const WORD = 1;
export const APOSTROPHE = 2;
export const MARK = 3;
export const IGNORED = 4;

/** Letters written several ways and read one way: Arabic alef, yeh, teh marbuta and kaf; typographic marks. */
const READ_AS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  '’': "'",
  '‘': "'",
  '´': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '…': '.',
  '–': '-',
  '—': '-',
};
/** Tatweel, Arabic vowel signs, joiners and variation selectors: no part of what is said. */
const LEFT_OUT =
  /[\u00ad\u0640\u064b-\u0652\u0670\u200b\u200c\u200e\u200f\u2060\ufeff]|\u200d|\p{Variation_Selector}/u;

/** Tables by UTF-16 unit: its class, and the unit it is read as (lower case, one form of each letter). */
export interface CharacterTables {
  kind: Uint8Array;
  readAs: Uint16Array;
}

let tables: CharacterTables | null = null;

/** Built at first use, some milliseconds: whoever never scores never pays. */
export function characterTables(): CharacterTables {
  tables ??= buildTables();
  return tables;
}

function buildTables(): CharacterTables {
  const kind = new Uint8Array(0x10000);
  const readAs = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const written = String.fromCharCode(unit);
    const lower = written.toLowerCase();
    const read = READ_AS[lower] ?? (lower.length === 1 ? lower : written);
    readAs[unit] = read.charCodeAt(0);
    kind[unit] = kindOf(read);
  }
  return { kind, readAs };
}

function kindOf(read: string): number {
  if (LEFT_OUT.test(read)) return IGNORED;
  if (/[\s\p{Cc}]/u.test(read)) return SPACE;
  if (/[\p{L}\p{M}\p{N}_]/u.test(read)) return WORD;
  return read === "'" ? APOSTROPHE : MARK;
}
