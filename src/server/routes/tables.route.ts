import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';
import { answerTable } from '../tables/answer-table';
import { CAMPAIGNS_TABLE } from '../tables/campaigns.table';
import { CURRENTS_TABLE } from '../tables/currents.table';
import { FLAWS_TABLE } from '../tables/flaws.table';
import { FLOW_TABLE } from '../tables/flow.table';
import { MARKS_TABLE } from '../tables/marks.table';
import { MOVERS_TABLE } from '../tables/movers.table';
import { REPLY_TIMES_TABLE } from '../tables/reply-times.table';
import { SPIKES_TABLE } from '../tables/spikes.table';
import { THREADS_TABLE } from '../tables/threads.table';
import { VOICES_TABLE } from '../tables/voices.table';

/** Answers as tables for spreadsheets, each under the path of what it is made of. */
export function routeTables(api: EndpointRouter, services: Services): void {
  answerTable(api, services, CURRENTS_TABLE);
  answerTable(api, services, MOVERS_TABLE);
  answerTable(api, services, SPIKES_TABLE);
  answerTable(api, services, CAMPAIGNS_TABLE);
  answerTable(api, services, THREADS_TABLE);
  answerTable(api, services, FLAWS_TABLE);
  answerTable(api, services, FLOW_TABLE);
  answerTable(api, services, REPLY_TIMES_TABLE);
  answerTable(api, services, VOICES_TABLE);
  answerTable(api, services, MARKS_TABLE);
}
