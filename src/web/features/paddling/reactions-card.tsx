import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Campaign } from '../../../contract/campaigns';
import { chooseReaction, type Reaction } from '../../../contract/reactions';
import type { Topic } from '../../../contract/topics';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import {
  type CampaignSearch,
  type CampaignUpdate,
  narrowsReactions,
  withAllReactions,
} from '../../url-state/campaign-search';
import { AddReaction } from './add-reaction';
import { ReactionFilters } from './reaction-filters';
import { ReactionItem } from './reaction-item';
import { reactionsQuery, refreshReactions, rulesQuery } from './reaction-queries';
import { ReactionRules } from './reaction-rules';
import { ReactionTotalsLine } from './reaction-totals';
import { type Decision, decisionOf, ReactionUndo } from './reaction-undo';
import './reactions.css';

/** Who reacted to a campaign, by which rule, in their own words; rules are switched and mentions chosen here. */
export function ReactionsCard({
  campaign,
  topics,
  zone,
  search,
  onUpdate,
}: {
  campaign: Campaign;
  topics: readonly Topic[];
  zone: string;
  search: CampaignSearch;
  onUpdate: (update: CampaignUpdate) => void;
}) {
  const client = useQueryClient();
  const rules = useQuery(rulesQuery(campaign.id));
  const reactions = useInfiniteQuery(reactionsQuery(campaign.id, search));
  const [adding, setAdding] = useState(false);
  const [decision, setDecision] = useState<Decision | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const decide = useMutation({
    mutationFn: ({ mentionId, after }: Decision) =>
      callEndpoint(chooseReaction, {
        params: { id: campaign.id, mention: mentionId },
        body: { choice: after },
      }),
    onSuccess: () => refreshReactions(client),
  });
  const choose = (reaction: Reaction, after: Decision['after']) => {
    const made = decisionOf(reaction, reaction.choice?.kind ?? null, after);
    decide.mutate(made, { onSuccess: () => setDecision(made) });
  };
  const undo = (made: Decision) =>
    decide.mutate(
      { ...made, after: made.before },
      {
        onSuccess: () => {
          setDecision(null);
          list.current?.focus();
        },
      },
    );
  const items = reactions.data?.pages.flatMap((page) => page.items) ?? [];
  const totals = reactions.data?.pages.at(-1)?.totals;
  const narrowed = narrowsReactions(search);
  return (
    <Card
      title="Reactions"
      className="reactions"
      aside={
        <Button aria-expanded={adding} onClick={() => setAdding(!adding)}>
          Add a mention
        </Button>
      }
    >
      {adding && (
        <AddReaction
          campaignId={campaign.id}
          onClose={() => setAdding(false)}
          onAdded={(reaction) => {
            setDecision(decisionOf(reaction, null, 'added'));
            void refreshReactions(client);
          }}
        />
      )}
      {totals && <ReactionTotalsLine totals={totals} narrowed={narrowed} />}
      {rules.data && <ReactionRules campaignId={campaign.id} rules={rules.data} topics={topics} />}
      {rules.error && <ProblemNote error={rules.error} onRetry={() => void rules.refetch()} />}
      <ReactionFilters
        rules={rules.data?.items ?? []}
        topics={topics}
        search={search}
        onUpdate={(update) => {
          setDecision(null);
          onUpdate(update);
        }}
      />
      {decision && (
        <ReactionUndo decision={decision} pending={decide.isPending} onUndo={() => undo(decision)} />
      )}
      {decide.error && <ProblemNote error={decide.error} />}
      {reactions.error && <ProblemNote error={reactions.error} onRetry={() => void reactions.refetch()} />}
      {reactions.isPending && (
        <div className="h-60" aria-busy="true">
          <span className="sr-only">Loading reactions</span>
        </div>
      )}
      {reactions.data && items.length === 0 && (
        <EmptyState title={narrowed ? 'Nothing by these filters.' : 'No reactions yet.'}>
          {narrowed ? (
            <Button onClick={() => onUpdate(withAllReactions)}>Show all reactions</Button>
          ) : (
            <p className="m-0">
              Rules look through what was collected, and through what comes. Add a rule for the campaign’s
              hashtag or link, or a mention by its link.
            </p>
          )}
        </EmptyState>
      )}
      <ul
        ref={list}
        tabIndex={-1}
        aria-label="Reactions, newest first"
        className="reaction-list"
        data-stale={reactions.isPlaceholderData}
      >
        {items.map((reaction) => (
          <ReactionItem
            key={reaction.id}
            reaction={reaction}
            rules={rules.data?.items ?? []}
            topics={topics}
            zone={zone}
            pending={decide.isPending}
            onChoose={(after) => choose(reaction, after)}
          />
        ))}
      </ul>
      {reactions.hasNextPage && (
        <div className="p-3 text-center">
          <Button disabled={reactions.isFetchingNextPage} onClick={() => void reactions.fetchNextPage()}>
            Show older reactions
          </Button>
        </div>
      )}
    </Card>
  );
}
