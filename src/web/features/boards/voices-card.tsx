import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatQuantity } from '../../ui/charts/number-format';
import { SentimentTag } from '../../ui/sentiment-tag';
import { cardVoicesQuery } from './board-queries';
import { CardAnswer, type CardProps, interval } from './card-answer';
import type { CardOf } from './card-words';
import { riverSearchOf } from './river-search-of';

/** Three people in their own words. */
export function VoicesCard({ card, days, everySeconds }: CardProps<CardOf<'voices'>>) {
  const voices = useQuery({
    ...cardVoicesQuery({ days, topic: card.topic, source: card.source, sentiment: card.sentiment }),
    refetchInterval: interval(everySeconds),
  });
  return (
    <CardAnswer query={voices} everySeconds={everySeconds}>
      {({ items, strata, window }) =>
        items.length === 0 ? (
          <p className="board-detail">Nobody spoke in this window.</p>
        ) : (
          <>
            <ul className="board-voices">
              {items.map((voice) => (
                <li key={voice.id}>
                  <blockquote lang={voice.lang === 'und' ? undefined : voice.lang}>{voice.text}</blockquote>
                  <p className="board-detail">
                    <SentimentTag sentiment={voice.sentiment} />{' '}
                    <Link to="/threads/$threadId" params={{ threadId: voice.thread.id }}>
                      {voice.author ?? 'author not known'}
                    </Link>
                    , {voice.source}
                  </p>
                </li>
              ))}
            </ul>
            <p className="board-detail">
              drawn evenly from{' '}
              <Link
                to="/"
                search={riverSearchOf(
                  { ...window, source: card.source, topic: card.topic === null ? [] : [card.topic] },
                  card.sentiment === null ? [] : [card.sentiment],
                )}
              >
                {formatQuantity(
                  strata.reduce((sum, { mentions }) => sum + mentions, 0),
                  'mention',
                )}
              </Link>
            </p>
          </>
        )
      }
    </CardAnswer>
  );
}
