import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import type { Catalogue } from '../../../contract/catalogue';
import type { Currents } from '../../../contract/currents';
import type { Topic } from '../../../contract/topics';
import { settingsQuery } from '../../lib/settings-query';
import { topicsQuery } from '../../lib/topics-query';
import { timedMarks } from '../../ui/charts/paddling-layout';
import { riverGeometry } from '../../ui/charts/river-geometry';
import type { NamedSeries } from '../../ui/charts/series-layer';
import { formatInstant, formatSpan } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { type RiverSearch, type RiverUpdate, withBucket, withView } from '../../url-state/river-search';
import { useRiverSearch } from '../../url-state/use-river-search';
import { FiguresStrip } from './figures-strip';
import { Headline } from './headline';
import { HowComputed } from './how-computed';
import { RiverLegend } from './river-legend';
import { EmptyStore, EmptyWindow } from './river-notices';
import { catalogueQuery, MARKS_LIMIT, marksQuery, moversQuery } from './river-queries';
import { coverageOf, namedSeries, riverBuckets } from './river-rows';
import { stretchQuestion, stretchWords } from './river-stretch';
import { RiverTable } from './river-table';
import { RiverToolbar } from './river-toolbar';
import { windowOf } from './river-window';
import { comparisonBrief, coverageWords } from './river-words';
import { SaveMenu } from './save-menu';
import { useElementWidth } from './use-element-width';
import { useLast } from './use-last';
import { useRiverCurrents } from './use-river-currents';
import '../../ui/charts/charts.css';
import './river.css';

// The figures must not wait for the chart's code: it is fetched when there is something to draw.
const RiverChart = lazy(async () => ({ default: (await import('./river-chart')).RiverChart }));

const VoicesColumn = lazy(async () => ({ default: (await import('./voices-column')).VoicesColumn }));
const MoversCard = lazy(async () => ({ default: (await import('./movers-card')).MoversCard }));

const NO_TOPICS: readonly Topic[] = [];
const NO_SERIES: readonly NamedSeries[] = [];
const NOTHING_BELOW = { lanes: 0, loosePostCount: 0, markRows: 0 };

/** The page `/`: what people say above the waterline, what we do below it, on one time axis. */
export function RiverPage() {
  const [search, update] = useRiverSearch();
  const catalogue = useQuery(catalogueQuery());
  const needsZone = search.from === null && search.to === null && search.range === 'all';
  const settings = useQuery({ ...settingsQuery(), enabled: needsZone });
  const window = windowOf(search, catalogue.data, settings.data?.zone);
  const { currents, stale, error, retry } = useRiverCurrents(search, window);
  const stretch = useMemo(
    () => (currents && !stale ? stretchQuestion(search, currents) : null),
    [search, currents, stale],
  );
  // While new currents load, voices and movers of the last answer stay, too.
  const asked = useLast(stretch);
  const movers = useQuery(moversQuery(asked));
  const topics = useQuery(topicsQuery());
  const topicList = topics.data?.items ?? NO_TOPICS;

  const emptyStore = currents?.basis.freshAsOf === null && !stale;
  const failed = error ?? (window === null ? (catalogue.error ?? settings.error) : null);
  const retryAll = () => {
    if (catalogue.isError) void catalogue.refetch();
    if (settings.isError) void settings.refetch();
    retry();
  };

  return (
    <div className="river-page">
      <h1 className="river-hidden">River</h1>
      <RiverToolbar
        search={search}
        query={currents?.query}
        catalogue={catalogue.data}
        topics={topicList}
        onUpdate={update}
      />
      {emptyStore ? (
        <EmptyStore />
      ) : (
        <>
          <Headline currents={currents} topics={topicList} movers={movers.data} onUpdate={update} />
          <FiguresStrip
            currents={currents}
            compared={search.compare === 'previous'}
            stale={stale}
            failed={failed !== null}
          />
          <Standing currents={currents} catalogue={catalogue.data} search={search} />
          {failed && currents && (
            <div>
              <ProblemNote error={failed} onRetry={retryAll} />
              <p className="river-note">
                What is shown is from{' '}
                {formatInstant(Date.parse(currents.basis.computedAt), currents.query.zone)}.
              </p>
            </div>
          )}
          <div className="river-board">
            <div className="river-main">
              <CurrentsCard
                search={search}
                currents={currents}
                stale={stale}
                catalogue={catalogue.data}
                topics={topicList}
                problem={
                  failed && !currents ? (
                    <div className="river-problem">
                      <ProblemNote error={failed} onRetry={retryAll} />
                      {search.bucket !== 'auto' && (
                        <button
                          type="button"
                          className="river-link"
                          onClick={() => update(withBucket('auto'))}
                        >
                          Choose buckets that fit the window
                        </button>
                      )}
                    </div>
                  ) : null
                }
                onUpdate={update}
              />
              <Suspense fallback={<div className="river-card river-waiting" />}>
                <MoversCard question={asked} chosenTopics={search.topic} onUpdate={update} />
              </Suspense>
            </div>
            <Suspense fallback={<div className="river-card river-waiting" />}>
              <VoicesColumn
                question={asked}
                stretchWords={stretchWords(asked, currents)}
                zone={currents?.query.zone ?? 'UTC'}
                topics={topicList}
                chosenSentiments={search.sentiment}
                onUpdate={update}
              />
            </Suspense>
          </div>
        </>
      )}
    </div>
  );
}

