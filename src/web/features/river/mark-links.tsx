import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Mark } from '../../../contract/marks';
import { DialogLink } from './dialog-link';

// Asked for when a mark is opened.
const MarkEffectLine = lazy(async () => ({ default: (await import('./mark-effect-line')).MarkEffectLine }));

/** Where a mark leads: a campaign's page, or the dialog in which it was written; with what followed it. */
export function linksOf({ id, kind, at, campaignId, url }: Mark): ReactNode {
  if (kind === 'campaign' || kind === 'post') {
    const campaign = kind === 'campaign' ? id : campaignId;
    return (
      <>
        {campaign !== null && (
          <Link to="/campaigns/$campaignId" params={{ campaignId: campaign }}>
            {kind === 'campaign' ? 'campaign' : 'its campaign'}
          </Link>
        )}
        {/* A post that was collected, too, is a turn of a thread under the same id. */}
        {kind === 'post' && url !== null && (
          <>
            {' '}
            <Link to="/threads/$threadId" params={{ threadId: id }}>
              thread
            </Link>
          </>
        )}
      </>
    );
  }
  return (
    <>
      <DialogLink dialog={`edit-mark:${id}@${at}`}>edit</DialogLink>
      {kind !== 'note' && (
        <Suspense fallback={null}>
          <MarkEffectLine markId={id} />
        </Suspense>
      )}
    </>
  );
}
