import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { useMemo, useState } from 'react';
import type { Topic } from '../../../contract/topics';
import type { VoicesSample } from '../../../contract/voices';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { type RiverUpdate, toggleFilter } from '../../url-state/river-search';
import { type StretchQuestion, voicesQuery } from './river-queries';
import { SampleNote } from './sample-note';
import { VoiceQuote } from './voice-quote';
import { voicesFileName } from './voices-file-name';
import { noVoicesWords } from './voices-words';
import './voices.css';

const STRATUM_WORDS = {
  negative: '− negative',
  positive: '+ positive',
  neutral: '· neutral',
  unscored: '? not scored',
} as const;
/** Where voices stand below the chart (voices.css), so many come before what moved; the others on demand. */
const SHOWN_NARROW = 4;

interface VoicesColumnProps {
  question: StretchQuestion | null;
  /** Is the next question still being made? Until then these voices answer the one before. */
  waiting: boolean;
  /** The stretch in words: the brushed one, or the window. */
  stretchWords: string;
  zone: string;
  /** Was anything collected in the stretch at all? */
  collected: boolean;
  topics: readonly Topic[];
  chosenSentiments: readonly string[];
  onUpdate: (update: RiverUpdate) => void;
}

/** What people said in the stretch, in their own words: a sample that lets the quiet be heard beside the loud. */
export function VoicesColumn(props: VoicesColumnProps) {
  const { question, stretchWords, zone, collected, topics, chosenSentiments, onUpdate } = props;
  const voices = useQuery(voicesQuery(question));
  const { data, error } = voices;
  const isPlaceholderData = voices.isPlaceholderData || props.waiting;
  const [showsAll, setShowsAll] = useState(false);
  const [first, ...others] = question?.topic ?? [];
  const about = topics.find(({ id }) => id === first)?.name;
  const quotes = useMemo(
    () =>
      data?.items.map((voice) => (
        <VoiceQuote key={voice.id} voice={voice} zone={zone} topics={topics} onUpdate={onUpdate} />
      )),
    [data, zone, topics, onUpdate],
  );
  return (
    <section className="river-card voices" aria-label="Voices">
      <div className="voices-head" data-not-painted>
        <h2>Voices</h2>
        <span className="voices-span">{stretchWords}</span>
        {data && question && data.items.length > 0 && (
          <SaveLinks
            name={voicesFileName(question, zone)}
            disabled={isPlaceholderData}
            words={() => ({
              title: `Voices: ${formatQuantity(data.items.length, 'mention')} as people said them`,
              lines: [`${stretchWords}; ${zone}${about ? `; about ${about}` : ''}`],
              window: question,
            })}
            csv={async () => (await import('./voices-csv')).voicesCsv(data, question, { zone, topics })}
          />
        )}
        {data && <Strata sample={data} chosen={chosenSentiments} onUpdate={onUpdate} />}
        {others.length > 0 && about && (
          <p className="voices-count">
            About <b>{about}</b>, the first of {formatQuantity(others.length + 1, 'topic')}: topics overlap,
            and a sample is of one.
          </p>
        )}
      </div>
      {error && (
        <div className="river-problem">
          <ProblemNote error={error} onRetry={() => void voices.refetch()} />
        </div>
      )}
      {!data && !error && <VoicesSkeleton />}
      {data && (
        <ul
          className={clsx('voices-list', isPlaceholderData && 'river-stale')}
          data-all={showsAll}
          aria-busy={isPlaceholderData}
        >
          {quotes}
          {data.items.length === 0 && <li className="voices-none">{noVoicesWords(data, collected)}</li>}
        </ul>
      )}
      {data && data.items.length > SHOWN_NARROW && !showsAll && (
        <button type="button" className="river-link voices-more" onClick={() => setShowsAll(true)}>
          {formatQuantity(data.items.length - SHOWN_NARROW, 'more voice')}
        </button>
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
  if (all === 0) return null;
  return (
    <>
      <div className="voices-count">
        {formatCount(sample.items.length)} of {formatQuantity(all, 'mention')}
        {' · '}
        <SampleNote method={sample.method} />
      </div>
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
