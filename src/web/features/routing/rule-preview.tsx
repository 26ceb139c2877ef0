import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { settingsQuery } from '../../lib/settings-query';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { previewQuery, type TriedRule } from './routing-queries';
import { previewWords } from './rule-words';

/** What a rule would have done to the threads that are here, at its place or, written anew, as the last one. */
export function RulePreview({ rule }: { rule: TriedRule | null }) {
  const preview = useQuery(previewQuery(rule));
  const zone = useQuery(settingsQuery()).data?.zone;
  if (rule === null) {
    return <p className="rule-tried">Say what it looks for and whose it is: it is tried on what is here.</p>;
  }
  if (preview.error) return <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) {
    return (
      <p className="rule-tried" aria-busy="true">
        Trying it on what is here …
      </p>
    );
  }
  return (
    <div className="rule-tried" data-stale={preview.isPlaceholderData}>
      <p role="status">{previewWords(preview.data)}</p>
      {preview.data.sample.length > 0 && (
        <ul aria-label="Threads it would have routed">
          {preview.data.sample.map(({ id, text, at }) => (
            <li key={id}>
              <Link to="/threads/$threadId" params={{ threadId: id }}>
                {text ?? 'deleted or erased'}
              </Link>
              {zone && <time dateTime={at}>{formatInstant(Date.parse(at), zone)}</time>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
