import type { VoiceList } from '../../contract/voice-people';
import { type ApartReason, COPIED, FORMULAS, REPEATS, SLEEPLESS } from '../../domain/voice-kinds';

/** The rules that set voices apart, for the list's foot. */
export const RULES_IN_WORDS: VoiceList['rules'] = [
  {
    kind: 'likely-bot',
    words: `Likely bots said the same words ${REPEATS.times} times or more within ${REPEATS.minutes} minutes (letter case, links, handles and numbers aside; what is then shorter than 24 characters is not counted).`,
  },
  {
    kind: 'likely-bot',
    words: `Likely bots, too: those with ${FORMULAS.mentions} mentions or more of which at least ${100 * FORMULAS.share} % are words they said ${FORMULAS.times} times or more, as feeds do.`,
  },
  {
    kind: 'likely-bot',
    words: `Likely bots, too: those who on ${SLEEPLESS.days} days or more spoke in at least ${SLEEPLESS.hours} of the 24 hours (UTC).`,
  },
  {
    kind: 'syndicated',
    words: `Copies and syndication: half or more of what they said are words that within 24 hours were said on ${COPIED.sources} sources or by ${COPIED.voices} voices.`,
  },
];

/** Why a voice is set apart: a rule with its figures. */
export function reasonInWords(reason: ApartReason): string {
  if (reason.rule === 'repeats') {
    return `Said the same words ${reason.times} times within ${REPEATS.minutes} minutes.`;
  }
  if (reason.rule === 'formulas') {
    return `${reason.repeated} of ${reason.mentions} mentions are words they said ${FORMULAS.times} times or more.`;
  }
  if (reason.rule === 'sleepless') {
    return `Spoke in at least ${SLEEPLESS.hours} of the 24 hours on ${reason.days} days.`;
  }
  return `${reason.copies} of ${reason.mentions} mentions are words that within 24 hours were said on ${COPIED.sources} sources or by ${COPIED.voices} voices.`;
}
