import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { chooseReaction, listAttributionRules, listReactions } from '../../../contract/reactions';
import type { Turn } from '../../../contract/threads';
import { callEndpoint } from '../../lib/api';
import { campaignsQuery } from '../../lib/campaigns-query';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';

/** What was decided about a turn and a campaign, and what had been before. */
export interface Belonging {
  campaign: { id: string; name: string };
  before: 'added' | 'removed' | null;
}

/** Counts a turn among the reactions to a campaign, whatever its rules find now or later. */
export function BelongsDialog({
  turn,
  onAdded,
  onClose,
}: {
  turn: Turn;
  onAdded: (belonging: Belonging) => void;
  onClose: () => void;
}) {
  const campaigns = useQuery(campaignsQuery());
  const [campaignId, setCampaignId] = useState('');
  const add = useBelonging(turn.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const campaign = campaigns.data?.items.find(({ id }) => id === campaignId);
    if (!campaign) return;
    add.mutate(
      { campaignId, choice: 'added' },
      {
        onSuccess: ({ before }) => {
          onAdded({ campaign: { id: campaign.id, name: campaign.name }, before });
          onClose();
        },
      },
    );
  };
  const error = add.error ?? campaigns.error;
  return (
    <Dialog title="This belongs to a campaign" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {error && <ProblemNote error={error} />}
        <p className="m-0">
          What <b className="thread-foreign">{turn.author ?? 'this author'}</b> wrote here counts as a
          reaction to the campaign, once, and stays one whatever its rules find later.
        </p>
        <Field label="Campaign" hint="You can undo this.">
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              required
              value={campaignId}
              onChange={(event) => setCampaignId(event.target.value)}
            >
              <option value="" disabled>
                Choose …
              </option>
              {campaigns.data?.items.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {campaigns.data?.items.length === 0 && <p className="m-0 text-ink2">There is no campaign yet.</p>}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={add.isPending || campaignId === ''}>
            It belongs there
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Decides whether a mention is a reaction to a campaign; then what tells of reactions is asked again. */
export function useBelonging(mentionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ campaignId, choice }: { campaignId: string; choice: Belonging['before'] }) =>
      callEndpoint(chooseReaction, {
        params: { id: campaignId, mention: mentionId },
        body: { choice },
      }),
    onSuccess: () => {
      const paths: unknown[] = [listReactions.path, listAttributionRules.path, '/threads/{id}/history'];
      void client.invalidateQueries({ predicate: ({ queryKey }) => paths.includes(queryKey[0]) });
    },
  });
}
