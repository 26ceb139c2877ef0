import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
  stripSearchParams,
} from '@tanstack/react-router';
import { z } from 'zod';
import { parseSearch, stringifySearch } from '../lib/search-codec';
import { ALERTS_SEARCH_DEFAULTS, alertsSearchSchema } from '../url-state/alerts-search';
import { AUDIT_SEARCH_DEFAULTS, auditSearchSchema } from '../url-state/audit-search';
import { BOARD_SEARCH_DEFAULTS, boardSearchSchema } from '../url-state/board-search';
import { CAMPAIGN_SEARCH_DEFAULTS, campaignSearchSchema } from '../url-state/campaign-search';
import { COMPARE_SEARCH_DEFAULTS, compareSearchSchema } from '../url-state/compare-search';
import { FLAWS_SEARCH_DEFAULTS, flawsSearchSchema } from '../url-state/flaws-search';
import { FLOW_SEARCH_DEFAULTS, flowSearchSchema } from '../url-state/flow-search';
import { PADDLING_SEARCH_DEFAULTS, paddlingSearchSchema } from '../url-state/paddling-search';
import { REPLY_TIMES_DEFAULTS, replyTimesSearchSchema } from '../url-state/reply-times-search';
import { RIVER_SEARCH_DEFAULTS, riverSearchSchema } from '../url-state/river-search';
import { THREADS_SEARCH_DEFAULTS, threadsSearchSchema } from '../url-state/threads-search';
import { VOICES_SEARCH_DEFAULTS, voicesSearchSchema } from '../url-state/voices-search';
import { NotFound, RouteProblem } from './route-states';
import { Shell } from './shell';

/** What any page's address may say: which river, which dialog stands over it, which scenario (development). */
const shellSearchSchema = z.object({
  river: z.enum(['sample', 'real']).optional().catch(undefined),
  dialog: z.string().max(100).nullish().catch(undefined),
  scenario: z.string().max(40).optional().catch(undefined),
});

// A name of digits in a hand-written address arrives as a number.
const words = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().max(4000))
  .optional()
  .catch(undefined);
const topicsSearchSchema = z.object({ topic: words, word: words });
const threadSearchSchema = z.object({ turn: words });

const decisionsSearchSchema = z.object({
  why: z.string().max(20).optional().catch(undefined),
  team: z.uuid().optional().catch(undefined),
});

const rootRoute = createRootRoute({
  validateSearch: shellSearchSchema,
  search: { middlewares: [retainSearchParams(['river', 'scenario'])] },
  component: Shell,
  errorComponent: RouteProblem,
  notFoundComponent: NotFound,
});

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    validateSearch: riverSearchSchema,
    search: { middlewares: [stripSearchParams(RIVER_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/river/river-page'), 'RiverPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/boards',
    component: lazyRouteComponent(() => import('../features/boards/boards-page'), 'BoardsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/boards/$boardId',
    validateSearch: boardSearchSchema,
    search: { middlewares: [stripSearchParams(BOARD_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/boards/board-page'), 'BoardPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/campaigns',
    validateSearch: paddlingSearchSchema,
    search: { middlewares: [stripSearchParams(PADDLING_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/paddling/paddling-page'), 'PaddlingPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/campaigns/compare',
    validateSearch: compareSearchSchema,
    search: { middlewares: [stripSearchParams(COMPARE_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/paddling/compare-page'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/flaws',
    validateSearch: flawsSearchSchema,
    search: { middlewares: [stripSearchParams(FLAWS_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/flaws/flaws-page'), 'FlawsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/flaws/$flawId',
    component: lazyRouteComponent(() => import('../features/flaws/flaw-page'), 'FlawPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/flow',
    validateSearch: flowSearchSchema,
    search: { middlewares: [stripSearchParams(FLOW_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/flow/flow-page'), 'FlowPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/alerts',
    validateSearch: alertsSearchSchema,
    search: { middlewares: [stripSearchParams(ALERTS_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/alerts/alerts-page'), 'AlertsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/imports',
    component: lazyRouteComponent(() => import('../features/imports/imports-page'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/campaigns/$campaignId',
    validateSearch: campaignSearchSchema,
    search: { middlewares: [stripSearchParams(CAMPAIGN_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/paddling/campaign-page'), 'CampaignPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/marks/$markId',
    validateSearch: campaignSearchSchema,
    search: { middlewares: [stripSearchParams(CAMPAIGN_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/paddling/mark-page'), 'MarkPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/threads',
    validateSearch: threadsSearchSchema,
    search: { middlewares: [stripSearchParams(THREADS_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/threads/threads-page'), 'ThreadsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/threads/$threadId',
    validateSearch: threadSearchSchema,
    component: lazyRouteComponent(() => import('../features/threads/thread-page'), 'ThreadPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/decisions',
    validateSearch: decisionsSearchSchema,
    component: lazyRouteComponent(() => import('../features/threads/decisions-page'), 'DecisionsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reply-times',
    validateSearch: replyTimesSearchSchema,
    search: { middlewares: [stripSearchParams(REPLY_TIMES_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/reply-times/reply-times-page'), 'ReplyTimesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/voices',
    validateSearch: voicesSearchSchema,
    search: { middlewares: [stripSearchParams(VOICES_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/voices/voices-page'), 'VoicesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/voices/$voiceId',
    component: lazyRouteComponent(() => import('../features/voices/voice-page'), 'VoicePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/views',
    component: lazyRouteComponent(() => import('../features/sharing/views-page'), 'ViewsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/s/$linkId',
    component: lazyRouteComponent(() => import('../features/sharing/short-link-page'), 'ShortLinkPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('../features/settings/settings-page'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/topics',
    validateSearch: topicsSearchSchema,
    component: lazyRouteComponent(() => import('../features/topics/topics-page'), 'TopicsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/teams',
    component: lazyRouteComponent(() => import('../features/teams/teams-page'), 'TeamsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/audit',
    validateSearch: auditSearchSchema,
    search: { middlewares: [stripSearchParams(AUDIT_SEARCH_DEFAULTS)] },
    component: lazyRouteComponent(() => import('../features/audit/audit-page'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/routing',
    component: lazyRouteComponent(() => import('../features/routing/routing-page'), 'RoutingPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/digests',
    component: lazyRouteComponent(
      () => import('../features/digest-settings/digest-settings-page'),
      'DigestSettingsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/alerts',
    component: lazyRouteComponent(
      () => import('../features/alert-settings/alert-settings-page'),
      'AlertSettingsPage',
    ),
  }),
];

const developmentRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/dev/ui',
        component: lazyRouteComponent(() => import('../dev/gallery-page'), 'GalleryPage'),
      }),
    ]
  : [];

export const router = createRouter({
  routeTree: rootRoute.addChildren([...routes, ...developmentRoutes]),
  defaultPreload: 'intent',
  // Inside the shell, so that the way to the other pages stays.
  defaultErrorComponent: RouteProblem,
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
