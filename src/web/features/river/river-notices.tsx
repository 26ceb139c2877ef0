import { Link } from '@tanstack/react-router';
import type { Catalogue } from '../../../contract/catalogue';
import type { Currents } from '../../../contract/currents';
import { formatInstant, formatSpan } from '../../ui/charts/time-format';
import { EmptyState } from '../../ui/empty-state';
import { clearFilters, type RiverUpdate, withRange } from '../../url-state/river-search';

/** A store without any mention: says what to do first. */
export function EmptyStore() {
  return (
    <section className="river-card">
      <EmptyState title="The river is dry so far">
        <p>
          Nothing has been collected yet. Import a file of mentions (CSV, NDJSON or JSON), and what people say
          appears here, beside what you put out.
        </p>
        <Link to="/imports" className="river-button">
          Import mentions
        </Link>
      </EmptyState>
    </section>
  );
}

/** A window without mentions in a store that has some: says where they are, and goes there. */
export function EmptyWindow({
  currents,
  catalogue,
  onUpdate,
}: {
  currents: Currents;
  catalogue: Catalogue | undefined;
  onUpdate: (update: RiverUpdate) => void;
}) {
  const { query, totals } = currents;
  const filtered = query.topic.length + query.source.length + query.lang.length + query.sentiment.length > 0;
  const span = { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) };
  return (
    <div className="river-empty-window">
      <p>
        {formatSpan(span, query.zone)}:{' '}
        <b>{totals.mentions === null ? 'nothing was collected' : 'no mentions'}</b>
        {filtered ? ' for this choice' : ''}.
      </p>
      {catalogue?.firstAt && catalogue.lastAt && (
        <p>
          The store holds mentions from {formatInstant(Date.parse(catalogue.firstAt), query.zone)} to{' '}
          {formatInstant(Date.parse(catalogue.lastAt), query.zone)}.
        </p>
      )}
      <p>
        <button type="button" className="river-link" onClick={() => onUpdate(withRange('28d'))}>
          Go to the newest mentions
        </button>
        {filtered && (
          <button type="button" className="river-link" onClick={() => onUpdate(clearFilters)}>
            Show all topics, sources, languages and classes
          </button>
        )}
      </p>
    </div>
  );
}
