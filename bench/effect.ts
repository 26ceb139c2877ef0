import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EFFECT_VERSION } from '../src/domain/effect/estimate-effect';
import { type EffectCell, effectKinds, OURS, simulateCell } from './effect-cells';
import { besideR } from './effect-published';
import { effectTable, type PooledEffect, pooledEffect } from './effect-table';

const RAW = path.join(import.meta.dirname, 'results', `effect-${EFFECT_VERSION}.json`);
const TABLE = path.join(import.meta.dirname, 'effect.md');

/**
 * How honest the intervals are, over all cells. Raw tallies are kept as each cell ends; `resume` goes on where the last
 * run of this version stopped. The table is written from the raw tallies.
 */
export function benchEffect(series: number, resume: boolean): Record<string, PooledEffect> {
  const kept = resume && existsSync(RAW) ? (JSON.parse(readFileSync(RAW, 'utf8')) as EffectCell[]) : [];
  const cells: EffectCell[] = [];
  for (const [group, kinds] of Object.entries(effectKinds())) {
    for (const kind of kinds) {
      const same = (cell: EffectCell) =>
        cell.series === series && JSON.stringify(cell.kind) === JSON.stringify(kind);
      cells.push(kept.find(same) ?? simulateCell(group, kind, series));
      writeFileSync(RAW, `${JSON.stringify(cells, null, 1)}\n`);
    }
  }
  writeFileSync(TABLE, effectTable(cells, besideR(), EFFECT_VERSION));
  return Object.fromEntries(
    Object.keys(effectKinds()).map((group) => [
      group,
      pooledEffect(
        cells.filter((cell) => cell.group === group),
        OURS,
      ),
    ]),
  );
}
