import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { VoicePerson } from '../../../contract/voice-people';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { SentimentTag } from '../../ui/sentiment-tag';
import { voiceWordsQuery } from './voices-queries';

/** What they said, newest first, in their own words. */
export function WordsCard({ voice }: { voice: VoicePerson }) {
  const said = useInfiniteQuery(voiceWordsQuery(voice.source, voice.author));
  const items = said.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title="In their own words">
      <div className="voice-body">
        {said.error && <ProblemNote error={said.error} onRetry={() => void said.refetch()} />}
        {said.isPending && <p className="voices-note">Reading what they said …</p>}
        <ol className="voice-said">
          {items.map((mention) => (
            <li key={mention.id}>
              <blockquote>{mention.text ?? 'not public, or deleted'}</blockquote>
              <p className="voice-row-facts">
                {mention.direction === 'outbound' ? (
                  <span>counts as ours</span>
                ) : (
                  <SentimentTag sentiment={mention.sentiment} />
                )}{' '}
                {mention.complaint && 'complaint · '}
                <Link
                  to="/threads/$threadId"
                  params={{ threadId: mention.threadId }}
                  search={{ turn: mention.id }}
                >
                  {formatInstant(Date.parse(mention.at), voice.zone)}
                </Link>
                {!mention.opens && ' · in somebody’s conversation'}
              </p>
            </li>
          ))}
        </ol>
        {said.hasNextPage && (
          <Button disabled={said.isFetchingNextPage} onClick={() => void said.fetchNextPage()}>
            Show more of what they said
          </Button>
        )}
      </div>
    </Card>
  );
}
