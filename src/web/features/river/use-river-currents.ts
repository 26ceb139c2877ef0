import { useQuery } from '@tanstack/react-query';
import type { Currents } from '../../../contract/currents';
import type { RiverSearch } from '../../url-state/river-search';
import { currentsQuery, riverQuestion } from './river-queries';
import type { RiverWindow } from './river-window';

/**
 * The answer a view shows. For "complete periods only" the window is asked for once more, ending where the first bucket
 * that has not ended begins, so that totals and changes leave it out, too. `stale`: older data, while new loads.
 */
export function useRiverCurrents(
  search: RiverSearch,
  window: RiverWindow | null,
): { currents: Currents | undefined; stale: boolean; error: Error | null; retry: () => void } {
  const question = window === null ? null : riverQuestion(search, window);
  const whole = useQuery(currentsQuery(question));
  const settled = whole.isPlaceholderData ? undefined : whole.data;
  const cut = search.complete ? settled?.buckets.find(({ partial }) => partial) : undefined;
  const cutQuestion =
    question && settled && cut && Date.parse(cut.start) > Date.parse(settled.query.from)
      ? { ...question, from: settled.query.from, to: cut.start, bucket: settled.query.bucket }
      : null;
  const complete = useQuery(currentsQuery(cutQuestion));
  const chosen = cutQuestion === null || complete.data === undefined ? whole : complete;
  return {
    currents: chosen.data,
    stale: chosen.isPlaceholderData || (cutQuestion !== null && complete.data === undefined),
    error: chosen.error ?? complete.error,
    retry: () => {
      void whole.refetch();
      if (cutQuestion !== null) void complete.refetch();
    },
  };
}
