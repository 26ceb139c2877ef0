/** The states of a flaw's life. */
export const FLAW_STATES = [
  'suspected',
  'accepted',
  'fix-shipped',
  'watching',
  'confirmed-quiet',
  'regressed',
  'wont-fix',
  'archived',
] as const;
export type FlawState = (typeof FLAW_STATES)[number];
