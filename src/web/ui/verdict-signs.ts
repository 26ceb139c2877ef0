import type { PledgeVerdict, Verdict } from '../../domain/effect/verdict-kinds';

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
