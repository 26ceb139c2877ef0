import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deletePost } from '../../../contract/posts';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { ProblemNote } from '../../ui/problem-note';

/** Says that a turn is ours by hand, and takes that back. */
export function UndoAdoption({ postId, onUndone }: { postId: string; onUndone: () => void }) {
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => callEndpoint(deletePost, { params: { id: postId } }),
    onSuccess: async () => {
      onUndone();
      await client.invalidateQueries();
    },
  });
  return (
    <div className="turn-undo">
      <span role="status">It is ours now and has left the currents.</span>
      <Button disabled={undo.isPending} onClick={() => undo.mutate()}>
        Undo
      </Button>
      {undo.error && <ProblemNote error={undo.error} />}
    </div>
  );
}
