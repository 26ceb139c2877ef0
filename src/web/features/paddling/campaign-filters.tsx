import { CONTROL } from '../../ui/field';
import { Segment } from '../../ui/segment';
import { VERDICT_SIGNS, VERDICT_WORDS } from '../../ui/verdict-signs';
import {
  CAMPAIGN_STATES,
  type PaddlingSearch,
  type PaddlingUpdate,
  SHOWN_VERDICTS,
  withListFilter,
} from '../../url-state/paddling-search';
import { capitalised } from './pledge-words';

const STATES = (['all', ...CAMPAIGN_STATES] as const).map((way) => ({ way, words: capitalised(way) }));

/** Which campaigns are listed: by where they are in their life, and by what came of them. */
export function CampaignFilters({
  search,
  onUpdate,
}: {
  search: PaddlingSearch;
  onUpdate: (update: PaddlingUpdate) => void;
}) {
  return (
    <div className="campaign-filters" data-not-painted>
      <Segment
        label="State"
        ways={STATES}
        chosen={search.state ?? 'all'}
        onChoose={(state) => onUpdate(withListFilter({ state: state === 'all' ? null : state }))}
      />
      <label>
        <span className="sr-only">Verdict</span>
        <select
          className={CONTROL}
          value={search.verdict ?? ''}
          onChange={(event) => {
            const verdict = SHOWN_VERDICTS.find((one) => one === event.target.value) ?? null;
            onUpdate(withListFilter({ verdict }));
          }}
        >
          <option value="">Any verdict</option>
          {SHOWN_VERDICTS.map((verdict) => (
            <option key={verdict} value={verdict}>
              {VERDICT_SIGNS[verdict]} {VERDICT_WORDS[verdict]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