/** What the figures above stand on, in one line: coverage, age, and what a change was compared with. */
function Standing({
  currents,
  catalogue,
  search,
}: {
  currents: Currents | undefined;
  catalogue: Catalogue | undefined;
  search: RiverSearch;
}) {
  const words = useMemo(() => {
    if (!currents) return '';
    const buckets = riverBuckets(currents.buckets, search.complete);
    const { freshAsOf } = currents.basis;
    const sources = (catalogue?.sources ?? []).map(({ id }) => id);
    const parts = [coverageWords(coverageOf(currents, buckets, sources), currents.query.bucket)];
    if (freshAsOf !== null) {
      parts.push(`newest learnt ${formatInstant(Date.parse(freshAsOf), currents.query.zone)}`);
    }
    const line = `${parts.join(' · ')}.`;
    const first = line.charAt(0).toUpperCase() + line.slice(1);
    return currents.comparison
      ? `${first} ${comparisonBrief(currents.comparison, currents.query.zone)}`
      : first;
  }, [currents, catalogue, search.complete]);
  return (
    <p className="river-standing" data-compared={search.compare === 'previous'}>
      {words}
    </p>
  );
}

function CurrentsCard({
  search,
  currents,
  stale,
  catalogue,
  topics,
  problem,
  onUpdate,
}: {
  search: RiverSearch;
  currents: Currents | undefined;
  stale: boolean;
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
  const series = useMemo(() => (currents ? namedSeries(currents, topics) : NO_SERIES), [currents, topics]);
  const marks = useQuery(marksQuery(currents ? { from: currents.query.from, to: currents.query.to } : null));
  const timed = useMemo(() => (marks.data ? timedMarks(marks.data.items) : null), [marks.data]);
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
        <RiverLegend chosen={search.sentiment} compared={search.compare === 'previous'} onUpdate={onUpdate} />
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
          <span className="river-segment">
            {(['chart', 'table'] as const).map((view) => (
              <button
                key={view}
                type="button"
                aria-pressed={search.view === view}
                onClick={() => onUpdate(withView(view))}
              >
                {view}
              </button>
            ))}
          </span>
          <SaveMenu
            currents={currents}
            buckets={buckets}
            topicNames={series.map(({ name }) => name)}
            frame={ref}
            hasChart={search.view === 'chart'}
          />
        </span>
      </div>
      <div className={clsx('river-body', stale && 'river-stale')} ref={ref}>
        {problem}
        {!problem && search.view === 'table' && currents && (
          <RiverTable currents={currents} buckets={buckets} />
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
                  buckets={buckets}
                  marks={timed}
                  widthPx={widthPx}
                  brushFrom={search.brushFrom}
                  brushTo={search.brushTo}
                  series={series.length > 1 ? series : NO_SERIES}
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
      {marks.data?.nextCursor && (
        <p className="river-note">
          Only the first {MARKS_LIMIT.toLocaleString('en')} campaigns, posts and marks of this window are
          drawn; choose a shorter one to see all.
        </p>
      )}
      {currents && <HowComputed currents={currents} buckets={buckets} topics={topics} />}
    </section>
  );
}
