import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Dialog } from '../../ui/dialog';
import { riverSearchSchema } from '../../url-state/river-search';
import { LinkPart } from './link-part';
import { SavePart } from './save-part';
import { pinnedWindow, windowWords } from './window-choice';

/** The view on screen, to pass on: its short link, copied at once, and a name to save it under. */
export function ShareDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const client = useQueryClient();
  const [isPinned, setPinned] = useState(false);
  // What stood on screen when it was asked for; the page behind cannot change meanwhile.
  const view = useMemo(() => {
    const { pathname, href } = router.state.location;
    const search: Record<string, unknown> = router.state.matches.at(-1)?.search ?? {};
    const pinned = pathname === '/' ? pinnedWindow(client, riverSearchSchema.parse(search)) : null;
    const pinnedHref = pinned && router.buildLocation({ to: '/', search: pinned.update } as never).href;
    return { href, search, pinned, pinnedHref };
  }, [router, client]);
  const path = (isPinned && view.pinnedHref) || view.href;
  return (
    <Dialog title="Share this view" onClose={onClose}>
      <div className="flex flex-col gap-4 p-4">
        {view.pinned ? (
          <fieldset className="m-0 flex flex-col gap-1 border-0 p-0">
            <legend className="p-0 font-medium text-ink2 text-small">The window</legend>
            <label className="flex min-h-8 items-center gap-2">
              <input type="radio" name="window" checked={!isPinned} onChange={() => setPinned(false)} />
              {movesWords(windowWords(view.search))}
            </label>
            <label className="flex min-h-8 items-center gap-2">
              <input type="radio" name="window" checked={isPinned} onChange={() => setPinned(true)} />
              Stays: {view.pinned.words}
            </label>
          </fieldset>
        ) : (
          <p className="m-0 text-ink2">{windowWords(view.search)}</p>
        )}
        <LinkPart path={path} />
        <SavePart path={path} onClose={onClose} />
      </div>
    </Dialog>
  );
}

/** The sentence as one of two choices: `Moves with time: the last 28 days when it is opened`. */
function movesWords(sentence: string): string {
  return sentence.replace(/^Its window moves/, 'Moves').replace(/\.$/, '');
}
