import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useDebounced } from '../../lib/use-debounced';
import { askableTerms, type PledgedTerms, powerQuery, tellableSize } from './power-query';

const DEBOUNCE_MS = 400;

/**
 * What terms could tell, said before they are sealed: a warning when the smallest change worth having would hide in what
 * the baseline does anyway. While they change, the last answer stays, dimmed.
 */
export function PowerNote({
  campaignId,
  terms,
  onSize,
}: {
  campaignId: string;
  terms: PledgedTerms;
  /** Takes a size that could be told instead; absent where the terms stand. */
  onSize?: (size: number) => void;
}) {
  const written = JSON.stringify(askableTerms(terms));
  const settled = useDebounced(written, DEBOUNCE_MS);
  const asked = useMemo(() => JSON.parse(settled) as PledgedTerms | null, [settled]);
  const { data: power, error, isPlaceholderData } = useQuery(powerQuery(campaignId, asked));
  const size = power ? tellableSize(power, terms.direction) : null;
  const old = isPlaceholderData || settled !== written;
  return (
    <div className="power" aria-live="polite" aria-busy={old}>
      {error && !old ? (
        <p>What this could tell cannot be worked out: {error.message}</p>
      ) : power ? (
        <div className={clsx('power-note', !power.enough && 'power-short', old && 'power-old')}>
          {!power.enough && <TriangleAlert size={16} aria-hidden="true" />}
          <div>
            <p>
              {power.words}{' '}
              {onSize && size !== null && !power.enough && (
                <button type="button" className="effect-link" onClick={() => onSize(size)}>
                  Use {size} {power.unit === 'percent' ? '%' : 'points'}
                </button>
              )}
            </p>
            {power.reasons.map((reason) => (
              <p key={reason} className="power-reason">
                {reason}
              </p>
            ))}
          </div>
        </div>
      ) : (
        <p className="power-waiting">
          {written === 'null'
            ? 'What these terms could tell is said here once they are whole.'
            : 'Working out what these terms could tell …'}
        </p>
      )}
    </div>
  );
}
