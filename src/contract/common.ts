import { z } from 'zod';

/** An instant on the wire: ISO-8601 with `Z` or an offset. */
export const instant = z.iso.datetime({ offset: true });

export const SENTIMENTS = ['positive', 'neutral', 'negative'] as const;

/** A query parameter that may be given several times: `source=a&source=b`; answers a list, empty when absent. */
export const repeated = <Item extends z.ZodType<string>>(item: Item) =>
  z
    .union([item, z.array(item)])
    .optional()
    .transform((value): z.output<Item>[] =>
      value === undefined ? [] : Array.isArray(value) ? value : [value],
    );

/** Page of a list: `cursor` is opaque and comes from the page before. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  cursor: z.string().max(500).optional(),
});

/** What every list answers. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
