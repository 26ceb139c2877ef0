import type { Currents } from '../../../contract/currents';
import type { Movers, Topic } from '../../../contract/topics';
import { type RiverUpdate, withFilter } from '../../url-state/river-search';
import { currentsSentence, moversSentence } from './headline-words';

/** The page in two sentences, made by rules from its numbers; what they name leads to it. */
export function Headline({
  currents,
  topics,
  movers,
  onUpdate,
}: {
  currents: Currents | undefined;
  topics: readonly Topic[];
  movers: Movers | undefined;
  onUpdate: (update: RiverUpdate) => void;
}) {
  const only =
    currents?.query.topic.length === 1 ? topics.find(({ id }) => id === currents.query.topic[0]) : null;
  const parts = [
    ...(currents ? currentsSentence(currents, only?.name ?? null) : []),
    // With one topic chosen the page is about that one, and what others did is beside the point.
    ...(movers && currents && currents.query.topic.length === 0
      ? moversSentence(movers, { from: currents.query.from, to: currents.query.to })
      : []),
  ];
  return (
    <p className="river-headline" aria-busy={currents === undefined}>
      {parts.map(({ text, topicId }, index) =>
        topicId === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other name
          <span key={index}>{text}</span>
        ) : (
          <button key={topicId} type="button" onClick={() => onUpdate(withFilter('topic', [topicId]))}>
            {text}
          </button>
        ),
      )}
    </p>
  );
}
