import type { ImportPreview } from '../../../contract/imports';

/** Column of the file → canonical column, `''` for not taken in; by position, since headers may repeat. */
export type Mapping = Record<string, string>;

/** What the preview guessed, as a mapping to change. */
export function guessedMapping(preview: ImportPreview): Mapping {
  return Object.fromEntries(preview.columns.map(({ name, guess }) => [name, guess ?? '']));
}

/** The mapping after one choice; a canonical column is taken from one column only, the newest choice wins. */
export function choose(mapping: Mapping, column: string, canonical: string): Mapping {
  const freed = Object.entries(mapping).map(([name, taken]) => [name, taken === canonical ? '' : taken]);
  return { ...Object.fromEntries(freed), [column]: canonical };
}

/** Required canonical columns that no column is taken for. */
export function missingColumns(preview: ImportPreview, mapping: Mapping): string[] {
  const taken = new Set(Object.values(mapping));
  return preview.canonical
    .filter(({ name, required }) => required && !taken.has(name))
    .map(({ name }) => name);
}

/** `?map=` for the server: canonical → column; `undefined` while nothing differs from its own guess. */
export function mapParameter(preview: ImportPreview, mapping: Mapping): string | undefined {
  const guessed = guessedMapping(preview);
  if (Object.keys(mapping).every((name) => mapping[name] === guessed[name])) return undefined;
  const entries = Object.entries(mapping).filter(([, canonical]) => canonical !== '');
  return JSON.stringify(Object.fromEntries(entries.map(([name, canonical]) => [canonical, name])));
}

/** The name a label gets from its column: `Brand Name` → `label.brand_name`. */
export function labelOf(column: string): string {
  const name = column
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return `label.${name || 'column'}`;
}
