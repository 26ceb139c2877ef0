import type { FlawState } from '../../contract/flaw-schemas';

/** A fix that is recorded and has not taken effect anywhere. */
export const PLANNED = {
  name: 'fix planned',
  means: 'a fix is planned; nothing is fixed before it takes effect',
};

/** The states of a flaw as people read them, and what each means. */
export const FLAW_STATE_WORDS: Readonly<Record<FlawState, { name: string; means: string }>> = {
  suspected: { name: 'suspected', means: 'somebody thinks there is a flaw' },
  accepted: { name: 'accepted', means: 'a team agrees that there is a flaw' },
  'fix-shipped': { name: 'fix shipped', means: 'a fix is recorded and does not work everywhere yet' },
  watching: { name: 'watching', means: 'the fix works everywhere; the river decides whether it helped' },
  'confirmed-quiet': { name: 'confirmed quiet', means: 'complaints fell for sure after the fix' },
  regressed: { name: 'regressed', means: 'people who have the fix complain of it' },
  'wont-fix': { name: 'won’t fix', means: 'we decided to live with it; it is not resolved' },
  archived: { name: 'archived', means: 'left alone until it gets worse' },
};
