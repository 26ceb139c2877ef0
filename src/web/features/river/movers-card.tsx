import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { useMemo, useState } from 'react';
import type { Mover, Movers } from '../../../contract/topics';
import { spikeKey } from '../../../domain/spikes/spike-key';
import { formatCount, formatPoints, formatWholePoints } from '../../ui/charts/number-format';
import { Sparkline } from '../../ui/charts/sparkline';
import { formatSpan } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { type RiverUpdate, withFilter, withRange, withWhy } from '../../url-state/river-search';
import { isCutShort, stretchesWords } from './comparison-words';
import { moversFileName } from './movers-file-name';
import { isBeyondRatio, type MoverColumn, type MoverSort, sortMovers, sparkValues } from './movers-rows';
import { netWords } from './net-words';
import { moversQuery, type StretchQuestion } from './river-queries';
import { isClear } from './river-words';
import { spikesWithin } from './spike-label';
import type { ShownSpike } from './use-shown-spikes';
import './movers.css';

const STATES: Record<Mover['state'], { sign: string; word: string }> = {
  rising: { sign: '▲', word: 'more' },
  falling: { sign: '▼', word: 'fewer' },
  calm: { sign: '–', word: 'no clear change' },
  quiet: { sign: '·', word: 'quiet' },
  new: { sign: '✦', word: 'new' },
  'no-data': { sign: '○', word: 'not compared' },
};

interface MoversCardProps {
  question: StretchQuestion | null;
  /** Bursts of what is shown and of each topic: those of the stretch stand beside what its topic did over all of it. */
  spikes: readonly ShownSpike[];
  chosenTopics: readonly string[];
  /** The rest of the page shows chosen classes only. */
  filteredBySentiment: boolean;
  onUpdate: (update: RiverUpdate) => void;
}

function filterWords({ query }: Movers): string {
  const any = (values: readonly string[]) => (values.length === 0 ? 'all' : values.join(', '));
  return `source: ${any(query.source)} · language: ${any(query.lang)}`;
}

/** What moved: every topic against the stretch before, most surely moved first. */
export function MoversCard({
  question,
  spikes,
  chosenTopics,
  filteredBySentiment,
  onUpdate,
}: MoversCardProps) {
  const movers = useQuery(moversQuery(question));
  const { data, error, isPlaceholderData } = movers;
  return (
    <section className="river-card movers" aria-label="What moved">
      <div className="river-card-head">
        <h2>What moved</h2>
        <span className="river-window">{data && againstWords(data)}</span>
        {data && (
          <SaveLinks
            name={moversFileName(data)}
            words={() => ({
              title: 'What moved: topics, which overlap',
              lines: [`${againstWords(data)}; ${data.query.zone}`, filterWords(data)],
              window: data.query,
              definition: `${data.method}; compared: ${data.sourcesCompared.join(', ') || 'no source'}`,
            })}
            csv={async () => (await import('./movers-csv')).moversCsv(data)}
          />
        )}
      </div>
      {error && (
        <div className="river-problem">
          <ProblemNote error={error} onRetry={() => void movers.refetch()} />
        </div>
      )}
      {!data && !error && <p className="river-note">Counting what moved …</p>}
      {data && data.items.length === 0 && (
        <p className="river-note">
          No topics yet. A topic is a saved search, such as a product or a cause of complaints; it is counted
          over all history. <Link to="/settings/topics">Define the first topic</Link>
        </p>
      )}
      {data && data.items.length > 0 && (
        <>
          <MoversTable
            movers={data}
            spikes={spikes}
            stale={isPlaceholderData}
            chosen={chosenTopics}
            onUpdate={onUpdate}
          />
          <Footing movers={data} onUpdate={onUpdate} />
          {filteredBySentiment && (
            <p className="river-note">
              Topics are counted over all classes, also while some are chosen above.
            </p>
          )}
        </>
      )}
    </section>
  );
}

