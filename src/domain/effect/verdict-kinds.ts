export const VERDICTS = [
  'clear rise',
  'clear fall',
  'leaning up',
  'leaning down',
  'cannot tell',
  'not enough data',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export const PLEDGE_VERDICTS = ['kept', 'missed', 'not told', 'open', 'refused'] as const;
export type PledgeVerdict = (typeof PLEDGE_VERDICTS)[number];

export const COUNTER_VERDICTS = [
  'harm',
  'leaning to harm',
  'no sign of harm',
  'cannot tell',
  'refused',
] as const;
export type CounterVerdict = (typeof COUNTER_VERDICTS)[number];
