import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { z } from 'zod';
import { listMadeUnreadable } from '../../../contract/effects';
import { callEndpoint } from '../../lib/api';
import { useDebounced } from '../../lib/use-debounced';
import { unreadableWords } from './unreadable-words';

type Proposed = z.input<(typeof listMadeUnreadable)['query']>;

const DEBOUNCE_MS = 300;

function madeUnreadableQuery(proposed: Proposed | null) {
  return queryOptions({
    queryKey: [listMadeUnreadable.path, proposed],
    queryFn: ({ signal }) => callEndpoint(listMadeUnreadable, { query: proposed as Proposed, signal }),
    enabled: proposed !== null,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Said before something is saved: which campaigns could not be told apart from it any more. `null`: it has no end. */
export function MadeUnreadableNote({ proposed }: { proposed: Proposed | null }) {
  const written = useDebounced(JSON.stringify(proposed), DEBOUNCE_MS);
  const asked = useMemo(() => JSON.parse(written) as Proposed | null, [written]);
  const { data } = useQuery(madeUnreadableQuery(asked));
  const words = asked && data ? unreadableWords(data, asked.kind) : [];
  return (
    <div aria-live="polite">
      {words.length > 0 && (
        <div className="made-unreadable">
          <TriangleAlert size={16} aria-hidden="true" />
          <div>
            {words.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
