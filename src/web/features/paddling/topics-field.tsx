import { useQuery } from '@tanstack/react-query';
import { topicsQuery } from '../../lib/topics-query';

/** Which topics a campaign is about. */
export function TopicsField({
  chosen,
  error,
  onChange,
}: {
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: string[]) => void;
}) {
  const topics = useQuery(topicsQuery());
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-1 border-0 p-0">
      <legend className="mb-1 p-0 font-medium text-ink2 text-small">Topics</legend>
      <div className="campaign-topics">
        {topics.data?.items.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>{name}</span>
          </label>
        ))}
        {topics.data?.items.length === 0 && <span className="text-ink3">No topics yet.</span>}
        {topics.isPending && <span className="text-ink3">Loading topics</span>}
        {topics.error && (
          <span className="text-neg-ink">Topics could not be loaded; they stay as they were.</span>
        )}
      </div>
      {error && <span className="text-neg-ink text-small">{error}</span>}
    </fieldset>
  );
}
