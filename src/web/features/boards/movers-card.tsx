import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatQuantity } from '../../ui/charts/number-format';
import { StateChip } from '../../ui/state-chip';
import { cardMoversQuery } from './board-queries';
import { CardAnswer, type CardProps, interval } from './card-answer';
import type { CardOf } from './card-words';
import { besideChip, rateWords } from './figure-rows';
import { riverSearchOf } from './river-search-of';

const ROWS_OF_A_HEIGHT = 4;

/** Topics by how surely they moved. */
export function MoversCard({ card, days, everySeconds }: CardProps<CardOf<'movers'>>) {
  const movers = useQuery({
    ...cardMoversQuery({ days, source: card.source }),
    refetchInterval: interval(everySeconds),
  });
  return (
    <CardAnswer query={movers} everySeconds={everySeconds}>
      {({ items, query }) =>
        items.length === 0 ? (
          <p className="board-detail">
            No topics yet. <Link to="/settings/topics">Define the first one</Link>
          </p>
        ) : (
          <ul className="board-list">
            {items.slice(0, card.height * ROWS_OF_A_HEIGHT).map((mover) => (
              <li key={mover.topicId}>
                <Link to="/" search={riverSearchOf({ ...query, topic: [mover.topicId] })}>
                  {mover.name}
                </Link>
                <span className="board-number">
                  {mover.totals.mentions === null ? '—' : formatQuantity(mover.totals.mentions, 'mention')}
                </span>
                <span className="board-detail">
                  {mover.change === null ? '—' : besideChip(rateWords(mover.change))}
                </span>
                <StateChip state={mover.state} words={mover.words} />
              </li>
            ))}
          </ul>
        )
      }
    </CardAnswer>
  );
}
