import { lazy, Suspense } from 'react';
import type { Overlay } from './overlay';
import { OverlayBoundary } from './overlay-boundary';

const loadPalette = () => import('./palette/palette');
const Palette = lazy(() => loadPalette().then(({ Palette: component }) => ({ default: component })));
const ShortcutSheet = lazy(() =>
  import('./shortcut-sheet').then(({ ShortcutSheet: component }) => ({ default: component })),
);
const ActorDialog = lazy(() =>
  import('./actor-dialog').then(({ ActorDialog: component }) => ({ default: component })),
);
const ShareDialog = lazy(() =>
  import('./share/share-dialog').then(({ ShareDialog: component }) => ({ default: component })),
);

/** Begins to load the palette, which is no part of the first page. */
export function preloadPalette(): void {
  // It is asked for again when it is opened, and says then that it could not be loaded.
  loadPalette().catch(() => {});
}

/** What lies over the page now, loaded on first use. */
export function Overlays({
  overlay,
  onOpen,
}: {
  overlay: Overlay | null;
  onOpen: (overlay: Overlay | null) => void;
}) {
  const close = () => onOpen(null);
  return (
    <OverlayBoundary name={overlay} onClose={close}>
      <Suspense>
        {overlay === 'palette' && <Palette onClose={close} onOpen={onOpen} />}
        {overlay === 'sheet' && <ShortcutSheet onClose={close} />}
        {overlay === 'actor' && <ActorDialog onClose={close} />}
        {overlay === 'share' && <ShareDialog onClose={close} />}
      </Suspense>
    </OverlayBoundary>
  );
}
