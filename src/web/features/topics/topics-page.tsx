import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Topic } from '../../../contract/topics';
import { teamsQuery } from '../../lib/teams-query';
import { topicsQuery } from '../../lib/topics-query';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { TopicEditor } from './topic-editor';
import { TopicRow } from './topic-row';
import './topics.css';

const NEW = 'new';

/** The page `/settings/topics`: saved searches, and the one being written (`?topic=` its id or `new`, `&word=`). */
export function TopicsPage() {
  const { topic: chosen, word = '' } = useSearch({ from: '/settings/topics' });
  const navigate = useNavigate();
  const topics = useQuery(topicsQuery());
  const teams = useQuery(teamsQuery());
  const items = topics.data?.items ?? [];
  const edited = items.find(({ id }) => id === chosen) ?? null;
  const close = () => void navigate({ to: '/settings/topics', search: {}, resetScroll: false });
  const ownerOf = ({ ownerTeamId }: Topic) =>
    teams.data?.items.find(({ id }) => id === ownerTeamId)?.name ?? null;
  return (
    <div className="topics-page">
      <div className="topics-head">
        <h1>Topics</h1>
        <p>A topic is a saved search, counted over all history and kept up as mentions come in.</p>
        {chosen !== NEW && (
          <Link to="/settings/topics" search={{ topic: NEW }} className="topic-add">
            Add a topic
          </Link>
        )}
      </div>
      {topics.error && <ProblemNote error={topics.error} onRetry={() => void topics.refetch()} />}
      {(chosen === NEW || edited) && (
        <TopicEditor key={`${chosen} ${word}`} topic={edited} word={word} onDone={close} />
      )}
      {chosen !== undefined && chosen !== NEW && topics.data && !edited && (
        <p className="topic-note" role="status">
          There is no topic at this address any more.
        </p>
      )}
      {!topics.data && !topics.error && (
        <div className="topics-skeleton" aria-busy="true">
          <span className="sr-only">Loading topics</span>
        </div>
      )}
      {topics.data && (
        <Card>
          {items.length === 0 ? (
            <EmptyState title="No topics yet">
              <p className="m-0">
                Begin with a word that people use: a product, a cause of complaints, a competitor. What it
                matches is shown while you write.
              </p>
              <Link to="/settings/topics" search={{ topic: NEW }} className="topic-add">
                Add the first topic
              </Link>
            </EmptyState>
          ) : (
            <ul className="topics-list">
              {items.map((topic) => (
                <TopicRow key={topic.id} topic={topic} owner={ownerOf(topic)} />
              ))}
            </ul>
          )}
        </Card>
      )}
    </div>
  );
}
