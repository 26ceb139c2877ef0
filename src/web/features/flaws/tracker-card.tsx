import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Flaw, TrackerLink } from '../../../contract/flaw-schemas';
import { checkTracker, linkTracker } from '../../../contract/tracker';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { trackerQuery } from './flaw-queries';
import { IssueDialog } from './issue-dialog';
import { LinkDialog } from './link-dialog';
import { useFlawChange } from './use-flaw-change';

/** What hangs on it in a tracker, as it said last; what failed, when it is tried again, and the way to try now. */
export function TrackerCard({ flaw, zone }: { flaw: Flaw; zone: string }) {
  const [asking, setAsking] = useState<'link' | 'issue' | null>(null);
  const tracker = useQuery(trackerQuery());
  const check = useFlawChange(() => callEndpoint(checkTracker, { params: { id: flaw.id } }));
  const unlink = useFlawChange(() =>
    callEndpoint(linkTracker, { params: { id: flaw.id }, body: { url: null } }),
  );
  const frozen = flaw.mergedInto !== null;
  const own = flaw.tracker;
  const error = check.error ?? unlink.error;
  return (
    <Card title="Tracker">
      {error && <ProblemNote error={error} />}
      {flaw.trackers.length === 0 && <p className="flaw-note">Nothing is linked.</p>}
      <ul className="flaw-plain" aria-label="Links">
        {flaw.trackers.map((link) => (
          <TrackerItem key={link.url} link={link} zone={zone} />
        ))}
      </ul>
      {!frozen && (
        <div className="flex flex-wrap gap-2 px-4 pb-3">
          {own?.kind === 'github' && (
            <Button disabled={check.isPending} onClick={() => check.mutate()}>
              {own.failure ? 'Try again' : 'Check now'}
            </Button>
          )}
          {!own && tracker.data?.available && (
            <Button onClick={() => setAsking('issue')}>Create a GitHub issue</Button>
          )}
          <Button onClick={() => setAsking('link')}>{own ? 'Change the link' : 'Link'}</Button>
          {own && (
            <RemoveButton
              subject={own.label}
              look="quiet"
              pending={unlink.isPending}
              onRemove={() => unlink.mutate()}
            />
          )}
        </div>
      )}
      {tracker.data && !tracker.data.available && (
        <p className="flaw-note flaw-small">{tracker.data.words}</p>
      )}
      {asking === 'link' && <LinkDialog flaw={flaw} onClose={() => setAsking(null)} />}
      {asking === 'issue' && <IssueDialog flaw={flaw} onClose={() => setAsking(null)} />}
    </Card>
  );
}

const STATES: Readonly<Record<TrackerLink['state'], string>> = {
  open: '○ open',
  closed: '● closed there',
  unknown: '',
};

function TrackerItem({ link, zone }: { link: TrackerLink; zone: string }) {
  const { failure } = link;
  return (
    <li className="flaw-fix">
      <p>
        <a className="flaw-link" href={link.url} target="_blank" rel="noopener noreferrer">
          {link.label}
        </a>{' '}
        {STATES[link.state]}
      </p>
      {link.title && <p>{link.title}</p>}
      {link.hint && <p className="flaw-small">{link.hint}</p>}
      {link.waiting.length > 0 && (
        <p className="flaw-small">Still to be done there: {link.waiting.join(', ')}.</p>
      )}
      {failure && (
        <p className="flaw-failure">
          Failed: {failure.words} ({failure.attempts} {failure.attempts === 1 ? 'attempt' : 'attempts'}
          {failure.retryAt !== null && `, again ${formatInstant(Date.parse(failure.retryAt), zone)}`})
        </p>
      )}
      {link.checkedAt !== null && (
        <p className="flaw-small">asked {formatInstant(Date.parse(link.checkedAt), zone)}</p>
      )}
    </li>
  );
}
