import type { ReactNode } from 'react';
import type { Mark } from '../../../contract/marks';
import { HarmChip } from '../harm-chip';
import { VerdictChip } from '../verdict-chip';
import type { BandVerdict, BandVerdicts } from './band-chip';
import { MarkIcon } from './mark-glyph';
import { formatCount } from './number-format';
import type { TimedMark } from './paddling-layout';
import { formatInstant, formatSpan } from './time-format';

const MAX_LISTED = 200;

/** What stands at one place of the paddling, as a list: when, where it leads, and what a campaign came to. */
export function MarkList({
  title,
  items,
  zone,
  linksOf,
  verdicts,
}: {
  title: string;
  items: readonly TimedMark[];
  zone: string;
  linksOf: (mark: Mark) => ReactNode;
  verdicts: BandVerdicts;
}): ReactNode {
  const shown = items.slice(0, MAX_LISTED);
  return (
    <>
      {items.length > 1 && <p className="chart-popover-title">{title}</p>}
      <ul>
        {shown.map((timed) => (
          <li key={timed.mark.id}>
            <MarkIcon kind={timed.mark.kind} />
            <span>
              <span className="chart-popover-label">{timed.mark.label}</span>
              <ToldWords told={verdicts.get(timed.mark.id)} />
              <span className="chart-popover-detail">
                {[timed.mark.kind, timed.mark.version, timed.mark.channel, whenWords(timed, zone)]
                  .filter(Boolean)
                  .join(' · ')}
                {timed.mark.url !== null && /^https?:/i.test(timed.mark.url) && (
                  <>
                    {' · '}
                    <a href={timed.mark.url} target="_blank" rel="noopener noreferrer">
                      open
                    </a>
                  </>
                )}{' '}
                {linksOf(timed.mark)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {items.length > shown.length && (
        <p className="chart-popover-detail">and {formatCount(items.length - shown.length)} more</p>
      )}
    </>
  );
}

/** A campaign's verdict with what it rests on. */
function ToldWords({ told }: { told: BandVerdict | undefined }) {
  if (!told) return null;
  return (
    <span className="chart-popover-told">
      {told.harm && (
        <>
          <HarmChip verdict={told.harm.verdict} /> {told.harm.words}{' '}
        </>
      )}
      <VerdictChip verdict={told.verdict} /> {told.words}
    </span>
  );
}

/** When a mark was, or from when to when. */
export function whenWords({ mark, atMs, endExclusiveMs }: TimedMark, zone: string): string {
  if (endExclusiveMs === null) return formatInstant(atMs, zone);
  if (mark.kind === 'campaign') return formatSpan({ startMs: atMs, endExclusiveMs }, zone);
  return `${formatInstant(atMs, zone)} to ${formatInstant(endExclusiveMs, zone)}`;
}
