import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { healthQuery } from '../lib/health-query';
import { useLiveStream } from '../lib/live-stream';
import { useChosenRiver } from '../lib/river-choice';
import { LiveNote, OfflineNote } from './live-note';
import { Logo } from './logo';
import { RiverBanner } from './river-banner';
import { ThemeChoice } from './theme-choice';

const Dialogs = lazy(() => import('./dialogs').then(({ Dialogs: component }) => ({ default: component })));
const ScenarioSwitcher =
  import.meta.env.DEV && import.meta.env.VITE_EDDYLINE_MOCK
    ? lazy(() =>
        import('./scenario-switcher').then(({ ScenarioSwitcher: component }) => ({ default: component })),
      )
    : null;

const PAGES = [
  { to: '/', label: 'River' },
  { to: '/campaigns', label: 'Paddling' },
  { to: '/imports', label: 'Imports' },
  { to: '/settings', label: 'Settings' },
] as const;

/** What stands around every page: navigation, which river, whether it is live, and dialogs over it. */
export function Shell() {
  const { dialog } = useSearch({ from: '__root__' });
  useLiveStream(useQueryClient(), useChosenRiver());
  usePageChange();
  const health = useQuery(healthQuery());
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[200px_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <header className="sticky top-0 z-20 flex items-center gap-3 border-line border-b bg-bg px-4 py-2 max-md:flex-wrap md:h-dvh md:flex-col md:items-stretch md:gap-4 md:border-r md:border-b-0 md:px-3 md:py-4">
        <Link
          to="/"
          className="flex items-center gap-2 px-2 font-[650] text-[15px] tracking-tight no-underline"
        >
          <Logo /> Eddyline
        </Link>
        <nav
          aria-label="Pages"
          className="order-last flex gap-1 max-md:w-full md:order-none md:flex-col md:gap-0.5"
        >
          {PAGES.map(({ to, label }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              className="rounded-md px-2.5 py-1.5 font-medium text-ink2 no-underline hover:bg-grid aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-2 md:mt-auto md:ml-0 md:flex-wrap md:px-2">
          <LiveNote />
          <ThemeChoice />
          {ScenarioSwitcher && (
            <Suspense>
              <ScenarioSwitcher />
            </Suspense>
          )}
        </div>
      </header>
      <main id="main" className="min-w-0 px-3 pt-3 pb-8 outline-none md:px-5" tabIndex={-1}>
        {health.data && <RiverBanner health={health.data} />}
        <Outlet />
      </main>
      <OfflineNote />
      {dialog && (
        <Suspense>
          <Dialogs name={dialog} />
        </Suspense>
      )}
    </div>
  );
}

/** Names the page in the window's title, and begins at its top for those who read by keyboard or by ear. */
function usePageChange(): void {
  const before = useRef<string | null>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    const page = PAGES.find(({ to }) => to === path);
    document.title = page ? `${page.label} · Eddyline` : 'Eddyline';
    if (before.current !== null && before.current !== path) {
      document.getElementById('main')?.focus({ preventScroll: true });
    }
    before.current = path;
  }, [path]);
}
