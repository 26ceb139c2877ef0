import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EffectReading } from '../../../contract/effects';
import { listSpikes } from '../../../contract/spikes';
import { callEndpoint } from '../../lib/api';
import { riverSearchSchema } from '../../url-state/river-search';

const LONGEST_MS = 732 * 86_400_000;

/** How unusual the days of an effect were, whoever changed them: the burst in them, with the way to it. */
export function SpikeLine({
  effect: { window, topic },
}: {
  effect: Pick<EffectReading, 'window' | 'topic'>;
}) {
  const query = { from: window.from, to: window.to, bucket: 'day' as const };
  const isShort = Date.parse(window.to) - Date.parse(window.from) <= LONGEST_MS;
  const { data } = useQuery({
    queryKey: [listSpikes.path, query],
    queryFn: ({ signal }) => callEndpoint(listSpikes, { query, signal }),
    enabled: isShort && window.days > 0,
    staleTime: 60_000,
  });
  const burst =
    data?.items.find((item) => item.topic?.id === topic?.id) ?? (topic === null ? data?.items[0] : undefined);
  if (!burst) return null;
  const search = riverSearchSchema.parse({
    from: burst.start,
    to: burst.endExclusive ?? window.to,
    topic: burst.topic === null ? [] : [burst.topic.id],
  });
  return (
    <p className="effect-line">
      How unusual it was can be said all the same:{' '}
      <Link to="/" search={search} className="effect-link">
        {burst.topic === null ? '' : `${burst.topic.name}: `}
        {burst.words}
      </Link>
    </p>
  );
}
