import { lazy, Suspense } from 'react';
import type { Flow } from '../../../contract/flow';
import { useMedia } from '../../lib/use-media';
import { formatCount, formatQuantity, formatShare } from '../../ui/charts/number-format';
import { formatSpan } from '../../ui/charts/time-format';
import { SaveLinks } from '../../ui/save-links';
import { type FlowSearch, type FlowUpdate, withFlow } from '../../url-state/flow-search';
import { streamsCsv } from './flow-csv';
import { flowFileName, flowPicture } from './flow-picture';
import { FlowSteps } from './flow-steps';
import { FlowThreads } from './flow-threads';

const FlowSankey = lazy(() =>
  import('./flow-sankey').then(({ FlowSankey: component }) => ({ default: component })),
);

/** Streams and their names would be cut: the same figures stand below each other. */
const NARROW = '(max-width: 700px)';

interface SankeyCardProps {
  flow: Flow;
  stale: boolean;
  search: FlowSearch;
  onUpdate: (update: FlowUpdate) => void;
}

/** Where complaints went, as a picture and as a table. */
export function SankeyCard({ flow, stale, search, onUpdate }: SankeyCardProps) {
  const { view } = search;
  const isNarrow = useMedia(NARROW);
  const span = { startMs: Date.parse(flow.from), endExclusiveMs: Date.parse(flow.to) };
  return (
    <section className="flow-card" aria-label="Where complaints went">
      <div className="flow-card-head">
        <h2>Where complaints went</h2>
        <span className="flow-window">
          {formatCount(flow.threads)} first said {formatSpan(span, flow.zone)}
        </span>
        <button
          type="button"
          className="flow-link"
          onClick={() => onUpdate(withFlow({ view: view === 'chart' ? 'table' : 'chart' }))}
        >
          {view === 'chart' ? 'as a table' : 'as a picture'}
        </button>
        <SaveLinks
          name={flowFileName('streams', flow)}
          words={() => flowPicture('Where complaints went', flow)}
          csv={() => streamsCsv(flow)}
        />
      </div>
      <div data-stale={stale} className="flow-body">
        {view === 'table' ? (
          <StreamTable flow={flow} search={search} />
        ) : isNarrow ? (
          <FlowSteps flow={flow} search={search} />
        ) : (
          <Suspense fallback={<div className="flow-waiting" aria-busy="true" />}>
            <FlowSankey flow={flow} search={search} words={pictureWords(flow)} />
          </Suspense>
        )}
        <p className="flow-note">
          A complaint stands under one topic here: of several the one with the fewest complaints. A topic’s
          own list holds more.
        </p>
        <NeverAnsweredNote flow={flow} />
      </div>
    </section>
  );
}

/** Why the never answered are more than the two ends that say so: others stand with what became of their cause. */
function NeverAnsweredNote({ flow: { outcomes, unheard } }: { flow: Flow }) {
  const named = outcomes
    .filter(({ outcome }) => outcome === 'seen' || outcome === 'unheard')
    .reduce((sum, { threads }) => sum + threads, 0);
  const others = unheard.neverAnswered - named;
  const handled =
    'A conversation that somebody called handled counts as never answered until we reply in public.';
  if (others <= 0) return <p className="flow-note">{handled}</p>;
  return (
    <p className="flow-note">
      Of the {formatQuantity(unheard.neverAnswered, 'conversation')} never answered, {formatCount(others)}{' '}
      stand with what became of their cause. {handled}
    </p>
  );
}

function pictureWords({ outcomes, threads }: Flow): string {
  const parts = outcomes
    .filter((outcome) => outcome.threads > 0)
    .map((outcome) => `${outcome.outcome}: ${formatCount(outcome.threads)}`);
  return `Streams from topics over teams to outcomes of ${formatCount(threads)} complaints. ${parts.join(', ')}. The same stands in the table.`;
}

function StreamTable({ flow, search }: { flow: Flow; search: FlowSearch }) {
  const names = new Map(flow.places.map(({ key, name, threads }) => [key, { name, threads }]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="flow-scroll" aria-label="Streams" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className="flow-number">
              Complaints
            </th>
            <th scope="col" className="flow-number">
              Share of from
            </th>
          </tr>
        </thead>
        <tbody>
          {flow.links.map(({ from, to, threads }) => (
            <tr key={`${from} ${to}`}>
              <td>{names.get(from)?.name}</td>
              <td>{names.get(to)?.name}</td>
              <td className="flow-number">
                <FlowThreads flow={flow} search={search} places={[from, to]}>
                  {formatCount(threads)}
                </FlowThreads>
              </td>
              <td className="flow-number">{formatShare(threads, names.get(from)?.threads ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
