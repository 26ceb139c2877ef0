import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { Catalogue } from '../../../contract/catalogue';
import type { Currents } from '../../../contract/currents';
import type { Topic } from '../../../contract/topics';
import { GRAINS, tooManyBuckets } from '../../../domain/buckets';
import { languageName } from '../../lib/language-name';
import { formatCount, formatPercent, formatQuantity } from '../../ui/charts/number-format';
import { formatSpan } from '../../ui/charts/time-format';
import { ChoicesButton } from '../../ui/choices';
import { MenuButton } from '../../ui/menu-button';
import {
  RIVER_RANGES,
  RIVER_SENTIMENTS,
  type RiverBucket,
  type RiverFilter,
  type RiverRange,
  type RiverSearch,
  type RiverUpdate,
  toggleCompare,
  toggleComplete,
  toggleFilter,
  withBucket,
  withFilter,
  withRange,
  withWindow,
} from '../../url-state/river-search';
import { daysOfWindow, hasDataBeyond, neighbourWindow, windowOfDays } from './river-window';

interface RiverToolbarProps {
  search: RiverSearch;
  /** The answered query; absent while the first answer is on its way. */
  query: Currents['query'] | undefined;
  catalogue: Catalogue | undefined;
  topics: readonly Topic[];
  onUpdate: (update: RiverUpdate) => void;
}

const RANGE_WORDS: Record<RiverRange, string> = {
  '7d': 'Last 7 days',
  '28d': 'Last 28 days',
  '90d': 'Last 90 days',
  '365d': 'Last 365 days',
  all: 'All there is',
};

const SENTIMENT_WORDS: Record<(typeof RIVER_SENTIMENTS)[number], string> = {
  positive: 'positive',
  neutral: 'neutral',
  negative: 'negative',
  unscored: 'not scored',
};

/**
 * Window, grain, comparison and filters of the River: all of it in the URL, none of it here. On a telephone they are one
 * line that says what is chosen and opens, so that the figures come first.
 */
export function RiverToolbar({ search, query, catalogue, topics, onUpdate }: RiverToolbarProps) {
  const [open, setOpen] = useState(false);
  const controlsId = useId();
  const filterMenu = (
    filter: RiverFilter,
    name: string,
    plural: string,
    choices: { value: string; label: string; detail?: string }[],
  ) => (
    <ChoicesButton
      name={name}
      plural={plural}
      choices={choices}
      chosen={search[filter]}
      onToggle={(value) => onUpdate(toggleFilter(filter, value))}
      onClear={() => onUpdate(withFilter(filter, []))}
    />
  );
  return (
    <section className="river-toolbar" aria-label="Window and filters">
      <button
        type="button"
        className="choice river-fold"
        aria-expanded={open}
        aria-controls={controlsId}
        onClick={() => setOpen(!open)}
      >
        <span>{chosenWords(search, query, topics)}</span>
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <div id={controlsId} className="river-controls" data-open={open}>
        <div className="river-group">
          <WindowArrow direction={-1} query={query} catalogue={catalogue} onUpdate={onUpdate} />
          <RangeMenu search={search} query={query} onUpdate={onUpdate} />
          <WindowArrow direction={1} query={query} catalogue={catalogue} onUpdate={onUpdate} />
        </div>
        <button
          type="button"
          className="choice"
          aria-pressed={search.compare === 'previous'}
          onClick={() => onUpdate(toggleCompare)}
        >
          vs <b>previous</b>
        </button>
        <GrainSelect search={search} query={query} onUpdate={onUpdate} />
        {filterMenu(
          'topic',
          'Topic',
          'topics',
          topics.map(({ id, name, version, building }) => ({
            value: id,
            label: name,
            ...(version === null && building
              ? { detail: `counting, ${formatPercent(100 * building.share)}` }
              : {}),
          })),
        )}
        {filterMenu(
          'source',
          'Source',
          'sources',
          (catalogue?.sources ?? []).map(({ id, mentions }) => ({
            value: id,
            label: id,
            detail: formatCount(mentions),
          })),
        )}
        {filterMenu(
          'lang',
          'Language',
          'languages',
          (catalogue?.languages ?? []).map(({ lang, mentions }) => ({
            value: lang,
            label: languageName(lang),
            detail: formatCount(mentions),
          })),
        )}
        {filterMenu(
          'sentiment',
          'Sentiment',
          'classes',
          RIVER_SENTIMENTS.map((value) => ({ value, label: SENTIMENT_WORDS[value] })),
        )}
        <button
          type="button"
          className="choice"
          aria-pressed={search.complete}
          onClick={() => onUpdate(toggleComplete)}
        >
          complete {query?.bucket ?? 'day'}s only
        </button>
      </div>
    </section>
  );
}

