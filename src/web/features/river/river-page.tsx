import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Catalogue } from '../../../contract/catalogue';
import type { Currents } from '../../../contract/currents';
import { useMedia } from '../../lib/use-media';
import { formatInstant } from '../../ui/charts/time-format';
import type { TimeSpan } from '../../ui/charts/time-scale';
import { ProblemNote } from '../../ui/problem-note';
import { type RiverSearch, type RiverUpdate, withBucket, withFilter } from '../../url-state/river-search';
import { useRiverSearch } from '../../url-state/use-river-search';
import { badWindowWords } from './bad-window';
import { comparisonBrief } from './comparison-words';
import { CurrentsCard, chartCode } from './currents-card';
import { FiguresStrip } from './figures-strip';
import { Headline } from './headline';
import { EmptyStore } from './river-notices';
import { coverageOf, riverBuckets } from './river-rows';
import { stretchWords, wasCollected } from './river-stretch';
import { RiverToolbar } from './river-toolbar';
import { coverageWords } from './river-words';
import { silentWords } from './silent-words';
import { spikesWithin } from './spike-label';
import { useRiverAnswers } from './use-river-answers';
import '../../ui/charts/charts.css';
import './river.css';

const voicesCode = () => import('./voices-column');
const moversCode = () => import('./movers-card');
const VoicesColumn = lazy(async () => ({ default: (await voicesCode()).VoicesColumn }));
const MoversCard = lazy(async () => ({ default: (await moversCode()).MoversCard }));

const WhyDialog = lazy(async () => ({ default: (await import('./why-dialog')).WhyDialog }));

/** The page `/`: what people say above the waterline, what we do below it, on one time axis. */
export function RiverPage() {
  const [search, update] = useRiverSearch();
  // On a telephone figures and chart stand on the first screen, and the words about them after.
  const narrow = useMedia('(max-width: 720px)');
  // What the address said when the page opened; a choice made since is a window of its own.
  const [bad] = useState(() => ({ words: badWindowWords(openedWith()), search }));
  const { answers, retry } = useRiverAnswers(search);
  // Drawn as the browser finds time, so that a tap in between is answered.
  const { catalogue, topics, currents, told, stale, spikes, movers, asked, failed, ...shown } =
    useDeferredValue(answers);
  // The parts' code comes while the server works out the answers.
  useEffect(() => {
    for (const code of [voicesCode, moversCode, chartCode]) void code().catch(() => undefined);
  }, []);
  const emptyStore = currents?.basis.freshAsOf === null && !stale;

  const headline = (
    <Headline
      currents={told}
      topics={topics}
      movers={movers}
      spikes={told ? spikesWithin(spikes, spanOf(told.query)) : spikes}
      onUpdate={update}
    />
  );
  const standing = <Standing currents={told} catalogue={catalogue} search={search} />;
  return (
    <div className="river-page">
      <h1 className="river-hidden">River</h1>
      <RiverToolbar
        search={search}
        query={currents?.query}
        catalogue={catalogue}
        topics={topics}
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
            stale={shown.toldStale}
            failed={failed !== null}
          />
          {!narrow && standing}
          {failed && currents && (
            <div>
              <ProblemNote error={failed} onRetry={retry} />
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
              marked={shown.marked}
              stale={stale}
              spikes={spikes}
              catalogue={catalogue}
              topics={topics}
              problem={
                failed && !currents ? (
                  <CurrentsProblem error={failed} search={search} onRetry={retry} onUpdate={update} />
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
                    topics={topics}
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
            topics={topics}
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
