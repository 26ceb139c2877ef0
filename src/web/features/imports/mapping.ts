import type { ImportKind, ImportPreview } from '../../../contract/imports';

/** Column of the file → canonical column, `''` for not taken in. Of columns that share a name the first is meant. */
export type Mapping = Record<string, string>;

/** Columns beyond the canonical ones, each kept under a name of its own. */
interface Family {
  prefix: string;
  words: string;
}
const FAMILIES: Record<ImportKind, Family | null> = {
  mentions: { prefix: 'label.', words: 'kept as a label' },
  posts: { prefix: 'metric.', words: 'kept as a figure' },
  campaigns: null,
  marks: null,
  exposure: null,
};

export function familyOf(kind: ImportKind): Family | null {
  return FAMILIES[kind];
}

/** What the preview guessed, as a mapping to change. */
export function guessedMapping(preview: ImportPreview): Mapping {
  const mapping: Mapping = {};
  for (const { name, guess } of preview.columns) mapping[name] ||= guess ?? '';
  return mapping;
}

/** The mapping after one choice; a canonical column is taken from one column only, the newest choice wins. */
export function choose(mapping: Mapping, column: string, canonical: string): Mapping {
  const freed = Object.entries(mapping).map(([name, taken]) => [name, taken === canonical ? '' : taken]);
  return { ...Object.fromEntries(freed), [column]: canonical };
}

const STAND_INS: Readonly<Record<string, string>> = { end: 'end_exclusive', day: 'at' };

/** Required canonical columns that no column is taken for; `end_exclusive` stands in for `end`, `at` for `day`. */
export function missingColumns(preview: ImportPreview, mapping: Mapping): string[] {
  const taken = new Set(Object.values(mapping));
  return preview.canonical
    .filter(({ name, required }) => required && !taken.has(name))
    .map(({ name }) => name)
    .filter((name) => !(name in STAND_INS && taken.has(STAND_INS[name] as string)));
}

/** `?map=` for the server: canonical → column; `undefined` while nothing differs from its own guess. */
export function mapParameter(preview: ImportPreview, mapping: Mapping): string | undefined {
  const guessed = guessedMapping(preview);
  if (Object.keys(mapping).every((name) => mapping[name] === guessed[name])) return undefined;
  const taken = Object.entries(mapping).filter(([, canonical]) => canonical !== '');
  // Columns named like canonical ones are taken in unless the map says otherwise.
  const leftOut = preview.canonical
    .filter(({ name }) => mapping[name] !== undefined)
    .map(({ name }) => [name, null]);
  return JSON.stringify({
    ...Object.fromEntries(leftOut),
    ...Object.fromEntries(taken.map(([name, canonical]) => [canonical, name])),
  });
}

/** The name a column gets in a family: `Brand Name` → `label.brand_name`. */
export function nameInFamily(prefix: string, column: string): string {
  const name = column
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 80);
  return `${prefix}${name || 'column'}`;
}
