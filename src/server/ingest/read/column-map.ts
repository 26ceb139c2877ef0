import { CANONICAL, FAMILY, missingColumns, normalName } from './canonical-columns';
import { type ColumnSamples, guessColumns } from './column-guess';
import { type Preset, presetNamed, presetOfHeader } from './presets';
import { looksPrivate } from './private-columns';
import { ReadProblem } from './read-problem';
import type { ColumnMap, ImportKind } from './rows';
import { looksLikeTime } from './times';
import type { WarningLog } from './warning-log';

const MAX_LABELS = 20;
const MAX_NAME_CHARS = 100;
const REFUSED_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Where a file keeps each canonical column. */
export interface ResolvedColumns {
  map: ColumnMap;
  preset: Preset | null;
  /** Is the file known to hold what is not public (tickets), also when a mapping names its columns? */
  isPrivate: boolean;
  /** Canonical column → indexes of the file's columns, to be tried in this order. */
  indexes: ReadonlyMap<string, readonly number[]>;
}

/** `?map=` as given: the name of a preset, or canonical column → column of the file. */
export type StatedMap = { preset: Preset } | { columns: ReadonlyMap<string, string | null> };

/** Reads `?map=`. Throws a ReadProblem for an unknown preset, JSON that is no such object, or an unknown canonical column. */
export function readStatedMap(map: string, kind: ImportKind): StatedMap {
  if (!map.trimStart().startsWith('{')) return { preset: presetNamed(map.trim(), kind) };
  let parsed: unknown;
  try {
    parsed = JSON.parse(map);
  } catch {
    throw new ReadProblem(
      'Mapping not readable',
      'map must be the name of a preset or a JSON object.',
      'map',
    );
  }
  const columns = new Map<string, string | null>();
  for (const [canonical, column] of Object.entries(parsed as Record<string, unknown>)) {
    if (typeof column !== 'string' && column !== null) {
      throw new ReadProblem(
        'Mapping not readable',
        `map: “${canonical}” must name a column of the file, or be null to be left out.`,
        'map',
      );
    }
    assertCanonical(canonical, kind);
    columns.set(canonical, column);
  }
  if ([...columns.keys()].filter((name) => name.startsWith('label.')).length > MAX_LABELS) {
    throw new ReadProblem('Too many labels', `At most ${MAX_LABELS} columns can be kept as labels.`, 'map');
  }
  return { columns };
}

function assertCanonical(canonical: string, kind: ImportKind): void {
  const names = CANONICAL[kind].map(({ name }) => name);
  if (names.includes(canonical)) return;
  const family = FAMILY[kind];
  if (family !== null && canonical.startsWith(family)) {
    const name = canonical.slice(family.length);
    if (name !== '' && name.length <= MAX_NAME_CHARS && !REFUSED_NAMES.has(name)) return;
    throw new ReadProblem('Name refused', `“${canonical}” cannot be used as a name.`, 'map');
  }
  const known = family === null ? names : [...names, `${family}NAME`];
  throw new ReadProblem(
    'Unknown column',
    `map: ${kind} have no “${canonical}”; they have ${known.join(', ')}.`,
    'map',
  );
}

/**
 * Settles which column of a file is which. With a preset, stated or told by the header, its columns; with a mapping
 * that names columns, those, and of the others only the ones whose header is exactly the canonical name; else a guess.
 * Throws a ReadProblem that lists the columns found when a required one stays open or a named one is not there.
 *
 */
