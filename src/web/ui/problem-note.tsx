import { TriangleAlert } from 'lucide-react';
import type { Problem } from '../../contract/problem';
import { Button } from './button';

/** What went wrong, in the server's own words where it gave some, and the way to try again. */
export function ProblemNote({
  error,
  onRetry,
  showFields = false,
}: {
  error: Error;
  onRetry?: () => void;
  /** Also what is wrong field by field, where no control stands to say it at. */
  showFields?: boolean;
}) {
  const problem = 'problem' in error ? (error.problem as Problem) : null;
  return (
    <div role="alert" className="flex items-start gap-2 rounded-md bg-neg-soft px-3 py-2 text-ink">
      <TriangleAlert size={16} className="mt-0.5 flex-none text-neg-ink" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <b>{problem?.title ?? 'That did not work'}</b>
        {(problem?.detail ?? error.message) && (
          <p className="m-0 break-words">{problem?.detail ?? error.message}</p>
        )}
        {showFields && problem?.errors && (
          <ul className="m-0 list-disc pl-5">
            {problem.errors.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                {field}: {message}
              </li>
            ))}
          </ul>
        )}
      </div>
      {onRetry && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}
