import { memo, useMemo } from 'react';
import type { Currents } from '../../../contract/currents';
import type { Movers, Topic } from '../../../contract/topics';
import { type RiverUpdate, withBrush, withFilter } from '../../url-state/river-search';
import { currentsSentence, type Evidence, moversSentence } from './headline-words';
import { showHowComputed } from './how-computed';

/** The page in two sentences, made by rules from its numbers; what they name leads to what it rests on. */
export const Headline = memo(function Headline({
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
  const parts = useMemo(() => {
    if (!currents) return [];
    const chosen = currents.query.topic;
    const only = chosen.length === 1 ? topics.find(({ id }) => id === chosen[0]) : null;
    const sentence = currentsSentence(currents, only?.name ?? null);
    // With one topic chosen the page is about that one, and what others did is beside the point.
    if (!movers || chosen.length === 1) return sentence;
    const items =
      chosen.length === 0 ? movers.items : movers.items.filter(({ topicId }) => chosen.includes(topicId));
    return [...sentence, ...moversSentence({ ...movers, items }, currents.query)];
  }, [currents, topics, movers]);
  const show = (evidence: Evidence) => {
    if (evidence.kind === 'basis') showHowComputed();
    else if (evidence.kind === 'topic') onUpdate(withFilter('topic', [evidence.id]));
    else onUpdate(withBrush(evidence.from, evidence.to));
  };
  return (
    <p className="river-headline" aria-busy={currents === undefined}>
      {parts.map(({ text, evidence }, index) =>
        evidence === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other name
          <span key={index}>{text}</span>
        ) : (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={index}
            type="button"
            data-evidence={evidence.kind}
            title={TITLES[evidence.kind]}
            onClick={() => show(evidence)}
          >
            {text}
          </button>
        ),
      )}
    </p>
  );
});

const TITLES: Record<Evidence['kind'], string> = {
  topic: 'Show only this topic',
  stretch: 'Mark it: its voices and what moved',
  basis: 'What this change rests on',
};
