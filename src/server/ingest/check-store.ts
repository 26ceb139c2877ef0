import type { Check } from '../../contract/upkeep';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import { compareFlawFigures } from '../flaw/flaw-figures';
import { compareFlawThreads } from '../stores/flaw-thread.store';
import { countMentions, extentOfIds } from '../stores/recount.store';
import { compareWithRecount } from '../stores/rollup.store';
import { compareThreads } from '../stores/thread-state.store';
import { compareWords } from '../stores/thread-words.store';
import { liveVersions } from '../stores/topic-version.store';
import { activeZone } from '../stores/zone.store';
import { checkTopics } from './check-topics';
import { edgesOf } from './recount-range';

/** Recounts every mention, matches every text anew, and compares with the rollups and topics, on one snapshot of the store; changes nothing. */
export async function checkStore(db: Db): Promise<Check> {
  return readSnapshot(db, async (tx) => {
    const zone = await activeZone(tx);
    const extent = (await extentOfIds(tx, null, null)) ?? { firstMs: 0, lastMs: 0 };
    const check: Check = { ok: true, mentions: await countMentions(tx), comparedRows: 0, differences: [] };
    const shown = (await liveVersions(tx)).filter(({ state }) => state === 'active');
    for (const [rollup, grain] of [
      ['currents_hour', 'hour'],
      ['currents_day', 'day'],
    ] as const) {
      const edges = edgesOf(extent, grain, zone.zone);
      for (const topicVersion of [0, ...shown.map(({ version }) => version)]) {
        const into = { zoneVersion: zone.version, topicVersion };
        const { compared, differences } = await compareWithRecount(tx, rollup, into, edges);
        check.comparedRows += compared;
        check.differences.push(...differences.map((difference) => ({ rollup, ...difference })));
      }
    }
    check.differences.push(...(await checkTopics(tx, shown)));
    const threads = await compareThreads(tx);
    check.differences.push(...threads.map((difference) => ({ rollup: 'thread', ...difference })));
    const words = await compareWords(tx);
    check.differences.push(...words.map((difference) => ({ rollup: 'thread_words', ...difference })));
    const flaws = await compareFlawThreads(tx);
    check.differences.push(...flaws.map((difference) => ({ rollup: 'flaw_thread', ...difference })));
    const figures = await compareFlawFigures(tx);
    check.differences.push(...figures.map((difference) => ({ rollup: 'flaw_figure', ...difference })));
    check.ok = check.differences.length === 0;
    return check;
  });
}
