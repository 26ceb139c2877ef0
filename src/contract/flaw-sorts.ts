export const FLAW_SORTS = ['rank', 'volume', 'persistence', 'breadth', 'recent'] as const;
export type FlawSort = (typeof FLAW_SORTS)[number];
