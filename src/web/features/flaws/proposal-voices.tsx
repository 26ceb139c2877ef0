import { useInfiniteQuery } from '@tanstack/react-query';
import type { FlawProposal } from '../../../contract/flaw-proposals';
import type { Voice } from '../../../contract/voices';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { proposalVoicesQuery } from './flaw-queries';

/** Every conversation of a proposal, each to be opened, and each to be left out by its box. */
export function ProposalVoices({
  proposal,
  zone,
  without,
  onToggle,
  onWithout,
}: {
  proposal: FlawProposal;
  zone: string;
  /** Threads that are left out. */
  without: readonly string[];
  onToggle: (threadId: string) => void;
  onWithout: (threadIds: readonly string[]) => void;
}) {
  const voices = useInfiniteQuery(proposalVoicesQuery(proposal.id));
  const items = voices.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <fieldset className="proposal-without">
      <legend>
        Do all {formatCount(proposal.threads)} belong? Those not ticked are left out for good.
        {without.length > 0 && ` ${formatCount(without.length)} left out.`}
      </legend>
      <p className="flex gap-2">
        <Button look="quiet" disabled={without.length === 0} onClick={() => onWithout([])}>
          Tick all
        </Button>
        <Button
          look="quiet"
          disabled={without.length === proposal.threadIds.length}
          onClick={() => onWithout(proposal.threadIds)}
        >
          Tick none
        </Button>
      </p>
      {voices.isPending && (
        <div className="h-40" aria-busy="true">
          <span className="sr-only">Loading the conversations</span>
        </div>
      )}
      {voices.error && <ProblemNote error={voices.error} onRetry={() => void voices.refetch()} />}
      <ul aria-label="Conversations of the proposal">
        {items.map((voice) => (
          <li key={voice.id}>
            <label>
              <input
                type="checkbox"
                checked={!without.includes(voice.thread.id)}
                onChange={() => onToggle(voice.thread.id)}
              />
              <span>{voice.text}</span>
            </label>
            <Opened voice={voice} zone={zone} />
          </li>
        ))}
      </ul>
      {voices.hasNextPage && (
        <Button look="quiet" disabled={voices.isFetchingNextPage} onClick={() => void voices.fetchNextPage()}>
          Show more of {formatCount(proposal.threads)}
        </Button>
      )}
    </fieldset>
  );
}

/** The whole conversation in a tab of its own: what was ticked and typed here stays. */
function Opened({ voice, zone }: { voice: Voice; zone: string }) {
  return (
    <a
      className="flaw-link"
      href={`/threads/${voice.thread.id}?turn=${voice.id}`}
      target="_blank"
      rel="noopener"
    >
      {voice.author ?? 'author not known'}, {voice.source}, {formatDay(Date.parse(voice.at), zone)}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
