import { CANONICAL, normalName } from './canonical-columns';
import { METRIC_NAMES, SYNONYMS } from './column-synonyms';
import { isBlank, readFigure } from './field-values';
import { looksPrivate } from './private-columns';
import type { ImportKind } from './rows';
import { looksLikeTime } from './times';

/** Columns of a file and some values of each, by index. */
export interface ColumnSamples {
  names: readonly string[];
  values: readonly (readonly string[])[];
}

export interface Guess {
  column: number;
  /** By its name alone, without looking at values. */
  sure: boolean;
}

const SHORT_TEXT_CHARS = 8;

/**
 * Which column of a file holds which canonical one: by its exact canonical name, else by a name that means the same,
 * else (time and text only) by what the values look like. A column is taken once, private-looking ones never.
 */
export function guessColumns(kind: ImportKind, samples: ColumnSamples): Map<string, Guess> {
  const guesses = new Map<string, Guess>();
  const taken = new Set<number>();
  const take = (canonical: string, column: number, sure: boolean): void => {
    if (column === -1 || taken.has(column) || guesses.has(canonical)) return;
    taken.add(column);
    guesses.set(canonical, { column, sure });
  };
  for (const { name } of CANONICAL[kind]) take(name, exactColumn(name, samples), true);
  const normal = samples.names.map(normalName);
  for (const strength of ['strong', 'weak'] as const) {
    for (const [canonical, synonyms] of Object.entries(SYNONYMS[kind])) {
      for (const synonym of synonyms[strength]) {
        const column = normal.findIndex(
          (name, i) => name === synonym && !taken.has(i) && fits(canonical, i, samples, strength),
        );
        take(canonical, column, strength === 'strong');
      }
    }
  }
  if (kind === 'mentions') promoteAuthorName(guesses, samples);
  guessByValues(kind, samples, taken, take);
  guessTimeOfDay(kind, samples, guesses, take);
  if (kind === 'mentions')
    take(
      'sentiment',
      normal.findIndex((name) => name.endsWith('sentiment')),
      false,
    );
  if (kind === 'posts') guessMetrics(normal, take);
  return guesses;
}

function exactColumn(canonical: string, samples: ColumnSamples): number {
  const column = samples.names.indexOf(canonical);
  // Tweet archives keep the app that was used under this name.
  const holdsMarkup =
    canonical === 'source' && (samples.values[column] ?? []).some((value) => value.startsWith('<'));
  return holdsMarkup ? -1 : column;
}

function fits(
  canonical: string,
  column: number,
  samples: ColumnSamples,
  strength: 'strong' | 'weak',
): boolean {
  const values = (samples.values[column] ?? []).filter((value) => value !== '');
  if (looksPrivate(samples.names[column] ?? '', values)) return false;
  if (values.length === 0 || (strength === 'strong' && canonical !== 'source')) return true;
  switch (canonical) {
    case 'at':
    case 'start':
    case 'end':
    case 'day':
      return values.some((value) => looksLikeTime(value) || /^\d{5}(\.\d+)?$/.test(value));
    case 'url':
      return values.some((value) => /^(https?:|www\.)/i.test(value));
    case 'text':
      return values.some(
        (value) => value.length >= SHORT_TEXT_CHARS && /\p{L}/u.test(value) && !/^https?:\S+$/.test(value),
      );
    case 'followers':
      return values.some((value) => /^[\d.,\s]+$/.test(value));
    case 'source':
      return values.every((value) => value.length <= 60 && !value.startsWith('<'));
    default:
      return true;
  }
}

/** Where only a display name is given, that is who speaks. */
function promoteAuthorName(guesses: Map<string, Guess>, samples: ColumnSamples): void {
  const name = guesses.get('author_name');
  if (name === undefined || guesses.has('author') || samples.names[name.column] === 'author_name') return;
  guesses.delete('author_name');
  guesses.set('author', { column: name.column, sure: false });
}

type Take = (canonical: string, column: number, sure: boolean) => void;

function guessByValues(
  kind: ImportKind,
  samples: ColumnSamples,
  taken: ReadonlySet<number>,
  take: Take,
): void {
  const free = samples.names.map((_, column) => column).filter((column) => !taken.has(column));
  const filled = (column: number) => (samples.values[column] ?? []).filter((value) => value !== '');
  const times = free.filter((column) => {
    const values = filled(column);
    return values.length > 0 && values.every((value) => looksLikeTime(value) && !/^\d+$/.test(value));
  });
  if (kind !== 'campaigns') take(kind === 'exposure' ? 'day' : 'at', times[0] ?? -1, false);
  if (kind === 'exposure') guessValue(samples, taken, take);
  const length = (column: number) => {
    const values = filled(column).filter((value) => value.includes(' ') && !looksLikeTime(value));
    return values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length);
  };
  const longest = free.toSorted((a, b) => length(b) - length(a))[0];
  if (kind !== 'mentions' || longest === undefined || length(longest) < 40) return;
  if (!looksPrivate(samples.names[longest] ?? '', filled(longest))) take('text', longest, false);
}

/** The value of a series is the one column left that holds nothing but figures. */
function guessValue(samples: ColumnSamples, taken: ReadonlySet<number>, take: Take): void {
  const figures = samples.names
    .map((_, column) => column)
    .filter((column) => {
      const values = (samples.values[column] ?? []).filter((value) => !isBlank(value));
      return (
        !taken.has(column) && values.length > 0 && values.every((value) => !Number.isNaN(readFigure(value)))
      );
    });
  if (figures.length === 1) take('value', figures[0] as number, false);
}

/** A column of clock times beside one of bare dates. */
function guessTimeOfDay(
  kind: ImportKind,
  samples: ColumnSamples,
  guesses: Map<string, Guess>,
  take: Take,
): void {
  const at = guesses.get('at');
  if (at === undefined || kind === 'campaigns' || kind === 'exposure') return;
  const dates = (samples.values[at.column] ?? []).filter((value) => value !== '');
  if (dates.length === 0 || dates.some((value) => value.includes(':'))) return;
  const column = samples.names.findIndex((name, i) => {
    const values = (samples.values[i] ?? []).filter((value) => value !== '');
    const isClock =
      values.length > 0 && values.every((value) => /^\d{1,2}:\d{2}(:\d{2})?\s*([ap]\.?m\.?)?$/i.test(value));
    return isClock && /time|hour|clock|zeit|hora|heure/.test(normalName(name));
  });
  take('at.time', column, false);
}

function guessMetrics(normal: readonly string[], take: Take): void {
  normal.forEach((name, column) => {
    const metric = Object.hasOwn(METRIC_NAMES, name) ? METRIC_NAMES[name] : undefined;
    if (metric !== undefined) take(`metric.${metric}`, column, true);
  });
}
