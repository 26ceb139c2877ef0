import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
  stripSearchParams,
} from '@tanstack/react-router';
import { z } from 'zod';
import { RIVER_SEARCH_DEFAULTS, riverSearchSchema } from '../url-state/river-search';
import { NotFound, RouteProblem } from './route-states';
import { Shell } from './shell';

/** What any page's address may say: which river, which dialog stands over it, which scenario (development). */
const shellSearchSchema = z.object({
  river: z.enum(['sample', 'real']).optional().catch(undefined),
  dialog: z.string().max(100).nullish().catch(undefined),
  scenario: z.string().max(40).optional().catch(undefined),
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
    path: '/campaigns',
    component: lazyRouteComponent(() => import('../features/paddling/paddling-page'), 'PaddlingPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/imports',
    component: lazyRouteComponent(() => import('../features/imports/imports-page'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('../features/settings/settings-page'), 'SettingsPage'),
  }),
];

export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  defaultPreload: 'intent',
  // Inside the shell, so that the way to the other pages stays.
  defaultErrorComponent: RouteProblem,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
