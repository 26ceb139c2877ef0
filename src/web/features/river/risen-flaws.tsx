import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listRisenFlaws } from '../../../contract/flaws';
import { type CallParts, callEndpoint } from '../../lib/api';
import { formatQuantity } from '../../ui/charts/number-format';
import { ProblemNote } from '../../ui/problem-note';

type Asked = NonNullable<CallParts<typeof listRisenFlaws>['query']>;

function risenFlawsQuery(query: Asked) {
  return queryOptions({
    queryKey: [listRisenFlaws.path, query],
    queryFn: ({ signal }) => callEndpoint(listRisenFlaws, { query, signal }),
    staleTime: 60_000,
  });
}

/** The flaws whose conversations rose in a stretch; nothing where none did. */
export function RisenFlaws({ asked }: { asked: Asked }) {
  const { data, error, refetch } = useQuery(risenFlawsQuery(asked));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label="Flaws that rose in it">
      <h3>{data.items.length === 1 ? 'The flaw that rose in it' : 'Flaws that rose in it'}</h3>
      <ul className="why-nearby">
        {data.items.map(({ id, title, conversations, usualPerDay, perDay }) => (
          <li key={id}>
            <Link to="/flaws/$flawId" params={{ flawId: id }}>
              {title}
            </Link>{' '}
            <span>
              {formatQuantity(conversations, 'conversation')}: {perDay.toFixed(1)} a day, before it{' '}
              {usualPerDay.toFixed(1)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
