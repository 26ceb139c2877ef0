import { sampleCompany } from '../../sample/sample-company';
import { ensureSample } from '../ingest/sample-import';
import type { Services } from '../services';

const MENTIONS = 5000;
const SEED = 1;
const DAY_MS = 86_400_000;

/** Puts the sample company into an empty sample store, which ends on the day before this first start; else nothing. */
export async function fillWithSample(services: Services, say: (line: string) => void): Promise<void> {
  await ensureSample(services, () => {
    say('Making the sample company (once, a few seconds) …');
    // The last whole day: a sample of today would hold what has not been said yet.
    const anchor = new Date(services.now().getTime() - DAY_MS).toISOString().slice(0, 10);
    return sampleCompany({ seed: SEED, anchor, mentions: MENTIONS });
  });
}
