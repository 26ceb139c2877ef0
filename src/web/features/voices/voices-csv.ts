import type { ListedVoice, VoiceList } from '../../../contract/voice-people';
import { csvText } from '../../../domain/csv-text';

/** The voices shown as CSV, with what they are of. */
export function voicesCsv(list: VoiceList, items: readonly ListedVoice[]): string {
  return csvText([
    ['Eddyline: voices'],
    ['lens', list.lens],
    ['from', list.from],
    ['to (exclusive)', list.to],
    ['read from', list.read.from],
    ['mentions read', list.read.mentions],
    ['mentions of the window', list.mentions],
    ['time zone', list.zone],
    ['voices in this lens', list.inLens],
    ['voices in this file', items.length],
    ['definition', list.definition],
    [],
    [
      'source',
      'author',
      'name',
      'kind',
      'followers',
      'mentions',
      'days',
      'complaints',
      'complaint_days',
      'unanswered',
      'positive',
      'helped',
      'flaws_noticed_first',
      'first_at',
      'last_at',
    ],
    ...items.map((voice) => [
      voice.source,
      voice.author,
      voice.authorName,
      voice.kind,
      voice.followers,
      voice.mentions,
      voice.days,
      voice.complaints,
      voice.complaintDays,
      voice.unanswered,
      voice.positive,
      voice.helped,
      voice.noticed,
      voice.firstAt,
      voice.lastAt,
    ]),
  ]);
}

export function voicesFileName({ lens, from, to }: VoiceList): string {
  return `eddyline-voices-${lens}-${from.slice(0, 10)}-${to.slice(0, 10)}`;
}
