import { Link } from '@tanstack/react-router';
import type { VoiceLens } from '../../../contract/voice-lenses';
import type { ListedVoice } from '../../../contract/voice-people';
import { formatDay } from '../../ui/charts/time-format';
import { SentimentTag } from '../../ui/sentiment-tag';
import { besideFigures, lensFigure } from './lens-words';
import { SetApartChip } from './set-apart-chip';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The list of voices was the page before. */
    fromVoices?: boolean;
  }
}

/** One voice: the figure of the lens, who it is, the other figures, and what they said last. */
export function VoiceRow({ voice, lens, zone }: { voice: ListedVoice; lens: VoiceLens; zone: string }) {
  const figure = lensFigure(lens, voice, zone);
  return (
    <li className="voice-row">
      <p className="voice-row-figure">
        <b>{figure.value}</b> <span>{figure.unit}</span>
      </p>
      <div className="voice-row-body">
        <p className="voice-row-who">
          <Link to="/voices/$voiceId" params={{ voiceId: voice.id }} state={{ fromVoices: true }}>
            {voice.authorName ?? voice.author}
          </Link>
          <span>
            {voice.authorName !== null && `${voice.author} · `}
            {voice.source}
          </span>
          <SetApartChip kind={voice.kind} />
        </p>
        <p className="voice-row-facts">{besideFigures(lens, voice).join(' · ')}</p>
        {voice.last.text !== null && (
          <p className="voice-row-last">
            <SentimentTag sentiment={voice.last.sentiment} />
            <Link
              to="/threads/$threadId"
              params={{ threadId: voice.last.threadId }}
              search={{ turn: voice.last.id }}
              title="Said last; open the conversation"
            >
              {voice.last.text}
            </Link>
            <span>{formatDay(Date.parse(voice.lastAt), zone)}</span>
          </p>
        )}
        {voice.why.map((why) => (
          <p key={why} className="voice-row-why">
            Set apart: {why}
          </p>
        ))}
      </div>
    </li>
  );
}