export function resolveColumns(
  kind: ImportKind,
  samples: ColumnSamples,
  stated: StatedMap | null,
  warnings: WarningLog,
): ResolvedColumns {
  const preset =
    stated === null ? presetOfHeader(samples.names, kind) : 'preset' in stated ? stated.preset : null;
  const indexes =
    preset !== null
      ? fromPreset(preset, samples, warnings)
      : stated !== null && 'columns' in stated
        ? fromStated(kind, stated.columns, samples)
        : fromGuess(kind, samples);
  const missing = missingColumns(kind, new Set(indexes.keys()));
  if (missing.length > 0) throw notRecognised(missing, samples.names, preset);
  const map: ColumnMap = Object.create(null);
  for (const [canonical, [first]] of indexes) map[canonical] = samples.names[first as number] ?? '';
  warnAboutTwins(map, samples.names, warnings);
  const isPrivate = (preset ?? presetOfHeader(samples.names, kind))?.private ?? false;
  return { map, preset, isPrivate, indexes };
}

function fromPreset(preset: Preset, samples: ColumnSamples, warnings: WarningLog): Map<string, number[]> {
  const names = samples.names.map(normalName);
  const indexes = new Map<string, number[]>();
  for (const [canonical, candidates] of Object.entries(preset.columns)) {
    const found = candidates.map((name) => names.indexOf(normalName(name))).filter((index) => index !== -1);
    const open = found.filter(
      (index) => canonical === 'text' || !looksPrivate('', samples.values[index] ?? []),
    );
    if (open.length < found.length) {
      warnings.once(
        'private-column',
        `“${canonical}” was left out: its column holds mail addresses or phone numbers.`,
      );
    }
    if (open.length > 0) indexes.set(canonical, open);
  }
  return indexes;
}

function fromStated(
  kind: ImportKind,
  stated: ReadonlyMap<string, string | null>,
  samples: ColumnSamples,
): Map<string, number[]> {
  const indexes = new Map<string, number[]>();
  const unknown: string[] = [];
  for (const [canonical, column] of stated) {
    if (column === null) continue;
    const index = samples.names.indexOf(column);
    const trimmed = index === -1 ? samples.names.indexOf(column.trim()) : index;
    if (trimmed === -1) unknown.push(column);
    else indexes.set(canonical, [trimmed]);
  }
  if (unknown.length > 0) {
    throw new ReadProblem(
      'Column not in the file',
      `The mapping names ${listed(unknown)}; the file has ${listed(samples.names)}.`,
      'map',
    );
  }
  const used = new Set([...indexes.values()].flat());
  for (const { name } of CANONICAL[kind]) {
    const index = samples.names.indexOf(name);
    if (index !== -1 && !stated.has(name) && !used.has(index)) indexes.set(name, [index]);
  }
  return indexes;
}

function fromGuess(kind: ImportKind, samples: ColumnSamples): Map<string, number[]> {
  if (samples.names.some((name) => looksLikeTime(name) || /^https?:\/\//.test(name))) {
    throw new ReadProblem(
      'No header recognised',
      `The first line looks like a row, not like a header: ${listed(samples.names)}. Put the names of the columns above it.`,
    );
  }
  return new Map([...guessColumns(kind, samples)].map(([canonical, { column }]) => [canonical, [column]]));
}

function notRecognised(missing: string[], names: readonly string[], preset: Preset | null): ReadProblem {
  const lacks = missing.map((name) => `“${name}”`).join(' and ');
  const which = preset === null ? '' : ` of the preset “${preset.name}”`;
  return new ReadProblem(
    missing.length > 1 ? 'No header recognised' : 'A required column is missing',
    `No column was recognised as ${lacks}${which}. The first line has ${listed(names)}. Name the columns with ?map=.`,
    missing[0] ?? null,
  );
}

function warnAboutTwins(map: ColumnMap, names: readonly string[], warnings: WarningLog): void {
  const twins = Object.values(map).filter((column) => names.filter((name) => name === column).length > 1);
  if (twins.length > 0)
    warnings.once('twin-columns', `The file has ${listed(twins)} more than once; the first was taken.`);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 40).map((name) => `“${name.slice(0, 60)}”`);
  return names.length > 40
    ? `${shown.join(', ')} and ${names.length - 40} more`
    : shown.join(', ') || 'no columns';
}
