import type { VoiceLens } from '../../../contract/voice-lenses';
import type { ListedVoice } from '../../../contract/voice-people';
import { formatCompact, formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';

export const LENS_NAMES: Readonly<Record<VoiceLens, string>> = {
  followers: 'Followers',
  persistence: 'Persistence',
  'first-to-notice': 'First to notice',
  'most-affected': 'Most affected',
  newest: 'Newest',
  supporters: 'Supporters',
};

/** What a lens orders by, and what that does not say. */
export const LENS_MEANINGS: Readonly<Record<VoiceLens, string>> = {
  followers:
    'By followers when last learnt; voices whose followers no source reported are not shown. Many followers make somebody loud, not right, and not influential.',
  persistence:
    'By distinct days on which they spoke. Who comes back again and again waits for something; often nobody else will say it.',
  'first-to-notice':
    'By flaws of which they spoke first, before people accepted them. Few followers is no reason to hear them late.',
  'most-affected':
    'By complaints; beside them how many were never answered and on how many days they complained.',
  newest: 'By when they first spoke: nobody here has been heard before this window.',
  supporters:
    'By positive mentions; beside them conversations in which they helped somebody else who complained.',
};

/** Why a lens shows none of the voices that are asked for. */
export const NOBODY: Readonly<Record<VoiceLens, string>> = {
  followers: 'Of none of the voices shown a source reported followers.',
  persistence: 'None of these spoke in this window.',
  'first-to-notice':
    'None of the voices shown was the first, in this window, to speak of a flaw that was accepted later.',
  'most-affected': 'None of the voices shown complained in this window.',
  newest: 'All of the voices shown had spoken before this window.',
  supporters: 'None of the voices shown said anything positive in this window.',
};

export const KIND_NAMES = { person: 'person', 'likely-bot': 'likely bot', syndicated: 'syndicated' } as const;

/** Whole below ten thousand, as other pages say them. */
function shownFollowers(followers: number): string {
  return followers < 10_000 ? formatCount(followers) : formatCompact(followers);
}

/** The figure a lens orders by, with its unit. */
export function lensFigure(
  lens: VoiceLens,
  voice: ListedVoice,
  zone: string,
): { value: string; unit: string } {
  const counted = (count: number, singular: string, plural = `${singular}s`) => ({
    value: formatCount(count),
    unit: count === 1 ? singular : plural,
  });
  switch (lens) {
    case 'followers':
      return voice.followers === null
        ? { value: '—', unit: 'followers not known' }
        : { value: shownFollowers(voice.followers), unit: voice.followers === 1 ? 'follower' : 'followers' };
    case 'persistence':
      return counted(voice.days, 'day');
    case 'first-to-notice':
      return counted(voice.noticed, 'flaw first', 'flaws first');
    case 'most-affected':
      return counted(voice.complaints, 'complaint');
    case 'newest':
      return { value: formatDay(Date.parse(voice.firstAt), zone), unit: 'first heard' };
    case 'supporters':
      return counted(voice.positive, 'positive mention');
  }
}

/** The other figures of a voice, in words; what is nothing is left out. */
export function besideFigures(lens: VoiceLens, voice: ListedVoice): string[] {
  const { mentions, days, complaints, complaintDays, unanswered, helped, noticed, positive, followers } =
    voice;
  const said: (string | false)[] = [
    formatQuantity(mentions, 'mention'),
    lens !== 'persistence' && `on ${formatQuantity(days, 'day')}`,
    lens !== 'most-affected' && complaints > 0 && formatQuantity(complaints, 'complaint'),
    lens === 'most-affected' && complaintDays > 1 && `complaints on ${formatQuantity(complaintDays, 'day')}`,
    unanswered > 0 && `${formatQuantity(unanswered, 'complaint')} never answered`,
    lens !== 'supporters' && positive > 0 && `${formatCount(positive)} positive`,
    helped > 0 && `helped in ${formatQuantity(helped, 'conversation')}`,
    lens !== 'first-to-notice' && noticed > 0 && `first to notice ${formatQuantity(noticed, 'flaw')}`,
    lens !== 'followers' &&
      followers !== null &&
      `${shownFollowers(followers)} ${followers === 1 ? 'follower' : 'followers'}`,
  ];
  return said.filter((words) => words !== false);
}
