import { z } from 'zod';
import { DRAW_SIZES } from '../../contract/audit-sizes';

/** Which draw the audit page works on, as it stands in the URL: the same address goes on with the same mentions. */
export const auditSearchSchema = z.object({
  seed: z.number().int().min(1).max(1_000_000_000).default(1).catch(1),
  size: z
    .union(DRAW_SIZES.map((size) => z.literal(size)))
    .default(200)
    .catch(200),
  lang: z.string().max(12).nullable().default(null).catch(null),
  topic: z.string().max(100).nullable().default(null).catch(null),
});
export type AuditSearch = z.output<typeof auditSearchSchema>;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const AUDIT_SEARCH_DEFAULTS: AuditSearch = auditSearchSchema.parse({});
