import { useQuery } from '@tanstack/react-query';
import { type AnyRouter, useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { WRITTEN_MARK_KINDS } from '../../../contract/marks';
import { boardsQuery } from '../../features/boards/board-queries';
import { marksQuery } from '../../features/river/river-queries';
import { windowOfDays } from '../../features/river/river-window';
import { campaignsQuery } from '../../lib/campaigns-query';
import { catalogueQuery } from '../../lib/catalogue-query';
import { flawsQuery } from '../../lib/flaws-query';
import { healthQuery } from '../../lib/health-query';
import { switchRiver } from '../../lib/river-choice';
import { serverNowMs } from '../../lib/server-clock';
import { settingsQuery } from '../../lib/settings-query';
import { SHORTCUTS, type ShortcutId } from '../../lib/shortcuts';
import { teamsQuery } from '../../lib/teams-query';
import { topicsQuery } from '../../lib/topics-query';
import { setTourStep } from '../../lib/tour-step';
import { viewsQuery } from '../../lib/views-query';
import { formatDay, formatSpan } from '../../ui/charts/time-format';
import { addDays, localDayOf } from '../../url-state/local-day';
import {
  type RiverRange,
  type RiverUpdate,
  riverSearchSchema,
  withBucket,
  withFilter,
  withRange,
  withWindow,
} from '../../url-state/river-search';
import type { Overlay } from '../overlay';
import { setTheme, THEMES } from '../theme';
import type { Command } from './command';
import { SEARCH_ID } from './sections';
import { type Days, typedDays } from './typed-days';

const PAGES: { to: string; label: string; key?: ShortcutId; words?: string }[] = [
  { to: '/', label: 'River', key: 'river', words: 'currents home mentions' },
  {
    to: '/boards',
    label: 'Boards',
    key: 'boards',
    words: 'trend cards wall screen brief share of voice rivals brand',
  },
  { to: '/campaigns', label: 'Paddling', key: 'paddling', words: 'campaigns marks releases' },
  { to: '/threads', label: 'Threads', key: 'threads', words: 'conversations complaints search inbox' },
  { to: '/reply-times', label: 'First reply time', words: 'threads waiting answer median' },
  { to: '/flaws', label: 'Flaws', key: 'flaws', words: 'bugs problems proposals fixes regressed' },
  { to: '/flow', label: 'Flow', key: 'flow', words: 'dam sankey stages waiting never answered' },
  { to: '/voices', label: 'Voices', key: 'voices', words: 'people followers supporters bots partner' },
  { to: '/alerts', label: 'Alerts', key: 'alerts', words: 'spikes acknowledge snooze unexpected' },
  { to: '/imports', label: 'Imports', key: 'imports', words: 'upload file csv' },
  { to: '/campaigns/compare', label: 'Campaigns side by side', words: 'compare paddling effect' },
  { to: '/views', label: 'Saved views', words: 'bookmarks shared named' },
  { to: '/settings', label: 'Settings', key: 'settings', words: 'general time zone accounts' },
  { to: '/settings/topics', label: 'Topics', key: 'topics', words: 'settings queries' },
  { to: '/settings/teams', label: 'Teams', words: 'settings people' },
  { to: '/settings/routing', label: 'Routing', words: 'settings rules teams route' },
  { to: '/settings/alerts', label: 'Alert rules', words: 'settings replay channels webhook mail mute' },
  { to: '/settings/audit', label: 'Audit', words: 'settings labels accuracy sentiment complaints blind' },
  {
    to: '/settings/digests',
    label: 'Boards by e-mail',
    words: 'settings digest readers send mail unsubscribe',
  },
];
const WINDOWS: Record<RiverRange, string> = {
  '7d': 'Last 7 days',
  '28d': 'Last 28 days',
  '90d': 'Last 90 days',
  '365d': 'Last 365 days',
  all: 'All time',
};
const ADDED: { dialog: string; label: string; key?: ShortcutId }[] = [
  { dialog: 'mark:note', label: 'Add a note', key: 'note' },
  { dialog: 'mark:release', label: 'Add a release' },
  { dialog: 'new-campaign', label: 'Add a campaign' },
];
const YEAR_DAYS = 365;
/** Fewer letters are on their way to a name. */
const LEAST_SEARCHED = 3;
/** The week around a mark: as many days on either side of its own. */
const AROUND_DAYS = 3;
const THEME_LABELS = { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };

/**
 * Everything the palette offers, in the order of its groups: from the app itself, from what the store holds, and the days
 * that were typed, if these are some.
 */
export function useCommands(typed: string, open: (overlay: Overlay) => void): Command[] {
  const navigate = useNavigate();
  const router = useRouter();
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const views = useQuery(viewsQuery()).data?.items ?? [];
  const boards = useQuery(boardsQuery()).data?.items ?? [];
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const campaigns = useQuery(campaignsQuery()).data?.items ?? [];
  const flaws = useQuery(flawsQuery()).data?.items ?? [];
  const sources = useQuery(catalogueQuery()).data?.sources ?? [];
  const health = useQuery(healthQuery()).data;
  const zone = useQuery(settingsQuery()).data?.zone;
  const [nowMs] = useState(serverNowMs);
  const today = localDayOf(nowMs, zone ?? 'UTC');
  // Whole days of the past year, so that the question stays the same while the palette is opened again.
  const pastYear = windowOfDays(addDays(today, -YEAR_DAYS), addDays(today, 1), zone ?? 'UTC');
  const marks =
    useQuery(marksQuery(zone === undefined ? null : pastYear, WRITTEN_MARK_KINDS)).data?.items ?? [];
  const go = (to: string) => () => void navigate({ to } as never);
  const toRiver = (update: RiverUpdate) => () =>
    void navigate({ to: '/', search: update(riverSearchOf(router)) } as never);
  const toDays = ({ first, last }: Days) => {
    const { from, to } = windowOfDays(first, last, zone ?? 'UTC');
    // Buckets that suited the window before may be too many for this one.
    return toRiver((search) => withBucket('auto')(withWindow(from, to)(search)));
  };
  // Days without their zone would be wrong ones.
  const days = zone === undefined ? null : typedDays(typed, today);

  return [
    ...(days ? [daysCommand(typed, days, toDays(days))] : []),
    ...(typed.trim().length < LEAST_SEARCHED
      ? []
      : [
          {
            id: SEARCH_ID,
            group: 'Threads',
            label: `Search what people said: “${typed.trim()}”`,
            run: () => void navigate({ to: '/threads', search: { q: typed.trim() } }),
          },
        ]),
    ...PAGES.map(({ to, label, key, words = '' }) => ({
      id: `page ${to}`,
      group: 'Pages',
      label,
      words,
      hint: keysOf(key),
      run: go(to),
    })),
    ...ADDED.map(({ dialog, label, key }) => ({
      id: `add ${dialog}`,
      group: 'Actions',
      label,
      words: 'new mark create',
      hint: keysOf(key),
      run: () => void navigate({ to: '.', search: (search: object) => ({ ...search, dialog }) } as never),
    })),
    {
      id: 'share',
      group: 'Actions',
      label: 'Copy a short link to this view, or save it',
      words: 'share send address url bookmark',
      hint: keysOf('share'),
      run: () => open('share'),
    },
    {
      id: 'actor',
      group: 'Actions',
      label: 'Say who you are',
      words: 'actor name person sign',
      run: () => open('actor'),
    },
    ...tour(health, () => {
      setTourStep(0);
      void navigate({ to: '/' });
    }),
    ...riverSwitch(health),
    ...Object.entries(WINDOWS).map(([range, label]) => ({
      id: `window ${range}`,
      group: 'Window',
      label,
      words: `${range} river time range`,
      run: toRiver(withRange(range as RiverRange)),
    })),
    ...marks.toReversed().map(({ id, kind, label, at, endExclusive }) => {
      const first = localDayOf(Date.parse(at), zone ?? 'UTC');
      const last = endExclusive ? localDayOf(Date.parse(endExclusive) - 1, zone ?? 'UTC') : first;
      return {
        id: `mark ${id}`,
        group: 'Week around',
        label,
        hint: formatDay(Date.parse(at), zone ?? 'UTC'),
        words: `${kind} week`,
        run: toDays({ first: addDays(first, -AROUND_DAYS), last: addDays(last, AROUND_DAYS) }),
      };
    }),
    {
      id: 'decisions',
      group: 'Inboxes',
      label: 'Threads that need a decision',
      words: 'nobody several owner inbox',
      run: go('/decisions'),
    },
    ...teams.map(({ id, name }) => ({
      id: `inbox ${id}`,
      group: 'Inboxes',
      label: `Inbox of ${name}`,
      words: 'team threads',
      run: () => void navigate({ to: '/threads', search: { team: id } }),
    })),
    ...boards.map(({ id, name }) => ({
      id: `board ${id}`,
      group: 'Boards',
      label: name,
      run: () => void navigate({ to: '/boards/$boardId', params: { boardId: id } }),
    })),
    ...views.map(({ id, name, path }) => ({
      id: `view ${id}`,
      group: 'Saved views',
      label: name,
      run: () => router.history.push(path),
    })),
    ...topics.map(({ id, name }) => ({
      id: `topic ${id}`,
      group: 'Topics',
      label: name,
      run: toRiver(withFilter('topic', [id])),
    })),
    ...campaigns.map(({ id, name }) => ({
      id: `campaign ${id}`,
      group: 'Campaigns',
      label: name,
      run: () => void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } }),
    })),
    ...flaws.map(({ id, title, state }) => ({
      id: `flaw ${id}`,
      group: 'Flaws',
      label: title,
      words: state,
      run: () => void navigate({ to: '/flaws/$flawId', params: { flawId: id } }),
    })),
    ...sources.map(({ id }) => ({
      id: `source ${id}`,
      group: 'Sources',
      label: id,
      run: toRiver(withFilter('source', [id])),
    })),
    ...THEMES.map((theme) => ({
      id: `theme ${theme}`,
      group: 'This browser',
      label: THEME_LABELS[theme],
      words: 'colour mode appearance',
      run: () => setTheme(theme),
    })),
    {
      id: 'shortcuts',
      group: 'This browser',
      label: 'Keyboard shortcuts',
      words: 'keys help turn off',
      hint: keysOf('sheet'),
      run: () => open('sheet'),
    },
  ];
}

