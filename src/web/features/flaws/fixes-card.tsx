import { useState } from 'react';
import { removeFix } from '../../../contract/flaw-changes';
import type { Flaw, FlawFix } from '../../../contract/flaw-schemas';
import { callEndpoint } from '../../lib/api';
import { serverNowMs } from '../../lib/server-clock';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { FixDialog } from './fix-dialog';
import { useFlawChange } from './use-flaw-change';

/** What is meant to end the flaw: version, when it takes effect, and when everybody can have it. */
export function FixesCard({ flaw, zone }: { flaw: Flaw; zone: string }) {
  const [adding, setAdding] = useState(false);
  const remove = useFlawChange((markId: string) =>
    callEndpoint(removeFix, { params: { id: flaw.id, markId } }),
  );
  const frozen = flaw.mergedInto !== null;
  return (
    <Card title="Fixes">
      {remove.error && <ProblemNote error={remove.error} />}
      {flaw.fixes.length === 0 && (
        <p className="flaw-note">
          None recorded. A closed issue or a click does not prove a fix: with its date the river can.
        </p>
      )}
      <ul className="flaw-plain" aria-label="Fixes, newest first">
        {flaw.fixes.map((fix) => (
          <li key={fix.id} className="flaw-fix">
            <p>
              <b>{fix.version ?? fix.label}</b>
              {fix.version !== null && ` ${fix.label}`}
            </p>
            <p className="flaw-small">
              {Date.parse(fix.effectiveAt) > serverNowMs() ? 'planned for' : 'in effect'}{' '}
              {formatInstant(Date.parse(fix.effectiveAt), zone)}
              {lagWords(fix)}
              {fix.everywhereAt !== fix.effectiveAt &&
                `; everywhere ${formatInstant(Date.parse(fix.everywhereAt), zone)}`}
            </p>
            <p className="flaw-small">
              recorded {formatInstant(Date.parse(fix.recordedAt), zone)}
              {fix.actor && ` by ${fix.actor.name}`}
              {fix.url !== null && (
                <>
                  {' · '}
                  <a className="flaw-link" href={fix.url} target="_blank" rel="noopener noreferrer">
                    what shipped
                  </a>
                </>
              )}
            </p>
            {!frozen && (
              <RemoveButton
                subject={fix.version ?? fix.label}
                asking="Press again to take it back"
                look="quiet"
                pending={remove.isPending}
                onRemove={() => remove.mutate(fix.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {!frozen && (
        <div className="px-4 pb-3">
          <Button
            look={flaw.fixes.length === 0 && flaw.state === 'accepted' ? 'primary' : 'plain'}
            onClick={() => setAdding(true)}
          >
            Record a fix
          </Button>
        </div>
      )}
      {adding && <FixDialog flaw={flaw} zone={zone} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function lagWords({ lags }: FlawFix): string {
  return lags.map(({ source, days }) => `, ${source} +${days} ${days === 1 ? 'day' : 'days'}`).join('');
}
