import { useQuery } from '@tanstack/react-query';
import { exposuresQuery } from '../../lib/exposures-query';
import { CONTROL, Field } from '../../ui/field';

/** What a complaint rate is per 1,000 of: mentions, or an uploaded series. */
export function PerSelect({
  chosen,
  nothing = 'mentions',
  error,
  onChoose,
}: {
  chosen: string | null;
  nothing?: string;
  error?: string | undefined;
  onChoose: (id: string | null) => void;
}) {
  const items = useQuery(exposuresQuery()).data?.items ?? [];
  const isKnown = chosen === null || items.some(({ id }) => id === chosen);
  return (
    <Field label="Per 1,000 of" error={error}>
      {(attributes) => (
        <select
          {...attributes}
          className={CONTROL}
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.target.value || null)}
        >
          <option value="">{nothing}</option>
          {/* One whose values were withdrawn, or from an address, must still be there to be taken away. */}
          {!isKnown && <option value={chosen}>a series without values</option>}
          {items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
