import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import type { TopicPreview } from '../../../contract/topics';
import { settingsQuery } from '../../lib/settings-query';
import { formatInstant } from '../../ui/charts/time-format';
import { SentimentTag } from '../../ui/sentiment-tag';
import { byDayWords, markedPieces, matchedWords, overlapWords } from './preview-words';

const BARS_HEIGHT_PX = 44;
const BAR_PX = 6;
const OVERLAPS_SHOWN = 6;

/** What a query would match, while it is written: how much, when, which words, and what else counts the same. */
export function TopicPreviewPanel({ preview, stale }: { preview: TopicPreview | undefined; stale: boolean }) {
  const zone = useQuery(settingsQuery()).data?.zone ?? 'UTC';
  if (!preview)
    return <p className="topic-note">What the query matches will be shown here while you write.</p>;
  if (preview.matched === null) return <p className="topic-note">The query cannot be read yet.</p>;
  return (
    <div className={clsx('topic-preview', stale && 'topic-stale')} aria-busy={stale}>
      <p className="topic-matched" role="status">
        {matchedWords(preview)}
      </p>
      <Bars preview={preview} />
      {preview.overlap.length > 0 && (
        <ul className="topic-overlap" aria-label="Overlap with other topics">
          {preview.overlap.slice(0, OVERLAPS_SHOWN).map((other) => (
            <li key={other.topicId}>{overlapWords(other)}</li>
          ))}
        </ul>
      )}
      <h3>
        {preview.samples.length === 0
          ? 'Nothing to read: no mention matches'
          : `${preview.samples.length} of them, drawn evenly`}
      </h3>
      <ul className="topic-samples">
        {preview.samples.map(({ voice, spans }) => (
          <li key={voice.id}>
            <blockquote lang={voice.lang === 'und' ? undefined : voice.lang}>
              {markedPieces(voice.text, spans).map(({ text, start, isMatch }) =>
                isMatch ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
              )}
            </blockquote>
            <p>
              <SentimentTag sentiment={voice.sentiment} /> {voice.author ?? 'author not known'} ·{' '}
              {voice.source}, {formatInstant(Date.parse(voice.at), zone)} ·{' '}
              <Link
                to="/threads/$threadId"
                params={{ threadId: voice.thread.id }}
                search={{ turn: voice.id }}
              >
                {spans.length === 0 ? 'by its thread' : 'thread'}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bars({ preview }: { preview: TopicPreview }) {
  const most = Math.max(1, ...preview.byDay.map(({ mentions }) => mentions));
  const width = preview.byDay.length * BAR_PX;
  return (
    <svg
      className="topic-bars"
      viewBox={`0 0 ${width} ${BARS_HEIGHT_PX}`}
      preserveAspectRatio="none"
      height={BARS_HEIGHT_PX}
      role="img"
      aria-label={byDayWords(preview)}
    >
      <path d={`M0 ${BARS_HEIGHT_PX - 0.5}H${width}`} stroke="var(--line)" />
      {preview.byDay.map(({ start, mentions }, index) => {
        const height = (mentions / most) * (BARS_HEIGHT_PX - 2);
        return (
          <rect
            key={start}
            x={index * BAR_PX + 1}
            y={BARS_HEIGHT_PX - 1 - height}
            width={BAR_PX - 2}
            height={height}
            fill="var(--ink3)"
          />
        );
      })}
    </svg>
  );
}
