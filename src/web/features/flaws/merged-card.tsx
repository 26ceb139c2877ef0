import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { unmergeFlaw } from '../../../contract/flaw-changes';
import type { Flaw } from '../../../contract/flaw-schemas';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';
import { ReasonField } from '../../ui/reason-field';
import { DecisionDialog } from './decision-dialog';
import { useFlawChange } from './use-flaw-change';

/** What was merged into it, or what it went into, and the way back. */
export function MergedCard({ flaw, zone }: { flaw: Flaw; zone: string }) {
  const navigate = useNavigate();
  const [taken, setTaken] = useState<{ id: string; title: string } | null>(null);
  const [reason, setReason] = useState('');
  const unmerge = useFlawChange((id: string) =>
    callEndpoint(unmergeFlaw, { params: { id }, body: { reason: reason.trim() || null } }),
  );
  if (flaw.mergedInto === null && flaw.mergedFrom.length === 0) return null;
  return (
    <Card title="Merged">
      {flaw.mergedInto && (
        <div className="flex flex-col gap-2 px-4 pt-1 pb-3">
          <p className="m-0">
            It is part of{' '}
            <Link className="flaw-link" to="/flaws/$flawId" params={{ flawId: flaw.mergedInto.id }}>
              {flaw.mergedInto.title}
            </Link>
            : decide there, or take it out again.
          </p>
          <Button onClick={() => setTaken(flaw)}>Take it out again</Button>
        </div>
      )}
      <ul className="flaw-plain" aria-label="Flaws merged into this one">
        {flaw.mergedFrom.map(({ id, title, complaints, at, actor }) => (
          <li key={id} className="flaw-fix">
            <p>
              <Link className="flaw-link" to="/flaws/$flawId" params={{ flawId: id }}>
                {title}
              </Link>
            </p>
            <p className="flaw-small">
              brought {formatQuantity(complaints, 'complaint')}, {formatDay(Date.parse(at), zone)}
              {actor && ` by ${actor.name}`}
            </p>
            {flaw.mergedInto === null && (
              <Button
                look="quiet"
                aria-label={`Take out again: ${title}`}
                onClick={() => setTaken({ id, title })}
              >
                Take out again
              </Button>
            )}
          </li>
        ))}
      </ul>
      {taken && (
        <DecisionDialog
          title="Take out again"
          words={`“${taken.title}” stands alone again: what it was, with what its own rule found since.`}
          save="Take out again"
          pending={unmerge.isPending}
          error={unmerge.error}
          onSave={() =>
            unmerge.mutate(taken.id, {
              onSuccess: ({ id }) => {
                setTaken(null);
                void navigate({ to: '/flaws/$flawId', params: { flawId: id } });
              },
            })
          }
          onClose={() => setTaken(null)}
        >
          <ReasonField value={reason} onChange={setReason} />
        </DecisionDialog>
      )}
    </Card>
  );
}
