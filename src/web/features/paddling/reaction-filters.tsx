import { useQuery } from '@tanstack/react-query';
import { SENTIMENTS } from '../../../contract/common';
import type { AttributionRule } from '../../../contract/reactions';
import type { Topic } from '../../../contract/topics';
import { languageName } from '../../lib/language-name';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import {
  type CampaignUpdate,
  narrowsReactions,
  type ReactionChoice,
  withAllReactions,
  withReactions,
} from '../../url-state/campaign-search';
import { reactionPlacesQuery } from './reaction-queries';
import { ruleName } from './reaction-words';

interface Option {
  value: string;
  words: string;
}

/** Narrows the list of reactions; what is chosen stands in the address. */
export function ReactionFilters({
  rules,
  topics,
  search,
  onUpdate,
}: {
  rules: readonly AttributionRule[];
  topics: readonly Topic[];
  search: ReactionChoice;
  onUpdate: (update: CampaignUpdate) => void;
}) {
  const places = useQuery(reactionPlacesQuery()).data;
  const choose = (change: Partial<ReactionChoice>) => onUpdate(withReactions(change));
  return (
    <fieldset className="reaction-filters">
      <legend className="sr-only">Which reactions are listed</legend>
      <Choice
        label="Found by"
        all="any rule or person"
        chosen={search.rule}
        options={rules
          .filter(({ enabled }) => enabled)
          .map((rule) => ({ value: rule.id, words: ruleName(rule, topics) }))}
        onChoose={(rule) => choose({ rule })}
      />
      <Choice
        label="Sentiment"
        all="all"
        chosen={search.sentiment}
        options={[...SENTIMENTS, 'unscored'].map((value) => ({
          value,
          words: value === 'unscored' ? 'not scored' : value,
        }))}
        onChoose={(sentiment) => choose({ sentiment: sentiment as ReactionChoice['sentiment'] })}
      />
      <Choice
        label="Source"
        all="all"
        chosen={search.source}
        options={(places?.sources ?? []).map(({ id }) => ({ value: id, words: id }))}
        onChoose={(source) => choose({ source })}
      />
      <Choice
        label="Language"
        all="all"
        chosen={search.lang}
        options={(places?.languages ?? []).map(({ lang }) => ({ value: lang, words: languageName(lang) }))}
        onChoose={(lang) => choose({ lang })}
      />
      <Choice
        label="Chosen by a person"
        all="or not"
        chosen={search.choice}
        options={[
          { value: 'added', words: 'added' },
          { value: 'removed', words: 'removed' },
        ]}
        onChoose={(choice) => choose({ choice: choice as ReactionChoice['choice'] })}
      />
      {narrowsReactions(search) && (
        <Button look="quiet" onClick={() => onUpdate(withAllReactions)}>
          Show all
        </Button>
      )}
    </fieldset>
  );
}

function Choice({
  label,
  all,
  chosen,
  options,
  onChoose,
}: {
  label: string;
  all: string;
  chosen: string | null;
  options: readonly Option[];
  onChoose: (value: string | null) => void;
}) {
  const isKnown = chosen === null || options.some(({ value }) => value === chosen);
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className={CONTROL}
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.target.value || null)}
        >
          <option value="">{all}</option>
          {/* One from an address that cannot be chosen here must still be there to be taken away. */}
          {!isKnown && <option value={chosen}>from the address</option>}
          {options.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
