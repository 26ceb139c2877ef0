import { THREAD_STATES } from '../../../contract/thread-kinds';
import { formatCount } from '../../ui/charts/number-format';
import { StateTabs } from '../../ui/state-tabs';
import {
  type ThreadsSearch,
  type ThreadsUpdate,
  toggleChosen,
  withChosen,
} from '../../url-state/threads-search';
import { STATE_WORDS } from './row-words';
import { StateGlyph } from './state-glyph';
import type { StateCounts } from './threads-total';

/** How many threads stand in each state, under the other filters; each is a switch. */
export function ThreadStateTabs({
  search,
  counts,
  onUpdate,
}: {
  search: ThreadsSearch;
  /** Without the filter by state; absent until they are known. */
  counts: StateCounts | undefined;
  onUpdate: (update: ThreadsUpdate) => void;
}) {
  return (
    <StateTabs
      legend="State"
      tabs={THREAD_STATES.map((state) => ({
        state,
        label: (
          <>
            <StateGlyph state={state} /> {STATE_WORDS[state].name}
          </>
        ),
        means: STATE_WORDS[state].means,
        count: counts && (counts.byState[state] ?? 0),
      }))}
      chosen={search.state}
      onPress={(state) => onUpdate(toggleChosen('state', state))}
      onAll={() => onUpdate(withChosen('state', []))}
    >
      {counts?.capped && (
        <small title="Counting stops there, so that it stays quick">
          of the {formatCount(counts.threads)} that were counted
        </small>
      )}
    </StateTabs>
  );
}
