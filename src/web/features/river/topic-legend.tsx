import { MAX_SERIES, SeriesKey } from '../../ui/charts/series-key';
import type { NamedSeries } from '../../ui/charts/series-layer';
import { type RiverUpdate, withFilter } from '../../url-state/river-search';

/** The topics that are drawn as lines, by dash and shape; each one filters to itself. */
export function TopicLegend({
  series,
  onUpdate,
}: {
  series: readonly NamedSeries[];
  onUpdate: (update: RiverUpdate) => void;
}) {
  return (
    <fieldset className="river-legend">
      <legend className="river-hidden">Topics; choose one to show only it</legend>
      {series.slice(0, MAX_SERIES).map(({ key, name }, index) => (
        <button
          key={key}
          type="button"
          title={`Show only ${name}`}
          onClick={() => onUpdate(withFilter('topic', [key]))}
        >
          <SeriesKey index={index} />
          {name}
        </button>
      ))}
    </fieldset>
  );
}
