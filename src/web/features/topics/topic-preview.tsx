import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { useRef } from 'react';
import type { TopicPreview } from '../../../contract/topics';
import { settingsQuery } from '../../lib/settings-query';
import { formatInstant } from '../../ui/charts/time-format';
import { SaveMenu } from '../../ui/save-menu';
import { SentimentTag } from '../../ui/sentiment-tag';
import { PreviewBars } from './preview-bars';
import { byDayWords, markedPieces, matchedWords, overlapWords } from './preview-words';

const OVERLAPS_SHOWN = 6;

/** What a query would match, while it is written: how much, when, which words, and what else counts the same. */
export function TopicPreviewPanel({
  preview,
  loading,
  stale,
}: {
  /** With the query it answers. */
  preview: (TopicPreview & { query: string }) | undefined;
  /** Something was asked; without a preview its answer is still on its way. */
  loading: boolean;
  stale: boolean;
}) {
  const zone = useQuery(settingsQuery()).data?.zone ?? 'UTC';
  const panel = useRef<HTMLDivElement>(null);
  if (!preview && loading) return <PreviewSkeleton />;
  if (!preview) return <p className="topic-note">What the query matches is shown here while you write.</p>;
  if (preview.matched === null)
    return (
      <p className="topic-note" role="status">
        The query cannot be read yet: what is wrong stands below it.
      </p>
    );
  return (
    <div ref={panel} className={clsx('topic-preview', stale && 'topic-stale')} aria-busy={stale}>
      <div className="topic-preview-head">
        <p className="topic-matched" role="status">
          {matchedWords(preview)}
        </p>
        <SaveMenu
          label="Preview"
          name="eddyline-topic-preview"
          surface={() => panel.current}
          words={() => ({
            title: `Preview of a topic: ${preview.query}`,
            lines: [matchedWords(preview), byDayWords(preview, zone)],
            window: preview,
          })}
          csv={async () => (await import('./preview-csv')).previewCsv(preview, zone)}
        />
      </div>
      <PreviewBars preview={preview} zone={zone} />
      {preview.overlap.length > 0 && (
        <ul className="topic-overlap" aria-label="Overlap with other topics">
          {preview.overlap.slice(0, OVERLAPS_SHOWN).map((other) => (
            <li key={other.topicId}>{overlapWords(other)}</li>
          ))}
        </ul>
      )}
      <h3>
        {preview.samples.length === 0
          ? 'No mention matches'
          : preview.samples.length === 1
            ? 'One of them'
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

function PreviewSkeleton() {
  return (
    <div className="topic-preview topic-preview-skeleton" aria-busy="true">
      <span className="sr-only">Looking for matches</span>
      <span />
      <span />
      <span />
    </div>
  );
}
