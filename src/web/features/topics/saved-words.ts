import type { Topic } from '../../../contract/topics';
import { formatPercent } from '../../ui/charts/number-format';

/** What has become of a topic that was just saved: which version is counted and which one is shown. */
export function savedWords({ version, building }: Pick<Topic, 'version' | 'building'>): string {
  if (building === null) return version === null ? 'Saved.' : 'Saved and counted over all history.';
  if (version === null) return 'Its history is being counted; it is on the River once that is done.';
  return `Version ${building.version} is being counted; the figures of version ${version} are shown until then.`;
}

/** How far the counting of a new version is: `counting history 43 %`. */
export function buildingWords({ share }: NonNullable<Topic['building']>): string {
  return `counting history ${formatPercent(Math.floor(100 * share))}`;
}
