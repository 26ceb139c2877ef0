import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Currents } from '../../../contract/currents';
import { CountBars } from '../../ui/charts/count-bars';
import { formatCount } from '../../ui/charts/number-format';
import { formatBucket, formatSpan } from '../../ui/charts/time-format';
import { StateChip } from '../../ui/state-chip';
import { useElementWidth } from '../../ui/use-element-width';
import { cardCurrentsQuery } from './board-queries';
import { CardAnswer, type CardProps, interval } from './card-answer';
import type { CardOf } from './card-words';
import { figureOf } from './figure-rows';
import { riverSearchOf } from './river-search-of';

const CLASSES = [
  ['negative', '−'],
  ['positive', '+'],
  ['neutral', '·'],
] as const;

/** Mentions over time by how they were meant, as bars or as a table. */
export function CurrentsCard({ card, days, everySeconds }: CardProps<CardOf<'currents'>>) {
  const [ref, widthPx] = useElementWidth<HTMLDivElement>();
  const [asTable, setAsTable] = useState(false);
  const topic = card.topic === null ? [] : [card.topic];
  const currents = useQuery({
    ...cardCurrentsQuery({ days, topic, source: card.source }),
    refetchInterval: interval(everySeconds),
  });
  return (
    <div ref={ref} className="board-fill">
      <CardAnswer query={currents} everySeconds={everySeconds}>
        {(data) => {
          const { value, state } = figureOf(data, 'volume');
          const net = figureOf(data, 'net-sentiment').value;
          return (
            <>
              <p className="board-line">
                <Link to="/" search={riverSearchOf(data.query)}>
                  <b>{value}</b> mentions
                </Link>
                <Link to="/" search={riverSearchOf(data.query)}>
                  net sentiment {net === '—' ? net : `${net} points`}
                </Link>
                {state && <StateChip {...state} />}
                <button
                  type="button"
                  className="board-link board-screen"
                  aria-pressed={asTable}
                  onClick={() => setAsTable(!asTable)}
                >
                  {asTable ? 'chart' : 'table'}
                </button>
              </p>
              {asTable ? (
                <CountTable currents={data} />
              ) : (
                widthPx > 0 && (
                  <CountBars
                    buckets={data.buckets}
                    spikes={(data.spikes ?? []).map(({ peak }) => peak)}
                    widthPx={widthPx}
                    heightPx={card.height === 1 ? 52 : 208 + (card.height - 2) * 166}
                    label={`${value} mentions by ${data.query.bucket}, ${spanWords(data)}; negative at the base`}
                  />
                )
              )}
              <p className="board-detail board-legend">
                {CLASSES.map(([name, sign]) => (
                  <Link
                    key={name}
                    to="/"
                    search={riverSearchOf(data.query, [name])}
                    data-class={name}
                    title={`The ${name} mentions alone, on the River`}
                  >
                    {sign} {name}
                  </Link>
                ))}
                <span className="board-span">
                  {spanWords(data)}, by {data.query.bucket}
                </span>
              </p>
            </>
          );
        }}
      </CardAnswer>
    </div>
  );
}

function spanWords({ query }: Currents): string {
  const span = { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) };
  return formatSpan(span, query.zone);
}

function CountTable({ currents: { buckets, query } }: { currents: Currents }) {
  const counted = (count: number | null) => (count === null ? '—' : formatCount(count));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="board-scroll" aria-label="Mentions as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{query.bucket}</th>
            <th scope="col">mentions</th>
            <th scope="col">negative</th>
            <th scope="col">positive</th>
            <th scope="col">neutral</th>
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket) => (
            <tr key={bucket.start}>
              <th scope="row">
                {formatBucket(
                  { startMs: Date.parse(bucket.start), endExclusiveMs: Date.parse(bucket.endExclusive) },
                  query.bucket,
                  query.zone,
                )}
                {bucket.partial && ' (not ended)'}
              </th>
              <td>{counted(bucket.mentions)}</td>
              <td>{counted(bucket.negative)}</td>
              <td>{counted(bucket.positive)}</td>
              <td>{counted(bucket.neutral)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
