import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import type { Catalogue } from '../../../contract/catalogue';
import type { Currents } from '../../../contract/currents';
import type { Topic } from '../../../contract/topics';
import { formatQuantity } from '../../ui/charts/number-format';
import { timedMarks } from '../../ui/charts/paddling-layout';
import { riverGeometry } from '../../ui/charts/river-geometry';
import { MAX_SERIES } from '../../ui/charts/series-key';
import type { NamedSeries } from '../../ui/charts/series-layer';
import { formatSpan } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { CHART_OR_TABLE, Segment } from '../../ui/segment';
import { useElementWidth } from '../../ui/use-element-width';
import { type RiverSearch, type RiverUpdate, withView } from '../../url-state/river-search';
import { riverFileName } from './river-file-name';
import { RiverLegend } from './river-legend';
import { marksFor } from './river-marks';
import { EmptyWindow } from './river-notices';
import { MARKS_LIMIT, marksQuery } from './river-queries';
import { namedSeries, riverBuckets } from './river-rows';
import { TopicLegend } from './topic-legend';
import type { ShownSpike } from './use-shown-spikes';

/** Fetches the chart's code, which the figures do not wait for. */
export const chartCode = () => import('./river-chart');
const RiverChart = lazy(async () => ({ default: (await chartCode()).RiverChart }));

// Nor must they wait for what is looked at below the chart, or in its place.
const HowComputed = lazy(async () => ({ default: (await import('./how-computed')).HowComputed }));
const RiverTable = lazy(async () => ({ default: (await import('./river-table')).RiverTable }));

const NO_SERIES: readonly NamedSeries[] = [];
const NOTHING_BELOW = { lanes: 0, loosePostCount: 0, markRows: 0 };

