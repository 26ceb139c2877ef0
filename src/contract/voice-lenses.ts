/**
 * Orders of voices, each by one named figure: *followers* when last learnt; *persistence*: distinct days on which they
 * spoke; *first-to-notice*: flaws, accepted later, of which they spoke first; *most-affected*: complaints; *newest*: when
 * they first spoke; *supporters*: positive mentions.
 */
export const VOICE_LENSES = [
  'followers',
  'persistence',
  'first-to-notice',
  'most-affected',
  'newest',
  'supporters',
] as const;
export type VoiceLens = (typeof VOICE_LENSES)[number];

/** Which kinds of voices a list shows; what it does not show is counted. */
export const SHOWN_VOICES = ['people', 'likely-bots', 'syndicated', 'all'] as const;
export type ShownVoices = (typeof SHOWN_VOICES)[number];
