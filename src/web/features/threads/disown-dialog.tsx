import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { deletePost } from '../../../contract/posts';
import type { Turn } from '../../../contract/threads';
import { callEndpoint } from '../../lib/api';
import { isMissing } from '../../lib/is-missing';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemNote } from '../../ui/problem-note';

/** Takes back that a turn is a post of ours, whenever and by whomever it was made one. */
export function DisownDialog({ turn, onClose }: { turn: Turn; onClose: () => void }) {
  const client = useQueryClient();
  const disown = useMutation({
    mutationFn: () => callEndpoint(deletePost, { params: { id: turn.id } }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    disown.mutate();
  };
  const noPost = isMissing(disown.error);
  return (
    <Dialog title="This is not ours" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {disown.error && !noPost && <ProblemNote error={disown.error} />}
        {noPost ? (
          <p role="alert" className="m-0">
            This was never made a post: it is ours because one of our accounts wrote it, or its file said so.{' '}
            <Link to="/settings" className="text-accent">
              See our accounts
            </Link>
          </p>
        ) : (
          <p className="m-0">
            The post leaves its campaign, and its counts go with it. What{' '}
            <b className="thread-foreign">{turn.author ?? 'this author'}</b> wrote{' '}
            <b>joins the currents again</b>, unless the account is one of ours.
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{noPost ? 'Close' : 'Cancel'}</Button>
          {!noPost && (
            <Button look="primary" type="submit" disabled={disown.isPending}>
              It is not ours
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
