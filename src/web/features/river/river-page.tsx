import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Catalogue } from '../../../contract/catalogue';
import type { Currents } from '../../../contract/currents';
import type { Topic } from '../../../contract/topics';
import { catalogueQuery } from '../../lib/catalogue-query';
import { settingsQuery } from '../../lib/settings-query';
import { topicsQuery } from '../../lib/topics-query';
import { useLast } from '../../lib/use-last';
import { useMedia } from '../../lib/use-media';
import { formatInstant } from '../../ui/charts/time-format';
import type { TimeSpan } from '../../ui/charts/time-scale';
import { ProblemNote } from '../../ui/problem-note';
import { type RiverSearch, type RiverUpdate, withBucket, withFilter } from '../../url-state/river-search';
import { useRiverSearch } from '../../url-state/use-river-search';
import { badWindowWords } from './bad-window';
import { comparisonBrief } from './comparison-words';
import { CurrentsCard } from './currents-card';
import { FiguresStrip } from './figures-strip';
import { Headline } from './headline';
import { EmptyStore } from './river-notices';
import { moversQuery } from './river-queries';
import { coverageOf, riverBuckets } from './river-rows';
import { stretchQuestion, stretchWords, wasCollected } from './river-stretch';
import { RiverToolbar } from './river-toolbar';
import { windowOf } from './river-window';
import { coverageWords } from './river-words';
import { silentWords } from './silent-words';
import { spikesWithin } from './spike-label';
import { useMarkedCurrents } from './use-marked-currents';
import { useRiverCurrents } from './use-river-currents';
import { useShownSpikes } from './use-shown-spikes';
import '../../ui/charts/charts.css';
import './river.css';

const VoicesColumn = lazy(async () => ({ default: (await import('./voices-column')).VoicesColumn }));
const MoversCard = lazy(async () => ({ default: (await import('./movers-card')).MoversCard }));

const WhyDialog = lazy(async () => ({ default: (await import('./why-dialog')).WhyDialog }));

const NO_TOPICS: readonly Topic[] = [];

/** The page `/`: what people say above the waterline, what we do below it, on one time axis. */
export function RiverPage() {
  const [search, update] = useRiverSearch();
  // On a telephone figures and chart stand on the first screen, and the words about them after.
  const narrow = useMedia('(max-width: 720px)');
  // What the address said when the page opened; a choice made since is a window of its own.
  const [bad] = useState(() => ({ words: badWindowWords(openedWith()), search }));
  const catalogue = useQuery(catalogueQuery());
  const needsZone = search.from === null && search.to === null && search.range === 'all';
  const settings = useQuery({ ...settingsQuery(), enabled: needsZone });
  const window = windowOf(search, catalogue.data, settings.data?.zone);
  const { currents, stale, error, retry } = useRiverCurrents(search, window);
  const marked = useMarkedCurrents(search, stale ? undefined : currents);
  /** What figures and sentence are of: the marked stretch, else the window. */
  const told = marked.currents ?? currents;
  const toldStale = stale || marked.stale;
  const stretch = useMemo(
    () => (currents && !stale ? stretchQuestion(search, currents) : null),
    [search, currents, stale],
  );
  // While new currents load, voices and movers of the last answer stay, too.
  const asked = useLast(stretch);
  const movers = useQuery(moversQuery(asked));
  const spikes = useShownSpikes(stale ? undefined : currents);
  const topics = useQuery(topicsQuery());
  const topicList = topics.data?.items ?? NO_TOPICS;

  const emptyStore = currents?.basis.freshAsOf === null && !stale;
  const failed = error ?? (window === null ? (catalogue.error ?? settings.error) : null);
  const retryAll = () => {
    if (catalogue.isError) void catalogue.refetch();
    if (settings.isError) void settings.refetch();
    retry();
  };

  const headline = (
    <Headline
      currents={told}
      topics={topicList}
      movers={movers.data}
      spikes={told ? spikesWithin(spikes, spanOf(told.query)) : spikes}
      onUpdate={update}
    />
  );
  const standing = <Standing currents={told} catalogue={catalogue.data} search={search} />;
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
      {bad.words !== null && isSameWindow(bad.search, search) && (
        <p className="river-note" role="status">
          The window of this address cannot be shown: {bad.words}. Shown instead is what stands above.
        </p>
      )}
      {emptyStore ? (
        <EmptyStore />
      ) : (
        <>
          {!narrow && headline}
          <FiguresStrip
            currents={told}
            compared={search.compare === 'previous'}
            stale={toldStale}
            failed={failed !== null}
          />
          {!narrow && standing}
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
            <CurrentsCard
              search={search}
              currents={currents}
              marked={marked.currents}
              stale={stale}
              spikes={spikes}
              catalogue={catalogue.data}
              topics={topicList}
              problem={
                failed && !currents ? (
                  <CurrentsProblem error={failed} search={search} onRetry={retryAll} onUpdate={update} />
                ) : null
              }
              onUpdate={update}
            />
            {narrow && (
              <div className="river-words">
                {headline}
                {standing}
              </div>
            )}
            {/* Without an answer there is no stretch to ask for. */}
            {!(failed && asked === null) && (
              <>
                <Suspense fallback={<div className="river-card river-waiting voices" />}>
                  <VoicesColumn
                    question={asked}
                    waiting={stale}
                    stretchWords={stretchWords(asked, currents)}
                    zone={currents?.query.zone ?? 'UTC'}
                    collected={wasCollected(asked, currents)}
                    topics={topicList}
                    chosenSentiments={search.sentiment}
                    onUpdate={update}
                  />
                </Suspense>
                <Suspense fallback={<div className="river-card river-waiting movers" />}>
                  <MoversCard
                    question={asked}
                    spikes={spikes}
                    chosenTopics={search.topic}
                    filteredBySentiment={search.sentiment.length > 0}
                    onUpdate={update}
                  />
                </Suspense>
              </>
            )}
          </div>
        </>
      )}
      {search.why !== null && currents && asked && (
        <Suspense>
          <WhyDialog
            why={search.why}
            currents={currents}
            stretch={asked}
            spikes={spikes}
            topics={topicList}
            onUpdate={update}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Why there is nothing to draw, and the choices that may be the reason. */
function CurrentsProblem({
  error,
  search,
  onRetry,
  onUpdate,
}: {
  error: Error;
  search: RiverSearch;
  onRetry: () => void;
  onUpdate: (update: RiverUpdate) => void;
}) {
  return (
    <div className="river-problem">
      <ProblemNote error={error} onRetry={onRetry} />
      {search.topic.length > 0 && (
        <button type="button" className="river-link" onClick={() => onUpdate(withFilter('topic', []))}>
          Show all topics
        </button>
      )}
      {search.bucket !== 'auto' && (
        <button type="button" className="river-link" onClick={() => onUpdate(withBucket('auto'))}>
          Choose buckets that fit the window
        </button>
      )}
    </div>
  );
}

/** The address as it was typed: the router has put it right since. Empty where the app was opened on another page. */
function openedWith(): string {
  const name = performance.getEntriesByType('navigation')[0]?.name;
  const url = name === undefined ? null : new URL(name);
  return url?.pathname === '/' ? url.search : '';
}

function isSameWindow(one: RiverSearch, other: RiverSearch): boolean {
  return one.range === other.range && one.from === other.from && one.to === other.to;
}

function spanOf({ from, to }: Currents['query']): TimeSpan {
  return { startMs: Date.parse(from), endExclusiveMs: Date.parse(to) };
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
    const silence = silentWords(buckets, currents);
    if (silence !== null) parts.push(silence);
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
