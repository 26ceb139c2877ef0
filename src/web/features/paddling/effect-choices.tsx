import { PLEDGE_MEASURES, type PledgeMeasure } from '../../../contract/pledge-measures';
import type { Topic } from '../../../contract/topics';
import { CONTROL, Field } from '../../ui/field';
import {
  type CampaignSearch,
  type CampaignUpdate,
  withControl,
  withoutTarget,
  withTarget,
} from '../../url-state/campaign-search';
import { ControlSelect } from './control-select';
import { PerSelect } from './per-select';
import { CHOICE_WORDS, capitalised } from './pledge-words';

/** Other questions to the same days: another measure, of another topic, per another series, or with something else taken into account. */
export function EffectChoices({
  search,
  topics,
  untouched,
  words,
  onUpdate,
}: {
  search: CampaignSearch;
  topics: readonly Topic[];
  /** Topics nothing was done about: what it can be measured against. */
  untouched: readonly Topic[];
  words: { nothing: string; control: string };
  onUpdate: (update: CampaignUpdate) => void;
}) {
  const isShare = search.measure === 'share-of-voice';
  return (
    <div className="effect-choices">
      <Field label="Look at another measure" hint="Found afterwards: nobody said before that it would move.">
        {(attributes) => (
          <select
            {...attributes}
            className={CONTROL}
            value={search.measure ?? ''}
            onChange={(event) => {
              const measure = (event.target.value || null) as PledgeMeasure | null;
              onUpdate(measure === null ? withoutTarget : withTarget({ measure }));
            }}
          >
            <option value="">{words.nothing}</option>
            {PLEDGE_MEASURES.map((measure) => (
              <option key={measure} value={measure}>
                {capitalised(CHOICE_WORDS[measure])}
              </option>
            ))}
          </select>
        )}
      </Field>
      {(search.measure !== null || search.topic !== null) && (
        <TopicSelect
          label="Of the topic"
          nothing="the same one"
          topics={topics}
          chosen={search.topic}
          onChoose={(topic) => onUpdate(withTarget({ topic }))}
        />
      )}
      {search.measure === 'complaint-rate' && (
        <PerSelect chosen={search.per} onChoose={(per) => onUpdate(withTarget({ per }))} />
      )}
      {isShare && (
        <TopicSelect
          label="Among"
          nothing="choose the whole set"
          topics={topics}
          chosen={search.among}
          onChoose={(among) => onUpdate(withTarget({ among }))}
        />
      )}
      <ControlSelect
        label={words.control}
        topics={untouched}
        chosen={search.control}
        onChoose={(control) => onUpdate(withControl(control))}
      />
    </div>
  );
}

function TopicSelect({
  label,
  nothing,
  topics,
  chosen,
  onChoose,
}: {
  label: string;
  nothing: string;
  topics: readonly Topic[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) {
  const isKnown = chosen === null || topics.some(({ id }) => id === chosen);
  return (
    <Field label={label}>
      {(attributes) => (
        <select
          {...attributes}
          className={CONTROL}
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.target.value || null)}
        >
          <option value="">{nothing}</option>
          {/* One from an address that cannot be chosen here must still be there to be taken away. */}
          {!isKnown && <option value={chosen}>a topic from the address</option>}
          {topics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
