import { Link, useRouterState } from '@tanstack/react-router';

const SETTINGS_PAGES = [
  { to: '/settings', label: 'General' },
  { to: '/settings/topics', label: 'Topics' },
  { to: '/settings/teams', label: 'Teams' },
  { to: '/settings/routing', label: 'Routing' },
  { to: '/settings/alerts', label: 'Alerts' },
  { to: '/settings/digests', label: 'E-mail' },
  { to: '/settings/audit', label: 'Audit' },
] as const;

/** The way between the settings pages, above each of them; nothing on other pages. */
export function SettingsNav() {
  const shown = useRouterState({ select: ({ location }) => /^\/settings(\/|$)/.test(location.pathname) });
  if (!shown) return null;
  return (
    <nav
      aria-label="Settings"
      className="mx-auto mb-3 flex max-w-[860px] flex-wrap gap-x-4 border-line border-b"
    >
      {SETTINGS_PAGES.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          className="-mb-px inline-flex min-h-8 items-center border-transparent border-b-2 font-medium text-ink2 no-underline hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-accent"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
