import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { adoptMention } from '../../../contract/posts';
import type { Turn } from '../../../contract/threads';
import { callEndpoint } from '../../lib/api';
import { campaignsQuery } from '../../lib/campaigns-query';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';

/** Makes a turn a post of ours, in a campaign or in none. */
export function AdoptDialog({
  turn,
  onAdopted,
  onClose,
}: {
  turn: Turn;
  onAdopted: (postId: string) => void;
  onClose: () => void;
}) {
  const campaigns = useQuery(campaignsQuery());
  const [campaignId, setCampaignId] = useState('');
  const client = useQueryClient();
  const adopt = useMutation({
    mutationFn: () =>
      callEndpoint(adoptMention, { body: { mentionId: turn.id, campaignId: campaignId || null } }),
    onSuccess: async (post) => {
      onAdopted(post.id);
      onClose();
      // What is ours leaves every count: nothing that was answered before is sure to hold.
      await client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adopt.mutate();
  };
  const error = adopt.error ?? campaigns.error;
  return (
    <Dialog title="This is ours" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {error && <ProblemNote error={error} />}
        <p className="m-0">
          A post that a partner or an agency wrote for us is not a voice. What{' '}
          <b className="thread-foreign">{turn.author ?? 'this author'}</b> wrote here{' '}
          <b>leaves the currents</b>, history included, and counts as a post of ours. Replies to it stay.
        </p>
        <Field label="Campaign" hint="You can undo this.">
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              value={campaignId}
              onChange={(event) => setCampaignId(event.target.value)}
            >
              <option value="">No campaign</option>
              {campaigns.data?.items.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={adopt.isPending}>
            It is ours
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
