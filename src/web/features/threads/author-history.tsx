import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listAuthorMentions } from '../../../contract/authors';
import { voiceIdOf } from '../../../domain/voice-id';
import { callEndpoint } from '../../lib/api';
import { Card } from '../../ui/card';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { SentimentTag } from '../../ui/sentiment-tag';

const SHOWN = 12;

function authorQuery(source: string, author: string) {
  return queryOptions({
    queryKey: [listAuthorMentions.path, source, author],
    queryFn: ({ signal }) =>
      callEndpoint(listAuthorMentions, { query: { source, author, limit: SHOWN + 1 }, signal }),
    staleTime: 60_000,
  });
}

/** What who opened a thread said to us elsewhere, newest first. */
export function AuthorHistory({
  threadId,
  source,
  author,
  zone,
}: {
  threadId: string;
  source: string;
  author: string;
  zone: string;
}) {
  const said = useQuery(authorQuery(source, author));
  const elsewhere = (said.data?.items ?? []).filter((mention) => mention.threadId !== threadId);
  return (
    <Card
      title={`${author} with us`}
      aside={
        <Link
          to="/voices/$voiceId"
          params={{ voiceId: voiceIdOf(source, author) }}
          className="font-medium text-accent"
        >
          all of {author} on {source}
        </Link>
      }
    >
      {said.error && <ProblemNote error={said.error} onRetry={() => void said.refetch()} />}
      {said.data && elsewhere.length === 0 && (
        <p className="thread-note">Nothing else of theirs is known here.</p>
      )}
      <ol className="thread-history">
        {elsewhere.slice(0, SHOWN).map((mention) => (
          <li key={mention.id}>
            <p className="thread-history-at">
              <time dateTime={mention.at}>{formatInstant(Date.parse(mention.at), zone)}</time>
              {mention.text !== null && <SentimentTag sentiment={mention.sentiment} />}
              {mention.complaint && <span>complaint</span>}
            </p>
            <p className="thread-foreign line-clamp-3">
              <Link
                to="/threads/$threadId"
                params={{ threadId: mention.threadId }}
                search={{ turn: mention.id }}
              >
                {mention.text ?? 'deleted or erased'}
              </Link>
            </p>
          </li>
        ))}
      </ol>
      {said.data?.nextCursor && <p className="thread-note">Their latest {SHOWN} are shown.</p>}
    </Card>
  );
}
