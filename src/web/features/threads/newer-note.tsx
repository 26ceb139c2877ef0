import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import { newestThreadQuery, rowsOf, type ThreadsQuestion, threadListQuery } from './threads-query';

/** Says that something newer stands at the top of the list than what is shown; the rows move only when asked to. */
export function NewerNote({ question }: { question: ThreadsQuestion }) {
  const client = useQueryClient();
  const shown = useInfiniteQuery({ ...threadListQuery(question), enabled: false });
  const newest = useQuery({ ...newestThreadQuery(question), enabled: shown.data !== undefined });
  const { first, rows } = rowsOf(shown.data);
  const top = first === 0 ? rows[0] : undefined;
  const newer =
    shown.data !== undefined &&
    first === 0 &&
    newest.data !== undefined &&
    newest.dataUpdatedAt > shown.dataUpdatedAt &&
    (newest.data?.id !== top?.id || newest.data?.lastAt !== top?.lastAt);
  const show = () => {
    window.scrollTo({ top: 0 });
    void client.resetQueries({ queryKey: threadListQuery(question).queryKey });
  };
  return (
    <span role="status" className="threads-newer">
      {newer && (
        <button type="button" onClick={show}>
          <ArrowUp size={14} aria-hidden="true" />{' '}
          {question.sort === 'recent' ? 'Newer threads' : 'The order has changed'}: show
        </button>
      )}
    </span>
  );
}
