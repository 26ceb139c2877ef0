import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { deleteTopic, listTopics, type Topic } from '../../../contract/topics';
import { callEndpoint } from '../../lib/api';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { buildingWords } from './saved-words';

/** A topic with its query, its owner, and how far a new version of it is counted. */
export function TopicRow({
  topic,
  owner,
  onRemoved,
}: {
  topic: Topic;
  owner: string | null;
  onRemoved: () => void;
}) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => callEndpoint(deleteTopic, { params: { id: topic.id } }),
    onSuccess: async () => {
      onRemoved();
      await client.invalidateQueries({ queryKey: [listTopics.path] });
    },
  });
  const { building } = topic;
  return (
    <li className="topic-row">
      <div className="topic-name">
        <Link to="/settings/topics" search={{ topic: topic.id }}>
          {topic.name}
        </Link>
        <span>{owner ?? 'no owner'}</span>
      </div>
      <div className="topic-middle">
        <code title={topic.query}>{topic.query}</code>
        {building && (
          <div className="topic-building">
            <progress value={building.share} max={1} aria-label={`Counting ${topic.name}`} />
            <span>
              {buildingWords(building)}
              {topic.version !== null && ` · version ${topic.version} is shown until then`}
            </span>
          </div>
        )}
        {remove.error && <ProblemNote error={remove.error} />}
      </div>
      <div className="topic-buttons">
        {topic.version !== null && (
          <Link
            to="/"
            search={{ topic: [topic.id] }}
            className="topic-see"
            aria-label={`See on the River: ${topic.name}`}
          >
            see on the River
          </Link>
        )}
        <Link
          to="/settings/topics"
          search={{ topic: topic.id }}
          className="topic-edit"
          aria-label={`Edit: ${topic.name}`}
        >
          Edit
        </Link>
        <RemoveButton
          subject={topic.name}
          look="quiet"
          pending={remove.isPending}
          onRemove={() => remove.mutate()}
        />
      </div>
    </li>
  );
}
