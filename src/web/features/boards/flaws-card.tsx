import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { flawsQuery } from '../../lib/flaws-query';
import { formatQuantity } from '../../ui/charts/number-format';
import { FlawStateChip } from '../../ui/flaw-state-chip';
import { CardAnswer, type CardProps, interval } from './card-answer';
import type { CardOf } from './card-words';

const ROWS_OF_A_HEIGHT = 3;

/** Flaws by rank: how long, how broadly and how often people complain. */
export function FlawsCard({ card, everySeconds }: CardProps<CardOf<'flaws'>>) {
  const flaws = useQuery({
    ...flawsQuery({
      ...(card.topic === null ? {} : { topic: card.topic }),
      limit: card.height * ROWS_OF_A_HEIGHT,
    }),
    refetchInterval: interval(everySeconds),
  });
  return (
    <CardAnswer query={flaws} everySeconds={everySeconds}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="board-detail">
            No flaws on record. <Link to="/flaws">Look at what is proposed</Link>
          </p>
        ) : (
          <>
            <p className="board-detail">On record now, whatever the window; all complaints ever attached.</p>
            <ol className="board-list">
              {items.map((flaw) => (
                <li key={flaw.id}>
                  <Link to="/flaws/$flawId" params={{ flawId: flaw.id }}>
                    {flaw.title}
                  </Link>
                  <span className="board-detail">{formatQuantity(flaw.figures.complaints, 'complaint')}</span>
                  <FlawStateChip state={flaw.state} />
                </li>
              ))}
            </ol>
          </>
        )
      }
    </CardAnswer>
  );
}
