import { THREAD_STATES } from '../../../contract/thread-kinds';
import { formatCount } from '../../ui/charts/number-format';
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
export function StateTabs({
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
    <fieldset className="threads-states">
      <legend className="sr-only">State</legend>
      <button
        type="button"
        aria-pressed={search.state.length === 0}
        onClick={() => onUpdate(withChosen('state', []))}
      >
        all
      </button>
      {THREAD_STATES.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={search.state.includes(state)}
          title={STATE_WORDS[state].means}
          onClick={() => onUpdate(toggleChosen('state', state))}
        >
          <StateGlyph state={state} /> {STATE_WORDS[state].name}
          {counts && <b>{formatCount(counts.byState[state] ?? 0)}</b>}
        </button>
      ))}
      {counts?.capped && (
        <small title="Counting stops there, so that it stays quick">
          of the {formatCount(counts.threads)} that were counted
        </small>
      )}
    </fieldset>
  );
}
