import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Door, guardDoor, sendSecurityHeaders } from './door';
import { EndpointRouter } from './endpoint-router';
import { API_DESCRIPTION } from './examples/api-description';
import { readKnown } from './examples/read-known';
import { type DescribedApi, withExamples } from './examples/with-examples';
import { problemResponse } from './problems';
import { routeAlertChannels } from './routes/alert-channels.route';
import { routeAlertRules } from './routes/alert-rules.route';
import { routeAlerts } from './routes/alerts.route';
import { routeAudit } from './routes/audit.route';
import { routeAuthors } from './routes/authors.route';
import { routeBoards } from './routes/boards.route';
import { routeBrief } from './routes/brief.route';
import { routeBulk } from './routes/bulk.route';
import { routeCampaigns } from './routes/campaigns.route';
import { routeCorrections } from './routes/corrections.route';
import { routeCurrents } from './routes/currents.route';
import { routeDecisions } from './routes/decisions.route';
import { routeDigests } from './routes/digests.route';
import { routeDrivers } from './routes/drivers.route';
import { routeEffects } from './routes/effects.route';
import { routeExposures } from './routes/exposures.route';
import { routeFlawEvidence } from './routes/flaw-evidence.route';
import { routeFlawProposals } from './routes/flaw-proposals.route';
import { routeFlaws } from './routes/flaws.route';
import { routeFlow } from './routes/flow.route';
import { routeHealth } from './routes/health.route';
import { routeImports } from './routes/imports.route';
import { followLink, routeLinks } from './routes/links.route';
import { routeMarks } from './routes/marks.route';
import { routeMovers } from './routes/movers.route';
import { routeNotices } from './routes/notices.route';
import { routePledges } from './routes/pledges.route';
import { routePosts } from './routes/posts.route';
import { routeReactions } from './routes/reactions.route';
import { routeReplyTimes } from './routes/reply-times.route';
import { routeRouting } from './routes/routing.route';
import { routeSettings } from './routes/settings.route';
import { routeSpikes } from './routes/spikes.route';
import { routeStream } from './routes/stream.route';
import { routeTables } from './routes/tables.route';
import { routeTeams } from './routes/teams.route';
import { routeThreads } from './routes/threads.route';
import { routeTopics } from './routes/topics.route';
import { routeTracker } from './routes/tracker.route';
import { routeUnsubscribe } from './routes/unsubscribe.route';
import { routeUpkeep } from './routes/upkeep.route';
import { routeViews } from './routes/views.route';
import { routeVoicePeople } from './routes/voice-people.route';
import { routeVoices } from './routes/voices.route';
import type { Services } from './services';

export const API_BASE = '/api/v1';
/** Of a JSON body; files of rows are streamed and have no limit. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The API as one `fetch(Request) → Response`, the same in Node, in a browser and in tests. `door` is `null` only where
 * no network stands before it (the page's own mock).
 */
export function createApp(services: Services, door: Door | null): Hono {
  const api = new EndpointRouter();
  for (const route of [
    routeHealth,
    // Before topics: “movers.csv” is no id.
    routeTables,
    routeCurrents,
    routeSpikes,
    routeDrivers,
    routeCampaigns,
    routePledges,
    routeEffects,
    routePosts,
    routeReactions,
    routeMarks,
    routeImports,
    routeExposures,
    routeSettings,
    // Before topics: "movers" is no id.
    routeMovers,
    routeTeams,
    routeTopics,
    routeVoices,
    // After the sample of voices, whose path is no id.
    routeVoicePeople,
    // Before threads: "bulk" is no id.
    routeBulk,
    routeThreads,
    routeDecisions,
    routeAuthors,
    routeCorrections,
    routeAudit,
    routeRouting,
    routeReplyTimes,
    routeFlaws,
    routeFlawEvidence,
    routeFlawProposals,
    routeNotices,
    routeTracker,
    routeFlow,
    routeBoards,
    routeDigests,
    routeUnsubscribe,
    routeAlertRules,
    routeAlerts,
    routeAlertChannels,
    routeBrief,
    routeLinks,
    routeViews,
    routeUpkeep,
    routeStream,
  ]) {
    route(api, services);
  }
  api.hono.get('/openapi.json', async (context) => {
    const document = api.hono.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Eddyline', version: services.version, description: API_DESCRIPTION },
      servers: [{ url: API_BASE }],
    });
    const known = await readKnown(services.db, api.ask);
    return context.json(withExamples(document as DescribedApi, API_BASE, known));
  });
  const app = new Hono();
  app.use(sendSecurityHeaders);
  if (door) app.use(guardDoor(door));
  const limitBody = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => problemResponse(413, 'too-large', 'A JSON body may hold at most 1 MB.'),
  });
  app.use((context, next) =>
    context.req.path.startsWith(`${API_BASE}/imports/`) ? next() : limitBody(context, next),
  );
  app.route(API_BASE, api.hono);
  app.get('/s/:id', followLink(services));
  app.notFound((context) =>
    problemResponse(404, 'not-found', `There is nothing at ${context.req.method} ${context.req.path}.`),
  );
  return app;
}
