import { useEffect, useRef } from 'react';
import type { Reaction } from '../../../contract/reactions';
import { Button } from '../../ui/button';

/** What a person has just decided, and the way back. */
export interface Decision {
  mentionId: string;
  before: 'added' | 'removed' | null;
  after: 'added' | 'removed' | null;
  /** Its first words, or who said it. */
  about: string;
}

export function decisionOf(
  reaction: Reaction,
  before: Decision['before'],
  after: Decision['after'],
): Decision {
  const words = reaction.text?.slice(0, 60);
  const about =
    words === undefined ? 'a mention that is not quoted' : `“${words}${words.length < 60 ? '' : '…'}”`;
  return { mentionId: reaction.id, before, after, about };
}

const DONE = { added: 'Added', removed: 'Removed', left: 'Left to the rules' } as const;

/** Says what was decided; the button takes the place of the one that has left the page with its row. */
export function ReactionUndo({
  decision,
  pending,
  onUndo,
}: {
  decision: Decision;
  pending: boolean;
  onUndo: () => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each decision anew
  useEffect(() => frame.current?.querySelector('button')?.focus(), [decision]);
  return (
    <div ref={frame} className="reaction-undo">
      <span role="status">
        {DONE[decision.after ?? 'left']}: {decision.about}
      </span>
      <Button disabled={pending} onClick={onUndo}>
        Undo
      </Button>
    </div>
  );
}
