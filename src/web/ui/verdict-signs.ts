import type { CounterVerdict, PledgeVerdict, Verdict } from '../../domain/effect/verdict-kinds';

/** The shape of a verdict, so that it is not told by colour. */
export const VERDICT_SIGNS: Readonly<Record<Verdict | PledgeVerdict, string>> = {
  'clear rise': '▲',
  'clear fall': '▼',
  'leaning up': '△',
  'leaning down': '▽',
  'cannot tell': '≈',
  'not enough data': '…',
  kept: '✓',
  missed: '✕',
  'not told': '≈',
  open: '○',
  refused: '…',
};

/** A verdict as it is read: what a pledge is called must not be what people were told. */
export const VERDICT_WORDS: Readonly<Record<Verdict | PledgeVerdict, string>> = {
  'clear rise': 'clear rise',
  'clear fall': 'clear fall',
  'leaning up': 'leaning up',
  'leaning down': 'leaning down',
  'cannot tell': 'cannot tell',
  'not enough data': 'not enough data',
  kept: 'kept',
  missed: 'missed',
  'not told': 'undecided',
  open: 'not due yet',
  refused: 'cannot be judged',
};

/** The shape of harm, or of its absence. */
export const HARM_SIGNS: Readonly<Record<CounterVerdict, string>> = {
  harm: '◆',
  'leaning to harm': '◇',
  'no sign of harm': '○',
  'cannot tell': '≈',
  refused: '…',
};
