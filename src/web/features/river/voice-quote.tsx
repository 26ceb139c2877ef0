import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { Topic } from '../../../contract/topics';
import type { Voice } from '../../../contract/voices';
import { voiceIdOf } from '../../../domain/voice-id';
import { formatCompactQuantity, formatCount } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';
import { SentimentTag } from '../../ui/sentiment-tag';
import { type RiverUpdate, withFilter } from '../../url-state/river-search';

/** Longer quotes are folded, so that a few loud ones do not push the others out of sight. */
const FOLDED_FROM_CHARS = 220;

/** What somebody said, words first; then who, when and where, and the ways on from it. */
export function VoiceQuote({
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
        {voice.author === null ? (
          <b>author not known</b>
        ) : (
          <Link
            to="/voices/$voiceId"
            params={{ voiceId: voiceIdOf(voice.source, voice.author) }}
            title={voice.authorName ?? undefined}
          >
            {voice.author}
          </Link>
        )}
        {voice.followers !== null && <span>{formatCompactQuantity(voice.followers, 'follower')}</span>}
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
