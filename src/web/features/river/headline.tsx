import { Link } from '@tanstack/react-router';
import { lazy, memo, Suspense, useMemo } from 'react';
import type { Currents } from '../../../contract/currents';
import type { Movers, Topic } from '../../../contract/topics';
import { type RiverUpdate, withBrush, withFilter, withWhy } from '../../url-state/river-search';
import {
  currentsSentence,
  type Evidence,
  type HeadlinePart,
  moversSentence,
  spikeParts,
  worstSpike,
} from './headline-words';
import { showHowComputed } from './show-how-computed';
import type { ShownSpike } from './use-shown-spikes';

// What was behind a burst is read last: nothing waits for it.
const HeadlineDrivers = lazy(async () => ({ default: (await import('./headline-drivers')).HeadlineDrivers }));

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
  const [first, second] = useMemo(() => {
    if (!currents) return [[], []];
    const chosen = currents.query.topic;
    const only = chosen.length === 1 ? topics.find(({ id }) => id === chosen[0]) : null;
    const burst = spikeParts(spikes, currents.query);
    const items =
      chosen.length === 0 ? movers?.items : movers?.items.filter(({ topicId }) => chosen.includes(topicId));
    // With one topic chosen the page is about that one, and what others did is beside the point.
    const moved =
      movers && items && chosen.length !== 1 ? moversSentence({ ...movers, items }, currents.query) : [];
    return [[...currentsSentence(currents, only?.name ?? null), ...burst], goneOn(moved, burst.length > 0)];
  }, [currents, topics, movers, spikes]);
  const worst = worstSpike(spikes);
  const show = (evidence: Evidence, from: HTMLElement) => {
    if (evidence.kind === 'basis') showHowComputed(from);
    else if (evidence.kind === 'topic') onUpdate(withFilter('topic', [evidence.id]));
    else if (evidence.kind === 'spike') onUpdate(withWhy(evidence.key));
    else if (evidence.kind === 'stretch') onUpdate(withBrush(evidence.from, evidence.to));
  };
  return (
    <p className="river-headline" aria-busy={currents === undefined}>
      <Parts parts={first} show={show} />
      {currents && movers && worst ? (
        <Suspense>
          <HeadlineDrivers spike={worst} currents={currents} onUpdate={onUpdate}>
            <Parts parts={second} show={show} />
          </HeadlineDrivers>
        </Suspense>
      ) : (
        <Parts parts={second} show={show} />
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

function Parts({
  parts,
  show,
}: {
  parts: readonly HeadlinePart[];
  show: (evidence: Evidence, from: HTMLElement) => void;
}) {
  return parts.map(({ text, evidence }, index) =>
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
        onClick={(event) => show(evidence, event.currentTarget)}
      >
        {text}
      </button>
    ),
  );
}

/** What moved as a sentence of its own, after that about a burst, which ends there. */
function goneOn([first, ...rest]: readonly HeadlinePart[], burst: boolean): HeadlinePart[] {
  if (!first) return burst ? [{ text: '.' }] : [];
  const begin = first.text.charAt(0).toUpperCase() + first.text.slice(1);
  return [...(burst ? [{ text: '. ' }] : []), { ...first, text: begin }, ...rest];
}
