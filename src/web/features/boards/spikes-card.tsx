import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { cardCurrentsQuery } from './board-queries';
import { CardAnswer, type CardProps, interval } from './card-answer';
import type { CardOf } from './card-words';
import { riverSearchOf } from './river-search-of';

const SHOWN_OF_A_HEIGHT = 2;

/** Bursts of the window, the newest first, expected or not. */
export function SpikesCard({ card, days, everySeconds }: CardProps<CardOf<'spikes'>>) {
  const topic = card.topic === null ? [] : [card.topic];
  const currents = useQuery({
    ...cardCurrentsQuery({ days, topic, source: card.source }),
    refetchInterval: interval(everySeconds),
  });
  return (
    <CardAnswer query={currents} everySeconds={everySeconds}>
      {({ spikes, query }) => {
        if (spikes === null)
          return <p className="board-detail">Spikes are looked for in windows by hour or day.</p>;
        if (spikes.length === 0) return <p className="board-detail">No spike in this window.</p>;
        const newest = spikes.toReversed().slice(0, card.height * SHOWN_OF_A_HEIGHT);
        return (
          <ul className="board-spikes">
            {newest.map((spike) => (
              <li key={spike.start}>
                <Link
                  to="/"
                  search={riverSearchOf({ ...query, from: spike.start, to: spike.endExclusive ?? query.to })}
                >
                  {spike.words}
                </Link>
              </li>
            ))}
            {spikes.length > newest.length && (
              <li className="board-detail">and {spikes.length - newest.length} earlier</li>
            )}
          </ul>
        );
      }}
    </CardAnswer>
  );
}
