import type { VoicesSample } from '../../../contract/voices';

/** Why no quote stands here: nothing collected, nothing said, or nothing that may be quoted. */
export function noVoicesWords(sample: VoicesSample, collected: boolean): string {
  if (sample.strata.some(({ mentions }) => mentions > 0)) {
    return 'Nothing can be quoted here: the words were deleted, or said in private.';
  }
  return collected
    ? 'Nobody said anything in this stretch, for this choice of topics, sources, languages and classes.'
    : 'No quotes: nothing was collected in this stretch. That nobody spoke is not known.';
}
