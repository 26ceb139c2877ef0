import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FigureMeasure } from '../../../contract/board-kinds';
import { Sparkline } from '../../ui/charts/sparkline';
import { StateChip } from '../../ui/state-chip';
import { useElementWidth } from '../../ui/use-element-width';
import { cardCurrentsQuery } from './board-queries';
import { CardAnswer, type CardProps, interval } from './card-answer';
import { type CardOf, daysWords, MEASURE_WORDS, UNIT_WORDS } from './card-words';
import { figureOf } from './figure-rows';
import { placeOf } from './river-search-of';

/** Where a number leads. */
const PLACE_WORDS: Record<FigureMeasure, string> = {
  volume: 'These mentions on the River',
  'net-sentiment': 'These mentions on the River',
  negative: 'The negative mentions alone, on the River',
  complaints: 'The conversations with a complaint that spoke last in this window',
};

/** One number, what it did, and its course. */
export function FigureCard({ card, days, everySeconds }: CardProps<CardOf<'figure'>>) {
  const [ref, widthPx] = useElementWidth<HTMLDivElement>();
  const topic = card.topic === null ? [] : [card.topic];
  const currents = useQuery({
    ...cardCurrentsQuery({ days, topic, source: card.source }),
    refetchInterval: interval(everySeconds),
  });
  return (
    <div ref={ref} className="board-fill">
      <CardAnswer query={currents} everySeconds={everySeconds}>
        {(data) => {
          const { value, unit, change, state, values } = figureOf(data, card.measure);
          return (
            <>
              <p className="board-figure">
                <Link {...placeOf(data.query, card.measure)} title={PLACE_WORDS[card.measure]}>
                  {value}
                </Link>
                <span className="board-detail">{unit ?? UNIT_WORDS[card.measure]}</span>
                {state && <StateChip {...state} />}
              </p>
              <p className="board-detail">{change}</p>
              {widthPx > 0 && (
                <Sparkline
                  widthPx={widthPx}
                  heightPx={36}
                  values={values}
                  label={`${MEASURE_WORDS[card.measure]}, ${daysWords(days)}, by ${data.query.bucket}`}
                />
              )}
            </>
          );
        }}
      </CardAnswer>
    </div>
  );
}
