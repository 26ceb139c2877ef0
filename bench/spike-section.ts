import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PlantedFound } from './planted-changes';

const PAGE = path.join(import.meta.dirname, 'insight.md');
const SECTION = /## Spikes, and what a look once a day finds\n[\s\S]*?(?=\n## |$)/;

type Alarms = Record<string, number>;

/** Everything that is measured of spikes. */
export interface SpikeFigures {
  /** `null` where the labelled series are not. */
  labelled: Record<string, number> | null;
  quiet: { independent: number; wandering: number };
  lists: readonly { words: string; alarms: Alarms }[];
  planted: readonly { mean: number; wandering: boolean; found: PlantedFound }[];
}

/** The section about spikes as it stands in `insight.md`; empty before it was measured. */
export function standingSpikeSection(): string {
  return SECTION.exec(readFileSync(PAGE, 'utf8'))?.[0] ?? '';
}

/** Puts what was measured of spikes into `insight.md`, in place of what stood there. */
export function keepSpikeSection(figures: SpikeFigures): void {
  const page = readFileSync(PAGE, 'utf8');
  const section = sectionOf(figures);
  writeFileSync(
    PAGE,
    SECTION.test(page)
      ? page.replace(SECTION, () => section)
      : page.replace('\n## What it cannot do', () => `\n${section}\n## What it cannot do`),
  );
}

function sectionOf({ labelled, quiet, lists, planted }: SpikeFigures): string {
  const scores = labelled
    ? `Numenta's benchmark on five labelled series of tweet volumes, standard / few false alarms / few misses:
${labelled.standard} / ${labelled.reward_low_FP_rate} / ${labelled.reward_low_FN_rate}; ${labelled.met} of ${labelled.windows} windows met, ${labelled.outside} alerts outside; the worst of eight later starts ${labelled.worstLaterStart}.`
    : 'The labelled series were not here.';
  const alarms = lists.map(
    ({ words, alarms }) =>
      `| ${words} | ${['one', 'checkOfOne', 'uncorrected', 'list', 'checks'].map((name) => share(alarms[name])).join(' | ')} |`,
  );
  const found = planted.map(
    ({ mean, wandering, found: { swellByHour, swell, half, third } }) =>
      `| ${mean}${wandering ? ', level wanders' : ''} | ${[swellByHour, swell, half, third].map((one) => `${Math.round(100 * one)} %`).join(' | ')} |`,
  );
  return `## Spikes, and what a look once a day finds
Made by \`npm run bench -- --only spikes\`: one setting for all series. ${scores}
Series of 5 minutes in which nothing happens alert ${share(quiet.independent)} times a week when their counts are independent, ${share(quiet.wandering)} when their
level wanders by half and comes back within hours.

The product looks at hours and days. Beside the look at every bucket there is one a day: at whole days far below the usual,
and at three or six hours of a day far above it. False alarms a week where nothing happens; the list has sixteen series:

| | one series | of it, the daily look | sixteen, uncorrected | sixteen, corrected | of it, the daily looks |
|---|---|---|---|---|---|
${alarms.join('\n')}

What was planted and found, by mentions an hour: a doubling of three hours (by the look at every hour, and with the one a
day), a day of half the usual, a day of a third. A level that wanders by half hides what is no more unusual than itself.

| mentions an hour | doubling, every hour | and once a day | half a day’s usual | a third |
|---|---|---|---|---|
${found.join('\n')}
`;
}

function share(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3).replace(/^0/, '');
}
