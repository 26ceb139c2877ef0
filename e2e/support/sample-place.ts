import { newDirFrom } from './template-place';

/** Every spec that looks at the sample company sees this evening: the outage is on the Friday before. */
export const SAMPLE_NOW = '2026-11-20T18:30:00Z';
export const SAMPLE_ENV = { EDDYLINE_SAMPLE: 'on', EDDYLINE_NOW: SAMPLE_NOW };

/** A data folder of its own that holds the sample company. */
export function newSampleDir(): Promise<{ dataDir: string; clear(): void }> {
  return newDirFrom('sample', SAMPLE_ENV);
}
