import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Flaw, FlawDay } from '../../../contract/flaw-schemas';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatBucket } from '../../ui/charts/time-format';
import { HowNote } from '../../ui/how-note';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { DaysChart } from './days-chart';
import { daysCsv } from './days-csv';
import { flawSeriesQuery } from './flaw-queries';

/** Complaints about it a day, with what was done about it; days that were not collected are gaps. */
export function DaysCard({ flaw, zone }: { flaw: Flaw; zone: string }) {
  const series = useQuery(flawSeriesQuery(flaw.id));
  const [isTable, setTable] = useState(false);
  const days = series.data?.days;
  return (
    <Card
      title="Complaints a day"
      aside={
        <>
          <button
            type="button"
            className="flaw-link"
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            {isTable ? 'chart' : 'table'}
          </button>
          {days && (
            <SaveLinks
              name={`eddyline-flaw-${flaw.id.slice(0, 8)}-days`}
              words={() => ({
                title: `Complaints a day: ${flaw.title}`,
                lines: [`${formatQuantity(flaw.figures.complaints, 'complaint')}, days of ${zone}`],
                definition: series.data?.method,
              })}
              csv={() => daysCsv(days)}
            />
          )}
        </>
      }
    >
      {series.error && <ProblemNote error={series.error} onRetry={() => void series.refetch()} />}
      {!series.error && !days && (
        <div className="h-81" aria-busy="true">
          <span className="sr-only">Loading the days</span>
        </div>
      )}
      {days &&
        (isTable ? (
          <DaysTable days={days} zone={zone} />
        ) : (
          <DaysChart days={days} fixes={flaw.fixes} backAt={backAt(flaw)} zone={zone} />
        ))}
      {series.data && (
        <div className="flaw-note flaw-small">
          Conversations by the day of their opening ({zone}), as far as {series.data.sources.join(', ')}{' '}
          {series.data.sources.length === 1 ? 'was' : 'were'} collected.
          <HowNote>
            <code>{series.data.method}</code>
          </HowNote>
        </div>
      )}
    </Card>
  );
}

/** Since when it is back; people who still complain are no return yet. */
function backAt({ regression }: Flaw): string | null {
  return regression?.verdict === 'regressed' ? regression.since : null;
}

const COVERED: Readonly<Record<FlawDay['covered'], string>> = {
  all: 'yes',
  some: 'in part',
  none: 'no',
};

function DaysTable({ days, zone }: { days: readonly FlawDay[]; zone: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="flaw-table-scroll" aria-label="Complaints a day as a table" tabIndex={0}>
      <table className="flaw-table">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Complaints</th>
            <th scope="col">more proposed</th>
            <th scope="col">Collected</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.start}>
              <th scope="row">
                {formatBucket(
                  { startMs: Date.parse(day.start), endExclusiveMs: Date.parse(day.endExclusive) },
                  'day',
                  zone,
                )}
                {day.partial && ' (not over)'}
              </th>
              <td>{day.complaints ?? '–'}</td>
              <td>{day.proposed ?? '–'}</td>
              <td>{COVERED[day.covered]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
