import { getSettings, patchSettings } from '../../contract/settings';
import { isTimeZone } from '../../domain/zone-offsets';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import { changeOurAccounts } from '../ingest/change-our-accounts';
import { beginZoneChange, runZoneChange } from '../ingest/change-zone';
import { ApiError } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { readSettings, setFlowLimits, setWeekStart } from '../stores/settings.store';

export function routeSettings(api: EndpointRouter, services: Services): void {
  const { db } = services;

  api.on(getSettings, () => readSettings(db));

  api.on(patchSettings, async ({ body }) => {
    const { zone, weekStart, ourAccounts, flowLimits } = body;
    if (zone !== undefined && !isTimeZone(zone)) {
      throw new ApiError(400, 'invalid-request', `${zone} is no IANA time zone such as Europe/Berlin.`, {
        errors: [{ field: 'zone', message: 'Not an IANA time zone.' }],
      });
    }
    await inTransaction(db, async (tx) => {
      // First, since it waits for imports, which hold the row that the other one writes.
      if (ourAccounts !== undefined) await changeOurAccounts(tx, ourAccounts);
      if (weekStart !== undefined) await setWeekStart(tx, weekStart);
      if (flowLimits !== undefined) await setFlowLimits(tx, flowLimits);
      await publish(tx, { name: 'settings', data: {} }, services.now());
      await publish(tx, { name: 'currents', data: { from: null, to: null } }, services.now());
    });
    if (zone !== undefined) {
      await beginZoneChange(services, zone);
      services.inBackground(runZoneChange(services));
    }
    services.feed.nudge();
    return readSettings(db);
  });
}
