/**
 * *unanswered*: people spoke and we never did in public; *waiting*: people spoke after our last public turn; *answered*:
 * we spoke last; *handled*: one of the first two, and somebody of ours said that nothing is left to do, until people speak
 * again; *ours*: nobody but us spoke.
 */
export const THREAD_STATES = ['unanswered', 'waiting', 'answered', 'handled', 'ours'] as const;
export type ThreadState = (typeof THREAD_STATES)[number];
export const THREAD_SORTS = ['recent', 'waiting', 'size', 'persistence'] as const;
export type ThreadSort = (typeof THREAD_SORTS)[number];

/**
 * How a conversation came to its team: *person* routed it, a *rule* did, every *topic* of its opening belongs to that
 * team; *several* teams own what it speaks about and somebody must decide; *none* does; *conflict*: people decided
 * differently before two conversations turned out to be one.
 */
export const ROUTED_BY = ['person', 'rule', 'topic', 'several', 'none', 'conflict'] as const;
export type RoutedBy = (typeof ROUTED_BY)[number];
