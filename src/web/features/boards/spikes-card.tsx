import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { cardSpikesQuery } from './board-queries';
import { CardAnswer, type CardProps, clampOf, interval } from './card-answer';
import type { CardOf } from './card-words';
import { spikeSearchOf } from './river-search-of';

const SHOWN_OF_A_HEIGHT = 2;
/** Lines that a card of one height has room for, and each more height adds. */
const LINES = 5;
const LINES_OF_A_HEIGHT = 8;

/** Bursts of the window, the newest first, each expected or not, and why. */
export function SpikesCard({ card, days, everySeconds }: CardProps<CardOf<'spikes'>>) {
  const spikes = useQuery({
    ...cardSpikesQuery({ days, topic: card.topic }),
    refetchInterval: interval(everySeconds),
  });
  return (
    <CardAnswer query={spikes} everySeconds={everySeconds}>
      {({ items, query, seriesJudged }) => {
        const shown = items.slice(0, card.height * SHOWN_OF_A_HEIGHT);
        const more = items.length - shown.length;
        const lines = LINES + (card.height - 1) * LINES_OF_A_HEIGHT - (more > 0 ? 1 : 0);
        const clamp = clampOf(Math.floor(lines / shown.length));
        return items.length === 0 ? (
          <p className="board-detail">
            No spike in this window, in all mentions or any of {seriesJudged - 1} topics.
          </p>
        ) : (
          <ul className="board-spikes">
            {shown.map(({ topic, start, words }) => (
              <li key={`${topic?.id} ${start}`} className="board-clamp" style={clamp}>
                <Link to="/" search={spikeSearchOf(query, { start, topic })}>
                  {topic === null ? '' : `${topic.name}: `}
                  {words}
                </Link>
              </li>
            ))}
            {more > 0 && <li className="board-detail">and {more} earlier</li>}
          </ul>
        );
      }}
    </CardAnswer>
  );
}
