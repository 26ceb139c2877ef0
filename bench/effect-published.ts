import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { effectOfFile, type FileEffect } from '../src/server/node/effect-command';

const DATA = path.resolve(import.meta.dirname, '../../shared/data/effect');

/** Average effects that R's CausalImpact has published of these files, with their 95 % intervals. */
const PUBLISHED = [
  {
    name: 'arma',
    value: 'y',
    controls: ['X'],
    preRows: 70,
    time: null,
    average: 0.89,
    interval: [0.27, 1.5],
  },
  {
    name: 'google',
    value: 'y',
    controls: ['x1', 'x2'],
    preRows: 61,
    time: 'date',
    average: 27,
    interval: [18, 36],
  },
  {
    name: 'comparison',
    value: 'CHANGED',
    controls: ['NOT_CHANGED_1', 'NOT_CHANGED_2', 'NOT_CHANGED_3'],
    preRows: 90,
    time: 'DATE',
    average: -657,
    interval: [-2076, 832],
  },
] as const;

/** What R has published of a file, and what we say of it. */
export interface BesideR {
  name: string;
  theirs: { average: number; interval: readonly [number, number] };
  ours: FileEffect;
}

/** Ours beside R's; those whose file is not here are left out. */
export function besideR(): BesideR[] {
  return PUBLISHED.flatMap(({ name, average, interval, value, controls, preRows, time }) => {
    const file = path.join(DATA, `${name}_data.csv`);
    if (!existsSync(file)) return [];
    const asked = { value, controls: [...controls], preRows, time, log: false };
    return [{ name, theirs: { average, interval }, ours: effectOfFile(readFileSync(file, 'utf8'), asked) }];
  });
}