function WindowArrow({
  direction,
  query,
  catalogue,
  onUpdate,
}: Pick<RiverToolbarProps, 'query' | 'catalogue' | 'onUpdate'> & { direction: -1 | 1 }) {
  const Icon = direction < 0 ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      className="choice river-arrow"
      aria-label={direction < 0 ? 'Earlier window' : 'Later window'}
      disabled={query === undefined || !hasDataBeyond(query, catalogue, direction)}
      onClick={() => {
        if (!query) return;
        const { from, to } = neighbourWindow(query, direction);
        onUpdate(withWindow(from, to));
      }}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}

function RangeMenu({ search, query, onUpdate }: Pick<RiverToolbarProps, 'search' | 'query' | 'onUpdate'>) {
  const custom = isCustom(search);
  const words = spanWords(query);
  return (
    <MenuButton
      title={words === '' ? 'Choose a window' : `Window: ${words}`}
      label={<b>{windowWords(search, query)}</b>}
      active={custom}
    >
      {(close) => (
        <>
          <ul className="river-ranges">
            {RIVER_RANGES.map((range) => (
              <li key={range}>
                <button
                  type="button"
                  aria-pressed={!custom && search.range === range}
                  onClick={() => {
                    onUpdate(withRange(range));
                    close();
                  }}
                >
                  {RANGE_WORDS[range]}
                </button>
              </li>
            ))}
          </ul>
          {query && (
            <DaysForm
              key={`${query.from} ${query.to}`}
              query={query}
              onChoose={(from, to) => {
                onUpdate(withWindow(from, to));
                close();
              }}
            />
          )}
        </>
      )}
    </MenuButton>
  );
}

function DaysForm({
  query,
  onChoose,
}: {
  query: Currents['query'];
  onChoose: (from: string, to: string) => void;
}) {
  const [days, setDays] = useState(() => daysOfWindow(query));
  return (
    <form
      className="river-days"
      onSubmit={(event) => {
        event.preventDefault();
        const { from, to } = windowOfDays(days.first, days.last, query.zone);
        onChoose(from, to);
      }}
    >
      <label>
        from
        <input
          type="date"
          required
          value={days.first}
          onChange={(event) => setDays({ ...days, first: event.target.value })}
        />
      </label>
      <label>
        to, included
        <input
          type="date"
          required
          value={days.last}
          onChange={(event) => setDays({ ...days, last: event.target.value })}
        />
      </label>
      <button type="submit" className="choice">
        Show
      </button>
      <p className="chart-popover-detail">Days of {query.zone}</p>
    </form>
  );
}

function GrainSelect({ search, query, onUpdate }: Pick<RiverToolbarProps, 'search' | 'query' | 'onUpdate'>) {
  const window = query && { fromMs: Date.parse(query.from), toMs: Date.parse(query.to) };
  return (
    <label className="choice river-select" data-active={search.bucket !== 'auto'}>
      by
      <select
        value={search.bucket}
        onChange={(event) => onUpdate(withBucket(event.target.value as RiverBucket))}
      >
        <option value="auto">{search.bucket === 'auto' && query ? `${query.bucket} (auto)` : 'auto'}</option>
        {GRAINS.map((grain) => (
          <option
            key={grain}
            value={grain}
            disabled={
              window !== undefined && search.bucket !== grain && tooManyBuckets(window, grain) !== null
            }
          >
            {grain}
          </option>
        ))}
      </select>
    </label>
  );
}

/** `Last 28 days · all topics · 3 filters`. */
function chosenWords(
  search: RiverSearch,
  query: RiverToolbarProps['query'],
  topics: readonly Topic[],
): string {
  const [first, ...others] = search.topic;
  const named = topics.find(({ id }) => id === first)?.name ?? '1 topic';
  const about =
    first === undefined ? 'all topics' : others.length > 0 ? `${search.topic.length} topics` : named;
  const filters =
    search.source.length + search.lang.length + search.sentiment.length + Number(search.complete);
  const narrowed = filters === 0 ? 'no filters' : formatQuantity(filters, 'filter');
  return [windowWords(search, query), about, narrowed].join(' · ');
}

function windowWords(search: RiverSearch, query: RiverToolbarProps['query']): string {
  return isCustom(search) ? spanWords(query) || 'Own window' : RANGE_WORDS[search.range];
}

function isCustom({ from, to }: RiverSearch): boolean {
  return from !== null || to !== null;
}

function spanWords(query: RiverToolbarProps['query']): string {
  if (!query) return '';
  return formatSpan({ startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) }, query.zone);
}
