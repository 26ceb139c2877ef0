import type { Mark } from '../../../contract/marks';

/**
 * What we did as far as it concerns the chosen topics and sources. A campaign that names topics, with its posts, is left
 * out when none of them is chosen; a post is, when its channel is a source and that is not chosen. What names nothing
 * (a release, a campaign without topics) concerns everything. `leftOut` counts the campaigns and posts not shown.
 */
export function marksFor(
  marks: readonly Mark[],
  { topic, source }: { topic: readonly string[]; source: readonly string[] },
  sourcesKnown: readonly string[],
): { shown: readonly Mark[]; leftOut: number } {
  if (topic.length === 0 && source.length === 0) return { shown: marks, leftOut: 0 };
  const concerns = ({ topics }: Mark) =>
    topic.length === 0 || topics.length === 0 || topics.some((id) => topic.includes(id));
  const foreign = new Set(
    marks.filter((mark) => mark.kind === 'campaign' && !concerns(mark)).map(({ id }) => id),
  );
  const heard = ({ channel }: Mark) =>
    source.length === 0 || channel === null || !sourcesKnown.includes(channel) || source.includes(channel);
  const shown = marks.filter((mark) => {
    if (mark.kind === 'campaign') return !foreign.has(mark.id);
    if (mark.kind !== 'post') return true;
    return heard(mark) && (mark.campaignId === null || !foreign.has(mark.campaignId));
  });
  return { shown, leftOut: marks.length - shown.length };
}
