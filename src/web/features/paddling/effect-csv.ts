import type { EffectAnswer } from '../../../contract/effects';
import { type CsvCell, csvText } from '../../../domain/csv-text';
import { offsetName } from '../../ui/charts/time-format';
import { effectDays } from './effect-days';
import { summedOn } from './effect-rows';
import { SUM_NOUNS, subjectWords, valueUnit } from './effect-words';

/**
 * Every day an answer rests on as CSV (RFC 4180, CRLF), the whole baseline included: header lines say campaign, measure,
 * verdict, sources, zone and method; then one line a day. What is unknown is an empty cell, a counted zero is 0; an
 * effect that is refused has no expected days.
 */
export function effectCsv(campaign: string, answer: EffectAnswer): string {
  const { effect, zone, sources } = answer;
  const days = effectDays(answer);
  const levels =
    days.find(({ expected }) => expected !== null)?.expected?.bands.map(({ level }) => level) ?? [];
  const bandColumns = (of: string) =>
    levels.flatMap((level) => [`${of}_${percent(level)}_low`, `${of}_${percent(level)}_high`]);
  const bandCells = (banded: { bands: readonly { low: number; high: number }[] } | null): CsvCell[] =>
    levels.flatMap((_, index) => [banded?.bands[index]?.low ?? null, banded?.bands[index]?.high ?? null]);
  const lines: CsvCell[][] = [
    ['Eddyline: observed against expected'],
    ['campaign', campaign],
    ['measure', subjectWords(effect)],
    ['values', valueUnit(effect)],
    ['sums', SUM_NOUNS[effect.measure]],
    ['verdict', effect.verdict],
    ['in words', effect.words],
    ...effect.reasons.map((reason) => ['note', reason]),
    ['baseline', effect.baseline.from, effect.baseline.to, `${effect.baseline.known} known days`],
    ['window', effect.window.from, effect.window.to, `${effect.window.known} known days`],
    ['taken into account', answer.control?.name ?? 'nothing else'],
    ['sources read', sources.read.join(' ')],
    ['sources left out', sources.leftOut.join(' ')],
    ['time zone', zone],
    ['method', effect.version],
    ['computed at', answer.computedAt],
    [],
    [
      'start_utc',
      'end_exclusive_utc',
      'utc_offset',
      'phase',
      'observed',
      'expected',
      ...bandColumns('expected'),
      'cumulative',
      ...bandColumns('cumulative'),
      'ended',
    ],
  ];
  for (const day of days) {
    const sum = summedOn(day);
    lines.push([
      day.start,
      day.endExclusive,
      offsetName(day.startMs, zone).replace('−', '-'),
      day.phase,
      day.observed,
      day.expected?.estimate ?? null,
      ...bandCells(day.expected),
      sum?.estimate ?? null,
      ...bandCells(sum),
      day.ended ? 'yes' : 'no',
    ]);
  }
  return csvText(lines);
}

/** `eddyline-effect-double-data-weeks-positive.csv`. */
export function effectFileName(campaign: string, { effect }: Pick<EffectAnswer, 'effect'>): string {
  const name = campaign
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `eddyline-effect-${name || 'campaign'}-${effect.measure}`;
}

function percent(level: number): number {
  return Math.round(level * 100);
}
