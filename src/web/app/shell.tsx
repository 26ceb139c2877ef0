import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useSearch } from '@tanstack/react-router';
import { Keyboard } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { noteServedRiver } from '../lib/actor';
import { AfterPaint } from '../lib/after-paint';
import { healthQuery } from '../lib/health-query';
import { useLiveStream } from '../lib/live-stream';
import { useChosenRiver } from '../lib/river-choice';
import { type ShortcutId, useShortcutsOn, withKeys } from '../lib/shortcuts';
import { useTourStep } from '../lib/tour-step';
import { ActorButton } from './actor-button';
import { LiveNote, OfflineNote } from './live-note';
import { Logo } from './logo';
import type { Overlay } from './overlay';
import { Overlays, preloadPalette } from './overlays';
import { PaletteButton } from './palette-button';
import { RemovedNote } from './removed-note';
import { RiverBanner } from './river-banner';
import { SettingsNav } from './settings-nav';
import { ShareButton } from './share-button';
import { ThemeChoice } from './theme-choice';
import { useKnownActor } from './use-known-actor';
import { usePageChange } from './use-page-change';
import { useShellKeys } from './use-shell-keys';

const AlertBadge = lazy(() =>
  import('./alert-badge').then(({ AlertBadge: component }) => ({ default: component })),
);
const AlertLink = lazy(() =>
  import('./alert-badge').then(({ AlertLink: component }) => ({ default: component })),
);
const Dialogs = lazy(() => import('./dialogs').then(({ Dialogs: component }) => ({ default: component })));
const PrintHead = lazy(() =>
  import('./print-head').then(({ PrintHead: component }) => ({ default: component })),
);
const TourPanel = lazy(() =>
  import('./tour/tour-panel').then(({ TourPanel: component }) => ({ default: component })),
);
const ScenarioSwitcher =
  import.meta.env.DEV && import.meta.env.VITE_EDDYLINE_MOCK
    ? lazy(() =>
        import('./scenario-switcher').then(({ ScenarioSwitcher: component }) => ({ default: component })),
      )
    : null;

const PAGES: readonly { to: string; label: string; keys: ShortcutId }[] = [
  { to: '/', label: 'River', keys: 'river' },
  { to: '/boards', label: 'Boards', keys: 'boards' },
  { to: '/campaigns', label: 'Paddling', keys: 'paddling' },
  { to: '/threads', label: 'Threads', keys: 'threads' },
  { to: '/flaws', label: 'Flaws', keys: 'flaws' },
  { to: '/flow', label: 'Flow', keys: 'flow' },
  { to: '/voices', label: 'Voices', keys: 'voices' },
  { to: '/alerts', label: 'Alerts', keys: 'alerts' },
  { to: '/imports', label: 'Imports', keys: 'imports' },
  { to: '/settings', label: 'Settings', keys: 'settings' },
];

/** What stands around every page: navigation, which river, whether it is live, and dialogs over it. */
export function Shell() {
  const { dialog } = useSearch({ from: '__root__' });
  useLiveStream(useQueryClient(), useChosenRiver());
  usePageChange();
  useKnownActor();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  useShellKeys(overlay, setOverlay);
  // Tooltips name the keys only while those act.
  useShortcutsOn();
  const tour = useTourStep();
  const health = useQuery(healthQuery());
  const served = health.data?.river;
  useEffect(() => {
    if (served) noteServedRiver(served);
  }, [served]);
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[200px_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-(--layer-first) rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <header className="sticky top-0 z-(--layer-header) flex items-center gap-3 border-line border-b bg-bg px-4 py-2 max-md:flex-wrap max-md:gap-x-1 md:h-dvh md:flex-col md:items-stretch md:gap-4 md:border-r md:border-b-0 md:px-3 md:py-4">
        <Link
          to="/"
          className="flex items-center gap-2 px-2 font-[650] text-quote tracking-tight no-underline"
        >
          <Logo /> Eddyline
        </Link>
        <PaletteButton onOpen={() => setOverlay('palette')} onIntent={preloadPalette} />
        <nav
          aria-label="Pages"
          className="order-last flex gap-1 max-md:w-full max-md:overflow-x-auto max-md:pr-6 max-md:[mask-image:linear-gradient(to_right,black_calc(100%-28px),transparent)] md:order-none md:flex-col md:gap-0.5"
        >
          {PAGES.map(({ to, label, keys }) => (
            <Link
              key={to}
              to={to}
              title={withKeys(label, keys)}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              className="flex-none rounded-md px-2 py-1.5 md:px-2.5 font-medium text-ink2 no-underline hover:bg-grid aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
            >
              {label}
              {to === '/alerts' && (
                <Suspense>
                  <AlertBadge />
                </Suspense>
              )}
            </Link>
          ))}
        </nav>
        <div className="flex items-center gap-2 max-sm:gap-0.5 md:mt-auto md:flex-wrap md:gap-x-0.5 md:px-2">
          <ActorButton onOpen={() => setOverlay('actor')} />
          <LiveNote />
          <Suspense>
            <AlertLink />
          </Suspense>
          <ShareButton onOpen={() => setOverlay('share')} />
          <ThemeChoice />
          <button
            type="button"
            aria-haspopup="dialog"
            aria-label="Keyboard shortcuts"
            title={withKeys('Keyboard shortcuts', 'sheet')}
            onClick={() => setOverlay('sheet')}
            className="grid size-8 place-items-center rounded-md text-ink2 hover:bg-grid max-md:hidden"
          >
            <Keyboard size={16} aria-hidden="true" />
          </button>
          {ScenarioSwitcher && (
            <Suspense>
              <ScenarioSwitcher />
            </Suspense>
          )}
        </div>
      </header>
      <main id="main" className="min-w-0 px-3 pt-3 pb-8 outline-none md:px-5" tabIndex={-1}>
        <Suspense>
          <PrintHead />
        </Suspense>
        {health.data && <RiverBanner health={health.data} />}
        {/* In its place but not drawn until it is known what stands above it, so that it never moves down. */}
        <div className={health.isPending ? 'opacity-0' : undefined}>
          <SettingsNav />
          <AfterPaint>
            <Outlet />
          </AfterPaint>
        </div>
      </main>
      {tour !== null && (
        <Suspense>
          <TourPanel step={tour} />
        </Suspense>
      )}
      <OfflineNote />
      <RemovedNote />
      <Overlays overlay={overlay} onOpen={setOverlay} />
      {dialog && (
        <Suspense>
          <Dialogs name={dialog} />
        </Suspense>
      )}
    </div>
  );
}
