import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { extentOfIds, nextIds } from '../stores/recount.store';
import { liveVersions } from '../stores/topic-version.store';
import {
  abandonZone,
  activeZone,
  beginZone,
  buildingZone,
  flipZone,
  lockZones,
  setBuiltTo,
} from '../stores/zone.store';
import { builtToOf } from './counted-change';
import { recountRange } from './recount-range';

const IDS_PER_STEP = 20_000;

/** Begins counting in another zone beside the present one; `runZoneChange` does the work. Same zone: nothing. */
export async function beginZoneChange(services: Services, zone: string): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    if ((await activeZone(tx)).zone === zone) await abandonZone(tx);
    else if ((await buildingZone(tx))?.zone !== zone) await beginZone(tx, zone);
  });
}

/**
 * Builds the zone version under way in steps of ids and flips it at the end. Between steps every change counts in
 * both versions up to where the walk has come, so nothing is missed or counted twice. Goes on after a restart.
 */
export async function runZoneChange(services: Services): Promise<void> {
  while (!services.stopping.aborted && (await buildStep(services))) services.feed.nudge();
  services.feed.nudge();
}

async function buildStep(services: Services): Promise<boolean> {
  return inTransaction(services.db, async (tx) => {
    await lockZones(tx, 'update');
    const building = await buildingZone(tx);
    if (!building) return false;
    const step = await nextIds(tx, building.builtTo, IDS_PER_STEP);
    if (step) {
      const extent = await extentOfIds(tx, building.builtTo, step);
      if (extent) {
        const counting = { zones: [building], topics: builtToOf(await liveVersions(tx)) };
        await recountRange(tx, counting, extent, { after: building.builtTo, to: step });
      }
      await setBuiltTo(tx, building.version, step);
    } else await flipZone(tx, building.version);
    await publish(tx, { name: 'settings', data: {} }, services.now());
    if (!step) await publish(tx, { name: 'currents', data: { from: null, to: null } }, services.now());
    return step !== null;
  });
}
