import { dateWords } from '../date-words';
import { perDayWords } from './per-day-words';
import type { RegressionAnswer } from './regression';

/** `oldDays`: so many days before the fix give the old rate. */
type Measured = Omit<RegressionAnswer, 'words'> & { oldDays: number };

/** Why a flaw is called back or not, in a few sentences: who, when, how many, what was left out. */
export function regressionWords(measured: Measured, fixVersion: string | null, zone: string): string {
  return [...found(measured, fixVersion, zone), ...leftOut(measured)].join(' ');
}

function found(measured: Measured, fixVersion: string | null, zone: string): string[] {
  const { regressed, people, complaints, firstAtMs, lastAtMs, oldPerDay, quietPerDay, runPerDay, oldDays } =
    measured;
  if (firstAtMs === null || lastAtMs === null)
    return ['Nobody who could have the fix complains more than is usual since it fell quiet.'];
  const fixed = fixVersion === null ? 'the fix' : `version ${fixVersion}`;
  const who = `${counted(people, 'person', 'people')} complained ${counted(complaints, 'time', 'times')}`;
  const when =
    dateWords(firstAtMs, zone) === dateWords(lastAtMs, zone)
      ? `on ${dateWords(firstAtMs, zone)}`
      : `from ${dateWords(firstAtMs, zone)} to ${dateWords(lastAtMs, zone)}`;
  const rates = `${perDayWords(runPerDay ?? 0)} people a day; ${perDayWords(oldPerDay)} people a day in the ${oldDays} days before the fix, up to ${perDayWords(quietPerDay)} while quiet.`;
  return [
    `${who} ${when}, all after they could have ${fixed}, naming no older version: ${rates}`,
    regressed
      ? 'That speaks for at least half the old rate, no longer for the quiet one.'
      : 'That does not show yet that it is back.',
  ];
}

function leftOut({ leftOut: { late, withinLag, olderVersion } }: Measured): string[] {
  const parts = [
    late > 0 && `${late} that were said before the fix and came to us after it`,
    withinLag > 0 && `${withinLag} said before people of that source could have it`,
    olderVersion > 0 && `${olderVersion} naming an older version`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? [] : [`Not counted: ${parts.join(', ')}.`];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
