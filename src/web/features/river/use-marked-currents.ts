import { useQuery } from '@tanstack/react-query';
import type { Currents } from '../../../contract/currents';
import type { RiverSearch } from '../../url-state/river-search';
import { currentsQuery, riverQuestion } from './river-queries';
import { stretchQuestion } from './river-stretch';

/**
 * Currents of the marked stretch alone, at the grain that is drawn, so that figures and sentence are of what voices and
 * movers are of; none while nothing is marked. `stale`: they are on their way, and older ones are shown.
 */
export function useMarkedCurrents(
  search: RiverSearch,
  currents: Currents | undefined,
): { currents: Currents | undefined; stale: boolean } {
  const stretch = currents ? stretchQuestion(search, currents) : null;
  const isMarked = stretch !== null && stretch.from !== currents?.query.from;
  const isCut = stretch !== null && stretch.to !== currents?.query.to;
  const question =
    stretch && currents && (isMarked || isCut)
      ? {
          ...riverQuestion(search, { from: stretch.from, to: stretch.to }),
          bucket: currents.query.bucket,
        }
      : null;
  const { data, isPlaceholderData, isError } = useQuery(currentsQuery(question));
  if (question === null) return { currents: undefined, stale: false };
  return { currents: data, stale: !isError && (isPlaceholderData || data === undefined) };
}
