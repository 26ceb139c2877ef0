import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { markEffectQuery } from '../../lib/mark-effect-query';
import { verdictWords } from '../../lib/verdict-words';
import { VerdictChip } from '../../ui/verdict-chip';

/** What followed a release, a fix or an incident, words first, and the way to its days. */
export function MarkEffectLine({ markId }: { markId: string }) {
  const { data, error } = useQuery(markEffectQuery(markId));
  return (
    <span className="chart-popover-told" aria-busy={!data && !error}>
      {data ? (
        <>
          <VerdictChip verdict={data.effect.verdict} /> {verdictWords({ pledge: null, effect: data.effect })}{' '}
          <Link to="/marks/$markId" params={{ markId }}>
            see its days
          </Link>
        </>
      ) : error ? (
        'What followed could not be read.'
      ) : (
        'Reading what followed …'
      )}
    </span>
  );
}