/** Currents and paddling as chart or table, with their legend, what to take along and how they are computed. */
export function CurrentsCard({
  search,
  currents,
  marked,
  stale,
  spikes,
  catalogue,
  topics,
  problem,
  onUpdate,
}: {
  search: RiverSearch;
  currents: Currents | undefined;
  /** Those of the marked stretch alone. */
  marked: Currents | undefined;
  stale: boolean;
  /** Bursts of what is shown, and of each topic where everything is. */
  spikes: readonly ShownSpike[];
  catalogue: Catalogue | undefined;
  topics: readonly Topic[];
  problem: ReactNode;
  onUpdate: (update: RiverUpdate, options?: { replace: boolean }) => void;
}) {
  const [ref, widthPx] = useElementWidth<HTMLDivElement>();
  const buckets = useMemo(
    () => (currents ? riverBuckets(currents.buckets, search.complete) : []),
    [currents, search.complete],
  );
  const series = useMemo(
    () => (currents ? namedSeries(currents, topics, search.complete) : NO_SERIES),
    [currents, topics, search.complete],
  );
  const several = series.length > 1 ? series : NO_SERIES;
  const marks = useQuery(marksQuery(currents ? { from: currents.query.from, to: currents.query.to } : null));
  const concerned = useMemo(() => {
    if (!marks.data || !currents) return null;
    const sources = (catalogue?.sources ?? []).map(({ id }) => id);
    const { shown, leftOut } = marksFor(marks.data.items, currents.query, sources);
    return { timed: timedMarks(shown), leftOut };
  }, [marks.data, currents, catalogue]);
  const empty = currents && !currents.totals.mentions && !stale;
  const skeleton = (
    <div
      className="river-skeleton"
      style={{ height: riverGeometry(widthPx, NOTHING_BELOW).height }}
      aria-busy="true"
    >
      <span className="river-hidden">Loading the river</span>
    </div>
  );
  return (
    <section className="river-card" aria-label="Currents and paddling">
      <div className="river-card-head">
        <h2>Currents</h2>
        {several.length > 0 ? (
          <TopicLegend series={several} onUpdate={onUpdate} />
        ) : (
          <RiverLegend
            chosen={search.sentiment}
            compared={search.compare === 'previous'}
            // Until the answer is here its place is kept: most windows have a usual range.
            band={currents?.expected === null ? null : search.band}
            onUpdate={onUpdate}
          />
        )}
        <span className="river-window">
          {currents && (
            <>
              {formatSpan(
                { startMs: Date.parse(currents.query.from), endExclusiveMs: Date.parse(currents.query.to) },
                currents.query.zone,
              )}
              , by {currents.query.bucket},{' '}
              <Link to="/settings" title="Days, weeks and months are cut in this time zone">
                {currents.query.zone}
              </Link>
            </>
          )}
        </span>
        <span className="river-actions">
          <Segment
            label="View"
            ways={CHART_OR_TABLE}
            chosen={search.view}
            onChoose={(view) => onUpdate(withView(view))}
          />
          <SaveLinks
            name={
              currents
                ? riverFileName(
                    currents,
                    series.map(({ name }) => name),
                  )
                : ''
            }
            disabled={!currents}
            surface={() => ref.current?.querySelector<HTMLElement>('.chart-surface, table')}
            words={async () => {
              const { pictureWords } = await import('./picture-words');
              return pictureWords(
                currents as Currents,
                series.map(({ name }) => name),
              );
            }}
            csv={async () => {
              const { riverCsv } = await import('./river-csv');
              return riverCsv(currents as Currents, buckets, series, spikes);
            }}
          />
        </span>
      </div>
      <div className={clsx('river-body', stale && 'river-stale')} ref={ref}>
        {problem}
        {!problem && search.view === 'table' && currents && (
          <Suspense fallback={skeleton}>
            <RiverTable
              currents={currents}
              buckets={buckets}
              series={several}
              spikes={spikes}
              onUpdate={onUpdate}
            />
          </Suspense>
        )}
        {!problem && (search.view === 'chart' || !currents) && (
          <>
            {!(currents && widthPx > 0) && <div className="river-read-out" />}
            {currents && widthPx > 0 ? (
              <Suspense
                fallback={
                  <>
                    <div className="river-read-out" />
                    {skeleton}
                  </>
                }
              >
                <RiverChart
                  currents={currents}
                  marked={marked}
                  buckets={buckets}
                  marks={concerned?.timed ?? null}
                  widthPx={widthPx}
                  brushFrom={search.brushFrom}
                  brushTo={search.brushTo}
                  series={several}
                  band={search.band}
                  spikes={spikes}
                  onUpdate={onUpdate}
                />
              </Suspense>
            ) : (
              skeleton
            )}
            {empty && <EmptyWindow currents={currents} catalogue={catalogue} onUpdate={onUpdate} />}
          </>
        )}
      </div>
      {marks.error && (
        <div className="river-problem">
          <p>
            Campaigns, posts and marks could not be loaded; their absence below the waterline means nothing.
          </p>
          <ProblemNote error={marks.error} onRetry={() => void marks.refetch()} />
        </div>
      )}
      {concerned !== null && concerned.leftOut > 0 && (
        <p className="river-note">
          {formatQuantity(concerned.leftOut, 'campaign or post', 'campaigns and posts')} about other topics or
          in other sources {concerned.leftOut === 1 ? 'is' : 'are'} not drawn.
        </p>
      )}
      {several.length > MAX_SERIES && search.view === 'chart' && (
        <p className="river-note">
          The first {MAX_SERIES} of {several.length} topics are drawn; the table and the CSV hold all.
        </p>
      )}
      {marks.data?.nextCursor && (
        <p className="river-note">
          Only the first {MARKS_LIMIT.toLocaleString('en')} campaigns, posts and marks of this window are
          drawn; choose a shorter one to see all.
        </p>
      )}
      {currents && (
        <Suspense>
          <HowComputed currents={currents} buckets={buckets} topics={topics} />
        </Suspense>
      )}
    </section>
  );
}
