import { sampleCompany } from '../../sample/sample-company';
import { ensureSample } from '../ingest/sample-import';
import type { Services } from '../services';

const MENTIONS = 5000;
const SEED = 1;

/** Puts the sample company into an empty sample store, anchored on the day of this first start; else nothing. */
export async function fillWithSample(services: Services, say: (line: string) => void): Promise<void> {
  await ensureSample(services, () => {
    say('Making the sample company (once, a few seconds) …');
    const anchor = services.now().toISOString().slice(0, 10);
    return sampleCompany({ seed: SEED, anchor, mentions: MENTIONS });
  });
}
