import { z } from 'zod';

const hours = z.number().min(1).max(10_000);

/** How long each stage may take before those who wait stand at a dam, in hours. */
export const flowLimitsSchema = z.object({
  seen: hours,
  accepted: hours,
  fixed: hours,
  shipped: hours,
  told: hours,
});
