import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { FLAW_STATES, type FlawState } from '../../../contract/flaw-schemas';
import { FLAW_SORTS, type FlawSort } from '../../../contract/flaw-sorts';
import { teamsQuery } from '../../lib/teams-query';
import { topicsQuery } from '../../lib/topics-query';
import { ChoicesButton } from '../../ui/choices';
import { FlawStateGlyph } from '../../ui/flaw-state-chip';
import { FLAW_STATE_WORDS } from '../../ui/flaw-state-words';
import { StateTabs } from '../../ui/state-tabs';
import { type FlawsSearch, withState } from '../../url-state/flaws-search';

const SORT_WORDS: Readonly<Record<FlawSort, string>> = {
  rank: 'rank',
  volume: 'most complaints',
  persistence: 'most days',
  breadth: 'most people',
  recent: 'newest complaint',
};
const ANY = '';

/** What narrows and orders the list: words, topic, team, order, and states with how many stand in each. */
export function FlawFilters({
  search,
  counts,
  onUpdate,
}: {
  search: FlawsSearch;
  counts: Readonly<Record<FlawState, number>> | undefined;
  onUpdate: (change: Partial<FlawsSearch>, replace?: boolean) => void;
}) {
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const toggled = (id: string) =>
    search.topic.includes(id) ? search.topic.filter((one) => one !== id) : [...search.topic, id];
  return (
    <div className="flex flex-col gap-2">
      <div className="flaws-filters">
        <label className="flaws-words">
          <Search size={14} aria-hidden="true" />
          <span className="sr-only">Words of the title</span>
          <input
            type="search"
            maxLength={200}
            placeholder="Words of the title"
            value={search.q}
            onChange={(event) => onUpdate({ q: event.target.value }, true)}
          />
        </label>
        <ChoicesButton
          name="Topic"
          plural="topics"
          choices={topics.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={search.topic}
          onToggle={(id) => onUpdate({ topic: toggled(id) })}
          onClear={() => onUpdate({ topic: [] })}
        />
        <label className="choice" data-active={search.team !== null}>
          Team
          <select
            value={search.team ?? ANY}
            onChange={(event) => onUpdate({ team: event.target.value === ANY ? null : event.target.value })}
          >
            <option value={ANY}>any</option>
            {teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="choice">
          By
          <select
            value={search.sort}
            onChange={(event) => onUpdate({ sort: event.target.value as FlawSort })}
          >
            {FLAW_SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {SORT_WORDS[sort]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <StateTabs
        legend="State"
        tabs={FLAW_STATES.map((state) => ({
          state,
          label: (
            <>
              <FlawStateGlyph state={state} /> {FLAW_STATE_WORDS[state].name}
            </>
          ),
          means: FLAW_STATE_WORDS[state].means,
          count: counts?.[state],
        }))}
        chosen={search.state}
        onPress={(state) => onUpdate({ state: withState(search, state).state })}
        onAll={() => onUpdate({ state: [] })}
      />
    </div>
  );
}
