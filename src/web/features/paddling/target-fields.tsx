import { PLEDGE_MEASURES, type PledgeMeasure } from '../../../contract/pledge-measures';
import type { Pledge } from '../../../contract/pledges';
import type { Topic } from '../../../contract/topics';
import { CONTROL, Field } from '../../ui/field';
import { PerSelect } from './per-select';
import { CHOICE_WORDS } from './pledge-words';

export type Target = Pick<Pledge, 'measure' | 'topic' | 'among' | 'per' | 'direction'>;

/** What is to change, of which topic, and which way. `errors` are by the names of the fields. */
export function TargetFields({
  target,
  topics,
  errors,
  onChange,
}: {
  target: Target;
  topics: readonly Topic[];
  errors: Readonly<Record<string, string>>;
  onChange: (target: Target) => void;
}) {
  const topicSelect = (field: 'topic' | 'among', label: string, nothing: string) => (
    <Field label={label} error={errors[field]}>
      {(attributes) => (
        <select
          {...attributes}
          className={CONTROL}
          value={target[field] ?? ''}
          onChange={(event) => onChange({ ...target, [field]: event.target.value || null })}
        >
          <option value="">{nothing}</option>
          {topics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <div className="pledge-target">
      <Field label="Measure" error={errors.measure}>
        {(attributes) => (
          <select
            {...attributes}
            className={CONTROL}
            value={target.measure}
            onChange={(event) => {
              const measure = event.target.value as PledgeMeasure;
              onChange({
                ...target,
                measure,
                among: measure === 'share-of-voice' ? target.among : null,
                per: measure === 'complaint-rate' ? target.per : null,
              });
            }}
          >
            {PLEDGE_MEASURES.map((measure) => (
              <option key={measure} value={measure}>
                {CHOICE_WORDS[measure]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {target.measure === 'complaint-rate' && (
        <PerSelect chosen={target.per} error={errors.per} onChoose={(per) => onChange({ ...target, per })} />
      )}
      {topicSelect('topic', 'Of the topic', 'everything said')}
      {target.measure === 'share-of-voice' && topicSelect('among', 'Among', 'choose the whole set')}
      <Field label="Which way" error={errors.direction}>
        {(attributes) => (
          <select
            {...attributes}
            className={CONTROL}
            value={target.direction}
            onChange={(event) => onChange({ ...target, direction: event.target.value as 'up' | 'down' })}
          >
            <option value="up">up</option>
            <option value="down">down</option>
          </select>
        )}
      </Field>
    </div>
  );
}
