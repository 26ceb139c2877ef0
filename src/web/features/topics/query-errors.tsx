import type { TopicPreview } from '../../../contract/topics';
import { Button } from '../../ui/button';

export type QueryError = TopicPreview['errors'][number];

const BEFORE = 32;
const AFTER = 24;

/** Where a query cannot be read: the place marked in the line, what is wrong there, and the way to it. */
export function QueryErrors({
  query,
  errors,
  onGoTo,
}: {
  query: string;
  errors: readonly QueryError[];
  onGoTo: (error: QueryError) => void;
}) {
  return (
    <ul className="topic-errors">
      {errors.map((error) => (
        <li key={`${error.start} ${error.end} ${error.message}`}>
          <code>
            {error.start > BEFORE && '…'}
            {query.slice(Math.max(0, error.start - BEFORE), error.start)}
            <mark>{query.slice(error.start, error.end) || '\u00a0'}</mark>
            {query.slice(error.end, error.end + AFTER)}
            {query.length > error.end + AFTER && '…'}
          </code>
          <span>{error.message}</span>
          <Button look="quiet" onClick={() => onGoTo(error)}>
            Go there
          </Button>
        </li>
      ))}
    </ul>
  );
}
