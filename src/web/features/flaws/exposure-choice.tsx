import { useQuery } from '@tanstack/react-query';
import type { Flaw } from '../../../contract/flaw-schemas';
import { patchFlaw } from '../../../contract/flaws';
import { callEndpoint } from '../../lib/api';
import { exposuresQuery } from '../../lib/exposures-query';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { useFlawChange } from './use-flaw-change';

/** What a flaw's complaints are held against: covered days, or an uploaded series. */
export function ExposureChoice({ flaw }: { flaw: Flaw }) {
  const { exposure } = flaw;
  const items = useQuery(exposuresQuery()).data?.items ?? [];
  const save = useFlawChange((exposureId: string | null) =>
    callEndpoint(patchFlaw, { params: { id: flaw.id }, body: { exposureId } }),
  );
  if (items.length === 0 && exposure === null) return null;
  return (
    <>
      <Field
        label="Hold its complaints against"
        hint="A day that the series does not know is not used. What was confirmed stays as it was read."
      >
        {(attributes) => (
          <select
            {...attributes}
            className={CONTROL}
            value={exposure?.id ?? ''}
            disabled={save.isPending || flaw.mergedInto !== null}
            onChange={(event) => save.mutate(event.target.value || null)}
          >
            <option value="">covered days</option>
            {exposure && !items.some(({ id }) => id === exposure.id) && (
              <option value={exposure.id}>{exposure.name} (without values)</option>
            )}
            {items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {save.error && <ProblemNote error={save.error} />}
    </>
  );
}