/** Found by whatever was typed, since that is what it was made of. */
function daysCommand(typed: string, { first, last }: Days, run: () => void): Command {
  const startMs = Date.parse(`${first}T00:00:00Z`);
  const endExclusiveMs = Date.parse(`${addDays(last, 1)}T00:00:00Z`);
  return {
    id: 'days',
    group: 'Window',
    label: formatSpan({ startMs, endExclusiveMs }, 'UTC'),
    words: typed,
    run,
  };
}

type Rivers = { river: string; rivers: { sample: boolean; real: boolean } } | undefined;

/** The tour is of the sample company: from one's own river it goes there. */
function tour(health: Rivers, begin: () => void): Command[] {
  if (!health?.rivers.sample) return [];
  const run = () => {
    if (health.river === 'sample') return begin();
    setTourStep(0);
    switchRiver('sample');
  };
  return [
    {
      id: 'tour',
      group: 'Actions',
      label: 'Take the tour of the sample company',
      words: 'help start introduction guide',
      run,
    },
  ];
}

function riverSwitch(health: Rivers): Command[] {
  if (!health?.rivers.sample) return [];
  if (health.river === 'real') {
    return [
      {
        id: 'river sample',
        group: 'Actions',
        label: 'Look at the sample company',
        words: 'switch river',
        run: () => switchRiver('sample'),
      },
    ];
  }
  if (!health.rivers.real) return [];
  return [
    {
      id: 'river real',
      group: 'Actions',
      label: 'Go to your river',
      words: 'switch real',
      run: () => switchRiver('real'),
    },
  ];
}

/** What the River shows now, so that a command changes one thing of it; from another page it begins anew. */
function riverSearchOf(router: AnyRouter) {
  const { pathname, search } = router.state.location;
  return riverSearchSchema.parse(pathname === '/' ? search : {});
}

function keysOf(id: ShortcutId | undefined): string | undefined {
  return SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys;
}
