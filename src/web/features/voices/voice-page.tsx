import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { isMissing } from '../../lib/is-missing';
import { OtherRiverNote } from '../../lib/other-river-note';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { ConversationsCard } from './conversations-card';
import { NotesCard } from './notes-card';
import { NoticedCard } from './noticed-card';
import { OverTimeCard } from './over-time-card';
import { RepliesCard } from './replies-card';
import { TopicsCard } from './topics-card';
import { VoiceFigures } from './voice-figures';
import { VoiceHead } from './voice-head';
import { voiceQuery } from './voices-queries';
import { WordsCard } from './words-card';
import './voices.css';

/** One voice: what they said over time and about what, what we replied, what they noticed first, our notes. */
export function VoicePage() {
  const { voiceId } = useParams({ from: '/voices/$voiceId' });
  const voice = useQuery(voiceQuery(voiceId));
  const { data, error } = voice;
  return (
    <div className="voices-page">
      <BackToVoices />
      {error && isMissing(error) && (
        <EmptyState title="Nobody is known by this name." level={1}>
          <p>{error.message}</p>
          <p>
            <Link to="/voices" className="text-accent underline">
              Look at all voices
            </Link>
          </p>
          <OtherRiverNote />
        </EmptyState>
      )}
      {error && !isMissing(error) && <ProblemNote error={error} onRetry={() => void voice.refetch()} />}
      {!data && !error && <VoiceSkeleton />}
      {data && !isMissing(error) && (
        <>
          <VoiceHead key={data.id} voice={data} />
          <VoiceFigures voice={data} />
          <div className="voice-grid">
            <div className="voice-column">
              <OverTimeCard voice={data} />
              <WordsCard voice={data} />
              <ConversationsCard voice={data} />
            </div>
            <div className="voice-column">
              <NotesCard key={data.id} voice={data} />
              <RepliesCard voice={data} />
              <NoticedCard voice={data} />
              <TopicsCard voice={data} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}

/** To the list: a step back, to the same lens, for who came from there. */
function BackToVoices() {
  const router = useRouter();
  const fromList = useRouterState({ select: ({ location }) => location.state.fromVoices === true });
  return (
    <Link
      to="/voices"
      className="voices-back"
      onClick={(event) => {
        if (!fromList || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        router.history.back();
      }}
    >
      <ArrowLeft size={14} aria-hidden="true" /> All voices
    </Link>
  );
}

function VoiceSkeleton() {
  return (
    <div className="voice-grid" aria-busy="true">
      <span className="sr-only">Reading what they said</span>
      <div className="voice-column">
        <div className="voices-card voice-waiting" />
        <div className="voices-card voice-waiting" />
      </div>
      <div className="voice-column">
        <div className="voices-card voice-waiting" />
      </div>
    </div>
  );
}
