import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { Topic } from '../../../contract/topics';
import type { Voice, VoicesSample } from '../../../contract/voices';
import { formatCompact, formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { SentimentTag } from '../../ui/sentiment-tag';
import { type RiverUpdate, toggleFilter, withFilter } from '../../url-state/river-search';
import { type StretchQuestion, voicesQuery } from './river-queries';
import './voices.css';

const STRATUM_WORDS = {
  negative: '− negative',
  positive: '+ positive',
  neutral: '· neutral',
  unscored: '? not scored',
} as const;
/** Longer quotes are folded, so that a few loud ones do not push the others out of sight. */
const FOLDED_FROM_CHARS = 260;

interface VoicesColumnProps {
  question: StretchQuestion | null;
  /** The stretch in words: the brushed one, or the window. */
  stretchWords: string;
  zone: string;
  topics: readonly Topic[];
  chosenSentiments: readonly string[];
  onUpdate: (update: RiverUpdate) => void;
}

/** What people said in the stretch, in their own words: a sample that lets the quiet be heard beside the loud. */
export function VoicesColumn(props: VoicesColumnProps) {
  const { question, stretchWords, zone, topics, chosenSentiments, onUpdate } = props;
  const voices = useQuery(voicesQuery(question));
  const { data, error, isPlaceholderData } = voices;
  return (
    <section className="river-card voices" aria-label="Voices">
      <div className="voices-head">
        <h2>Voices</h2>
        <span className="voices-span">{stretchWords}</span>
        {data && <Strata sample={data} chosen={chosenSentiments} onUpdate={onUpdate} />}
      </div>
      {error && !data && (
        <div className="river-problem">
          <ProblemNote error={error} onRetry={() => void voices.refetch()} />
        </div>
      )}
      {!data && !error && <VoicesSkeleton />}
      {data && (
        <ul className={clsx('voices-list', isPlaceholderData && 'river-stale')} aria-busy={isPlaceholderData}>
          {data.items.map((voice) => (
            <Quote key={voice.id} voice={voice} zone={zone} topics={topics} onUpdate={onUpdate} />
          ))}
          {data.items.length === 0 && <li className="voices-none">{emptyWords(data)}</li>}
        </ul>
      )}
    </section>
  );
}

function Strata({
  sample,
  chosen,
  onUpdate,
}: {
  sample: VoicesSample;
  chosen: readonly string[];
  onUpdate: (update: RiverUpdate) => void;
}) {
  const all = sample.strata.reduce((sum, { mentions }) => sum + mentions, 0);
  return (
    <>
      <p className="voices-count">
        {formatCount(sample.items.length)} of {formatQuantity(all, 'mention')}
        <span title="Within each class an even draw: the same quotes at each reading. Loud and quiet authors, and topics, take turns; copies stand once.">
          {' '}
          · drawn evenly within each class (<code>{sample.method}</code>)
        </span>
      </p>
      <ul className="voices-strata">
        {sample.strata
          .filter(({ mentions }) => mentions > 0)
          .map(({ sentiment, mentions, shown }) => (
            <li key={sentiment}>
              <button
                type="button"
                className="river-link"
                aria-pressed={chosen.includes(sentiment)}
                onClick={() => onUpdate(toggleFilter('sentiment', sentiment))}
              >
                {STRATUM_WORDS[sentiment]}
              </button>{' '}
              {formatCount(shown)} of {formatCount(mentions)}
            </li>
          ))}
      </ul>
    </>
  );
}

function Quote({
  voice,
  zone,
  topics,
  onUpdate,
}: {
  voice: Voice;
  zone: string;
  topics: readonly Topic[];
  onUpdate: (update: RiverUpdate) => void;
}) {
  const folds = voice.text.length > FOLDED_FROM_CHARS;
  const [open, setOpen] = useState(!folds);
  const named = topics.filter(({ id }) => voice.topics.includes(id));
  return (
    <li className="voice">
      <blockquote
        lang={voice.lang === 'und' ? undefined : voice.lang}
        className={clsx(!open && 'voice-folded')}
      >
        {voice.text}
      </blockquote>
      {folds && (
        <button type="button" className="river-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'less' : 'more'}
        </button>
      )}
      <p className="voice-by">
        <SentimentTag sentiment={voice.sentiment} />{' '}
        <b title={voice.authorName ?? undefined}>{voice.author ?? 'author not known'}</b>
        {voice.followers !== null && <span>{formatCompact(voice.followers)} followers</span>}
        <span>
          {voice.source}, {formatInstant(Date.parse(voice.at), zone)}
        </span>
      </p>
      <p className="voice-links">
        {voice.thread.mentions > 1 ? (
          <Link to="/threads/$threadId" params={{ threadId: voice.thread.id }} search={{ turn: voice.id }}>
            thread of {formatCount(voice.thread.mentions)}
          </Link>
        ) : (
          <Link to="/threads/$threadId" params={{ threadId: voice.thread.id }}>
            no replies
          </Link>
        )}
        {named.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className="river-link"
            title={`Show only ${name}`}
            onClick={() => onUpdate(withFilter('topic', [id]))}
          >
            {name}
          </button>
        ))}
        {voice.url !== null && (
          <a href={voice.url} target="_blank" rel="noopener noreferrer">
            source <ExternalLink size={12} aria-hidden="true" />
          </a>
        )}
      </p>
    </li>
  );
}

function VoicesSkeleton() {
  return (
    <ul className="voices-list" aria-busy="true">
      {[92, 74, 86, 60].map((width) => (
        <li key={width} className="voice">
          <span className="river-bone" style={{ width: `${width}%`, height: 13 }} />
          <span className="river-bone" style={{ width: `${width - 22}%`, height: 13 }} />
          <span className="river-bone" style={{ width: '55%', height: 10 }} />
        </li>
      ))}
      <li className="river-hidden">Loading voices</li>
    </ul>
  );
}

function emptyWords(sample: VoicesSample): string {
  return sample.strata.some(({ mentions }) => mentions > 0)
    ? 'Nothing can be quoted here: the words were deleted, or said in private.'
    : 'Nobody was heard in this stretch, for this choice of topics, sources and languages.';
}
