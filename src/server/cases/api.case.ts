import type { OpenTestApp } from '../testing/test-app';
import { correctionCases } from './corrections.case';
import { currentsCases } from './currents.case';
import { damagedFileCases } from './damaged-files.case';
import { doorCases } from './door.case';
import { effectCases } from './effects.case';
import { flawCases } from './flaws.case';
import { importCases } from './imports.case';
import { moverCases } from './movers.case';
import { paddlingCases } from './paddling.case';
import { pledgeCases } from './pledges.case';
import { postCases } from './posts.case';
import { reactionCases } from './reactions.case';
import { replyTimeCases } from './reply-times.case';
import { routingCases } from './routing.case';
import { serviceCases } from './service.case';
import { spikeCases } from './spikes.case';
import { teamCases } from './teams.case';
import { threadListCases } from './thread-list.case';
import { threadReadCases } from './threads-read.case';
import { topicCases } from './topics.case';
import { voiceCases } from './voices.case';

/** The whole suite of the API; every host runs it. `door` is false where no network stands before the app. */
export function apiCases(open: OpenTestApp, { door }: { door: boolean }): void {
  currentsCases(open);
  spikeCases(open);
  importCases(open);
  damagedFileCases(open);
  paddlingCases(open);
  pledgeCases(open);
  effectCases(open);
  postCases(open);
  reactionCases(open);
  teamCases(open);
  topicCases(open);
  moverCases(open);
  voiceCases(open);
  threadReadCases(open);
  threadListCases(open);
  correctionCases(open);
  routingCases(open);
  replyTimeCases(open);
  flawCases(open);
  serviceCases(open);
  if (door) doorCases(open);
}
