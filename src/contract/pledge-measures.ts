/** What a campaign can be meant to change. */
export const PLEDGE_MEASURES = [
  'volume',
  'positive',
  'negative',
  'complaints',
  'complaint-rate',
  'net-sentiment',
  'share-of-voice',
] as const;
export type PledgeMeasure = (typeof PLEDGE_MEASURES)[number];
