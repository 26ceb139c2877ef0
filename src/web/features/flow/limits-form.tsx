import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Flow, getFlow } from '../../../contract/flow';
import { patchSettings } from '../../../contract/settings';
import { AWAITED_STAGES } from '../../../domain/flow/flow-stages';
import { callEndpoint } from '../../lib/api';
import { STAGE_NAMES } from '../../lib/flow-words';
import { settingsQuery } from '../../lib/settings-query';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';

/** How long each stage may take before those who wait stand at a dam; the same for everyone. */
export function LimitsForm({ limits }: { limits: Flow['limits'] }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="flow-limits" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Limits, in days</summary>
      {open && <Form limits={limits} onDone={() => setOpen(false)} />}
    </details>
  );
}

function Form({ limits, onDone }: { limits: Flow['limits']; onDone: () => void }) {
  const client = useQueryClient();
  const [days, setDays] = useState(() =>
    Object.fromEntries(AWAITED_STAGES.map((stage) => [stage, String(limits[stage] / 24)])),
  );
  const change = useMutation({
    mutationFn: (flowLimits: Flow['limits']) => callEndpoint(patchSettings, { body: { flowLimits } }),
    onSuccess: async (settings) => {
      client.setQueryData(settingsQuery().queryKey, settings);
      await client.invalidateQueries({ queryKey: [getFlow.path] });
      onDone();
    },
  });
  const wrong = (stage: string) => {
    const hours = Number(days[stage]) * 24;
    return Number.isFinite(hours) && hours >= 1 && hours <= 10_000 ? undefined : 'From 0.05 to 416 days.';
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (AWAITED_STAGES.some(wrong)) return;
    change.mutate(
      Object.fromEntries(AWAITED_STAGES.map((stage) => [stage, Number(days[stage]) * 24])) as Flow['limits'],
    );
  };
  return (
    <form onSubmit={submit}>
      {change.error && <ProblemNote error={change.error} />}
      <div className="flow-limit-fields">
        {AWAITED_STAGES.map((stage) => (
          <Field key={stage} label={STAGE_NAMES[stage]} error={wrong(stage)}>
            {(control) => (
              <input
                {...control}
                inputMode="decimal"
                className={CONTROL}
                value={days[stage]}
                onChange={(event) => setDays({ ...days, [stage]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="flow-limit-actions">
        <Button type="submit" look="primary" disabled={change.isPending}>
          Save the limits
        </Button>
        <Button onClick={onDone}>Leave them</Button>
      </div>
    </form>
  );
}
