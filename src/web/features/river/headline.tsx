import { Link } from '@tanstack/react-router';
import { memo, useMemo } from 'react';
import type { Currents } from '../../../contract/currents';
import type { Movers, Topic } from '../../../contract/topics';
import { type RiverUpdate, withBrush, withFilter, withWhy } from '../../url-state/river-search';
import {
  currentsSentence,
  type Evidence,
  type HeadlinePart,
  moversSentence,
  spikeParts,
} from './headline-words';
import { showHowComputed } from './show-how-computed';
import type { ShownSpike } from './use-shown-spikes';

/** The page in two sentences, made by rules from its numbers; what they name leads to what it rests on. */
export const Headline = memo(function Headline({
  currents,
  topics,
  movers,
  spikes,
  onUpdate,
}: {
  currents: Currents | undefined;
  topics: readonly Topic[];
  movers: Movers | undefined;
  spikes: readonly ShownSpike[];
  onUpdate: (update: RiverUpdate) => void;
}) {
  const parts = useMemo(() => {
    if (!currents) return [];
    const chosen = currents.query.topic;
    const only = chosen.length === 1 ? topics.find(({ id }) => id === chosen[0]) : null;
    const burst = spikeParts(spikes, currents.query);
    const sentence = [...currentsSentence(currents, only?.name ?? null), ...burst];
    // With one topic chosen the page is about that one, and what others did is beside the point.
    if (!movers || chosen.length === 1) return closed(sentence);
    const items =
      chosen.length === 0 ? movers.items : movers.items.filter(({ topicId }) => chosen.includes(topicId));
    const moved = moversSentence({ ...movers, items }, currents.query);
    if (moved.length === 0) return closed(sentence);
    return [...sentence, ...(burst.length > 0 ? goingOn(moved) : moved)];
  }, [currents, topics, movers, spikes]);
  const show = (evidence: Evidence) => {
    if (evidence.kind === 'basis') showHowComputed();
    else if (evidence.kind === 'topic') onUpdate(withFilter('topic', [evidence.id]));
    else if (evidence.kind === 'spike') onUpdate(withWhy(evidence.key));
    else if (evidence.kind === 'stretch') onUpdate(withBrush(evidence.from, evidence.to));
  };
  return (
    <p className="river-headline" aria-busy={currents === undefined}>
      {parts.map(({ text, evidence }, index) =>
        evidence === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other name
          <span key={index}>{text}</span>
        ) : evidence.kind === 'campaign' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Link key={index} to="/campaigns/$campaignId" params={{ campaignId: evidence.id }}>
            {text}
          </Link>
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
  spike: 'How unusual this is, and what drove it',
  campaign: 'The campaign',
  basis: 'What this change rests on',
};

/** A sentence that nothing follows ends there. */
function closed(parts: readonly HeadlinePart[]): HeadlinePart[] {
  const last = parts.at(-1);
  return last?.text === '; ' ? [...parts.slice(0, -1), { text: '.' }] : [...parts];
}

/** A sentence as the second half of another: its first word, where that is no name, in lower case. */
function goingOn(parts: readonly HeadlinePart[]): HeadlinePart[] {
  return parts.map((part) => ({ ...part, text: part.text.replace(/^No topic/, 'no topic') }));
}
