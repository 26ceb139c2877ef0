import { correctMention } from '../../../contract/corrections';
import type { Turn } from '../../../contract/threads';
import { callEndpoint } from '../../lib/api';
import { useThreadChange } from './thread-change';

/** Says in one press that a turn is no complaint, or that it is one. */
export function NotAComplaint({ threadId, turn }: { threadId: string; turn: Turn }) {
  const change = useThreadChange(threadId, () =>
    callEndpoint(correctMention, { params: { id: turn.id }, body: { complaint: !turn.complaint } }),
  );
  return (
    <>
      <button type="button" disabled={change.isPending} onClick={() => change.mutate(undefined)}>
        {turn.complaint ? 'not a complaint' : 'a complaint'}
      </button>
      {change.error && (
        <span role="alert" className="text-neg-ink">
          {change.error.message}
        </span>
      )}
    </>
  );
}
