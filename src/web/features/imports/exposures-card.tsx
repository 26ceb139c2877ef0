import { useQuery } from '@tanstack/react-query';
import type { Exposure } from '../../../contract/exposures';
import { exposuresQuery } from '../../lib/exposures-query';
import { settingsQuery } from '../../lib/settings-query';
import { Card } from '../../ui/card';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatDay, formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import './exposures.css';

/** Daily figures that rates are measured by: what each counts, from when to when, and what it leaves out. */
export function ExposuresCard() {
  const exposures = useQuery(exposuresQuery());
  const zone = useQuery(settingsQuery()).data?.zone;
  return (
    <Card
      title="Daily figures that rates are measured by"
      aside={
        <>
          so that growth does not read as decay
          {(exposures.data?.items.length ?? 0) > 0 && (
            <SaveLinks
              name="eddyline-exposure"
              words={() => ({
                title: 'Daily figures that rates are measured by',
                lines: [formatQuantity(exposures.data?.items.length ?? 0, 'series', 'series')],
              })}
            />
          )}
        </>
      }
    >
      <div className="exposures">
        {exposures.error && <ProblemNote error={exposures.error} onRetry={() => void exposures.refetch()} />}
        {exposures.isPending && <div className="h-16" aria-busy="true" />}
        {exposures.data?.items.length === 0 && (
          <p>
            None yet. Import a file with a day and a value a row (active users, orders, calls): complaints are
            then told per 1,000 of it, and it can be taken into account where an effect is read.
          </p>
        )}
        {zone !== undefined && exposures.data && exposures.data.items.length > 0 && (
          <ul>
            {exposures.data.items.map((series) => (
              <SeriesItem key={series.id} series={series} zone={zone} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function SeriesItem({ series, zone }: { series: Exposure; zone: string }) {
  const { name, unit, firstDay, lastDay, days, gaps, lastValue, learnedAt } = series;
  // A date of the zone, shown as it stands.
  const dated = (day: string) => formatDay(Date.parse(`${day}T12:00:00Z`), 'UTC');
  return (
    <li>
      <b>{name}</b>
      {unit !== null && <span> · {unit}</span>}
      <p>
        {dated(firstDay)} to {dated(lastDay)}: {formatQuantity(days, 'day')},{' '}
        {gaps === 0 ? 'no gaps' : `${formatQuantity(gaps, 'day')} without a value, which is not zero`}. Last
        value {formatCount(lastValue)}, learnt {formatInstant(Date.parse(learnedAt), zone)}.
      </p>
    </li>
  );
}
