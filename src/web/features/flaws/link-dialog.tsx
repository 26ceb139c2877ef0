import { useState } from 'react';
import type { Flaw } from '../../../contract/flaw-schemas';
import { linkTracker } from '../../../contract/tracker';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { CONTROL, Field } from '../../ui/field';
import { DecisionDialog } from './decision-dialog';
import { useFlawChange } from './use-flaw-change';

/** Links a flaw to what stands in a tracker, at any address. */
export function LinkDialog({ flaw, onClose }: { flaw: Flaw; onClose: () => void }) {
  const [url, setUrl] = useState(flaw.tracker?.url ?? '');
  const link = useFlawChange(() =>
    callEndpoint(linkTracker, { params: { id: flaw.id }, body: { url: url.trim() } }),
  );
  return (
    <DecisionDialog
      title="Link to a tracker"
      words="Any address will do. An issue of GitHub is followed where that is set up."
      save="Link"
      disabled={url.trim() === ''}
      pending={link.isPending}
      error={link.error}
      onSave={() => link.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label="Address" error={fieldErrors(link.error).url}>
        {(control) => (
          <input
            {...control}
            className={CONTROL}
            type="url"
            required
            maxLength={2000}
            placeholder="https://"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
    </DecisionDialog>
  );
}