function MoversTable({
  movers,
  spikes,
  stale,
  chosen,
  onUpdate,
}: {
  movers: Movers;
  spikes: readonly ShownSpike[];
  stale: boolean;
  chosen: readonly string[];
  onUpdate: (update: RiverUpdate) => void;
}) {
  const [sort, setSort] = useState<MoverSort>({ column: 'moved', descending: true });
  const rows = useMemo(() => sortMovers(movers.items, sort), [movers, sort]);
  const stretch = { startMs: Date.parse(movers.query.from), endExclusiveMs: Date.parse(movers.query.to) };
  const heading = (column: MoverColumn, label: string) => (
    <th
      scope="col"
      aria-sort={sort.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={column === 'name' || column === 'moved' ? undefined : 'movers-number'}
    >
      <button
        type="button"
        onClick={() =>
          setSort({
            column,
            descending: sort.column === column ? !sort.descending : column !== 'name',
          })
        }
      >
        {label}
        <span aria-hidden="true">{sort.column === column ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={clsx('movers-scroll', stale && 'river-stale')} aria-label="Topics" tabIndex={0}>
      <table aria-busy={stale}>
        <thead>
          <tr>
            {heading('name', 'Topic')}
            <th scope="col">Course</th>
            {heading('mentions', 'Mentions')}
            {heading('change', 'Change (95 %)')}
            {heading('net', 'Net')}
            {heading('moved', 'State')}
            <th scope="col">Owner</th>
            <th scope="col">Paddling now</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((mover) => (
            <MoverRow
              key={mover.topicId}
              mover={mover}
              spikes={spikesWithin(spikes, stretch).filter(({ topic }) => topic?.id === mover.topicId)}
              chosen={chosen.includes(mover.topicId)}
              onUpdate={onUpdate}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MoverRow({
  mover,
  spikes,
  chosen,
  onUpdate,
}: {
  mover: Mover;
  spikes: readonly ShownSpike[];
  chosen: boolean;
  onUpdate: (update: RiverUpdate) => void;
}) {
  const { totals, change, state, netCorrectedPoints } = mover;
  const looks = STATES[state];
  return (
    <tr data-chosen={chosen}>
      <th scope="row">
        <button
          type="button"
          className="movers-topic"
          aria-pressed={chosen}
          title={chosen ? 'Show everything again' : `Show only ${mover.name}`}
          onClick={() => onUpdate(withFilter('topic', chosen ? [] : [mover.topicId]))}
        >
          {mover.name}
        </button>
      </th>
      <td>
        <Sparkline widthPx={84} values={sparkValues(mover.sparkline)} label={sparkWords(mover)} />
      </td>
      <td className="movers-number" data-unit="mentions">
        {totals.mentions === null ? '—' : formatCount(totals.mentions)}
      </td>
      <td className="movers-number">
        {change === null || state === 'new' ? (
          '—'
        ) : isBeyondRatio(change) ? (
          <span title={mover.words}>
            {formatCount(mover.compared.now)}, was {formatCount(mover.compared.before)}
          </span>
        ) : (
          <>
            {signed(change.percent)} %{' '}
            <small>
              ({signed(change.low)} to {signed(change.high)})
            </small>
          </>
        )}
      </td>
      <td className="movers-number" data-lead="net">
        <span title={netTitle(totals)}>
          {totals.netCorrected
            ? formatWholePoints(totals.netCorrected.value)
            : totals.netSentiment === null
              ? '—'
              : `${formatPoints(totals.netSentiment)}*`}
        </span>
        {netCorrectedPoints !== null && isClear(netCorrectedPoints) && (
          <small title={`against the stretch before, corrected: ${netWords(netCorrectedPoints)}`}>
            {' '}
            {netCorrectedPoints.value > 0 ? '▲' : '▼'}{' '}
            {formatCount(Math.abs(Math.round(netCorrectedPoints.value)))}
          </small>
        )}
      </td>
      <td>
        <span className="movers-state" data-state={state} title={mover.words}>
          <span aria-hidden="true">{looks.sign}</span> {looks.word}
          <span className="river-hidden">: {mover.words}</span>
        </span>
        {spikes.map((spike) => (
          <button
            key={spikeKey(spike)}
            type="button"
            className="movers-spike"
            title={spike.words}
            onClick={() => onUpdate(withWhy(spikeKey(spike)))}
          >
            <span aria-hidden="true">
              {spike.direction === 'below' ? '▽' : spike.kind === 'expected' ? '◇' : '○'}
            </span>{' '}
            {spike.moment}
            <span className="river-hidden">, {spike.size}</span>
          </button>
        ))}
      </td>
      <td data-none={mover.ownerTeam === null}>{mover.ownerTeam?.name ?? '—'}</td>
      <td data-none={mover.campaigns.length === 0}>
        {mover.campaigns.length === 0
          ? '—'
          : mover.campaigns.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
                  {name}
                </Link>
              </span>
            ))}
      </td>
    </tr>
  );
}

/** What the changes rest on, and what to do when they rest on nothing. */
function Footing({ movers, onUpdate }: { movers: Movers; onUpdate: (update: RiverUpdate) => void }) {
  const { sourcesCompared, sourcesLeftOut } = movers;
  const left = sourcesLeftOut.map(({ source, reason }) => `${source} (${reason})`).join('; ');
  if (sourcesCompared.length > 0) {
    return (
      <p className="river-note">
        Changes are of {sourcesCompared.join(', ')}
        {isCutShort(movers.stretches) && ', the same hours of both'}.{left !== '' && ` Left out: ${left}.`}
      </p>
    );
  }
  return (
    <p className="river-note">
      Nothing can be compared: {left || 'no source was collected in both windows'}.{' '}
      <button type="button" className="river-link" onClick={() => onUpdate(withRange('28d'))}>
        Look at the last 28 days
      </button>
    </p>
  );
}

function againstWords({ query, stretches }: Movers): string {
  if (stretches) return stretchesWords(stretches, query.zone);
  const span = { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) };
  return `${formatSpan(span, query.zone)}: no hour has ended yet`;
}

function sparkWords({ name, sparkline }: Mover): string {
  const values = sparkValues(sparkline).filter((value): value is number => value !== null);
  if (values.length === 0) return `${name}: nothing collected`;
  const last = values.at(-1) as number;
  return `${name}: between ${formatCount(Math.min(...values))} and ${formatCount(Math.max(...values))}, last ${formatCount(last)}`;
}

function netTitle({ netCorrected, netSentiment }: Mover['totals']): string | undefined {
  if (netSentiment === null) return undefined;
  const counted = `counted ${formatPoints(netSentiment)}`;
  return netCorrected ? `corrected ${netWords(netCorrected)}; ${counted}` : `${counted}, not corrected`;
}

function signed(percent: number): string {
  const size = formatCount(Math.abs(percent));
  return size === '0' ? '0' : `${percent > 0 ? '+' : '−'}${size}`;
}
