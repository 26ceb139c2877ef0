import type { ComparedEdges, Comparison } from '../../../contract/currents';
import { dateFormat, formatSpan, formatStretch } from '../../ui/charts/time-format';

/** What the changes stand on: the stretches, the sources compared, and each that was left out with its reason. */
export function comparisonWords(comparison: Comparison, zone: string): string {
  const leftOut = comparison.sourcesLeftOut.map(({ source, reason }) => `${source} (${reason})`).join('; ');
  if (comparison.sourcesCompared.length === 0) {
    return `No change against ${earlierWords(comparison, zone)} can be told: no source was collected throughout both windows${
      leftOut === '' ? '' : `. Left out: ${leftOut}`
    }.`;
  }
  const compared = `${changesWords(comparison, zone)}, from ${comparison.sourcesCompared.join(', ')}`;
  const why =
    comparison.stretches?.until === 'collected'
      ? ' What came after the last hour that all of them reach is counted, and not compared.'
      : '';
  return `${compared}.${why}${leftOut === '' ? '' : ` Left out: ${leftOut}.`}`;
}

/** The same on one line, for the top of the page; the reasons stand under "How this is computed". */
export function comparisonBrief(comparison: Comparison, zone: string): string {
  const left = comparison.sourcesLeftOut.map(({ source }) => source);
  if (comparison.sourcesCompared.length === 0)
    return `Nothing to compare with in ${earlierWords(comparison, zone)}.`;
  const changes = changesWords(comparison, zone);
  return left.length === 0
    ? `${changes}.`
    : `${changes}, without ${left.join(', ')}, not collected throughout both.`;
}

/** Is a change told of a part of the window only, because the rest has not ended or was not collected? */
export function isCutShort(stretches: ComparedEdges): boolean {
  return stretches !== null && stretches.until !== 'end';
}

/** `14–20 Nov 2026 until 18:00 against 7–13 Nov 2026 until 18:00`: both stretches of a change, as far as they reach. */
export function stretchesWords({ now, before }: NonNullable<ComparedEdges>, zone: string): string {
  return `${reachWords(now, zone)} against ${reachWords(before, zone)}`;
}

function changesWords(comparison: Comparison, zone: string): string {
  const { stretches } = comparison;
  if (stretches === null) return 'No hour has ended yet that could be compared';
  return stretches.until === 'end'
    ? `Changes are against ${reachWords(stretches.before, zone)}`
    : `Changes are of ${stretchesWords(stretches, zone)}`;
}

function earlierWords({ from, to }: Comparison, zone: string): string {
  return formatSpan({ startMs: Date.parse(from), endExclusiveMs: Date.parse(to) }, zone);
}

/** A stretch that begins with a day as days, with the time it is cut at; any other by its times. */
function reachWords({ from, to }: { from: string; to: string }, zone: string): string {
  const span = { startMs: Date.parse(from), endExclusiveMs: Date.parse(to) };
  const time = dateFormat(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (time.format(span.startMs) !== '00:00') return formatStretch(span, 'hour', zone);
  const end = time.format(span.endExclusiveMs);
  return end === '00:00' ? formatSpan(span, zone) : `${formatSpan(span, zone)} until ${end}`;
}
