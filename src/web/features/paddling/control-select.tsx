import { useQuery } from '@tanstack/react-query';
import type { Topic } from '../../../contract/topics';
import { exposuresQuery } from '../../lib/exposures-query';
import { CONTROL, Field } from '../../ui/field';

/** What stands in for the weather: a topic nothing was done about, or an uploaded series. */
export function ControlSelect({
  label,
  topics,
  chosen,
  onChoose,
}: {
  label: string;
  topics: readonly Topic[];
  /** Id of a topic, or `exposure:` and that of a series. */
  chosen: string | null;
  onChoose: (control: string | null) => void;
}) {
  const series = useQuery(exposuresQuery()).data?.items ?? [];
  const values = [...topics.map(({ id }) => id), ...series.map(({ id }) => `exposure:${id}`)];
  return (
    <Field label={label} hint="It stands in for the weather: what moved everything alike is no effect.">
      {(attributes) => (
        <select
          {...attributes}
          className={CONTROL}
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.target.value || null)}
        >
          <option value="">none</option>
          {/* One from an address that cannot be chosen here must still be there to be taken away. */}
          {chosen !== null && !values.includes(chosen) && (
            <option value={chosen}>one from the address</option>
          )}
          {series.length > 0 && (
            <optgroup label="Uploaded series">
              {series.map(({ id, name }) => (
                <option key={id} value={`exposure:${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
          {topics.length > 0 && (
            <optgroup label="Topics">
              {topics.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      )}
    </Field>
  );
}
