import { sampleCompany } from '../../sample/sample-company';
import { ensureSample } from '../ingest/sample-import';
import type { Services } from '../services';

const MENTIONS = 30_000;
const SEED = 1;

/** Puts the sample company into an empty sample store, which ends with the moment of this first start; else nothing. */
export async function fillWithSample(services: Services, say: (line: string) => void): Promise<void> {
  const make = () => {
    say(
      `Making the sample company: about ${MENTIONS.toLocaleString('en-GB')} mentions, once, half a minute or less …`,
    );
    const now = services.now();
    return sampleCompany({
      seed: SEED,
      anchor: now.toISOString().slice(0, 10),
      mentions: MENTIONS,
      nowMs: now.getTime(),
    });
  };
  await ensureSample(services, make, (words) => say(`Making the sample company: ${words} …`));
}
