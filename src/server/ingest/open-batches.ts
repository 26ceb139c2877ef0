import type { Services } from '../services';
import type { BatchContext, Batches } from './batch';
import { openExposureBatches } from './exposure-batches';
import { openMentionBatches } from './mention-batches';
import { campaignBatches, markBatches, postBatches } from './paddling-batches';

/** The batches of an import of this kind. */
export async function openBatches(services: Services, context: BatchContext): Promise<Batches> {
  switch (context.kind) {
    case 'mentions':
      return openMentionBatches(services, context);
    case 'campaigns':
      return campaignBatches(services, context);
    case 'posts':
      return postBatches(services, context);
    case 'marks':
      return markBatches(services, context);
    case 'exposure':
      return openExposureBatches(services, context);
  }
}
