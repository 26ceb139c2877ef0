import type { LooksFor } from '../../contract/alert-rules';
import { lookForAlerts } from '../alerts/look-for-alerts';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { insertAlertRule } from '../stores/alert-rule.store';

const DAY_MS = 86_400_000;
/** The sample's rules have been on for as long. */
const ON_FOR_DAYS = 60;

/** Rules of the sample that were switched on two months ago, and what they have raised since; in the app only. */
export async function addSampleAlerts(
  services: Services,
  rules: readonly { name: string; teamId: string | null; looksFor: LooksFor }[],
): Promise<void> {
  const on = new Date(services.now().getTime() - ON_FOR_DAYS * DAY_MS);
  await inTransaction(services.db, async (tx) => {
    for (const { name, teamId, looksFor } of rules) {
      await insertAlertRule(tx, {
        id: crypto.randomUUID(),
        name,
        looks_for: looksFor,
        team_id: teamId,
        tell_expected: false,
        enabled: true,
        switched_at: on,
        switched_by: null,
        looked_at: null,
        looked_key: null,
        problem: null,
        actor: null,
        created_at: on,
        removed_at: null,
      });
    }
  });
  await lookForAlerts(services);
}
