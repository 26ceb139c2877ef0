import type { EffectAnswer } from '../../../contract/effects';
import type { Mark } from '../../../contract/marks';
import type { Post } from '../../../contract/posts';
import { type TimedMark, timedMarks } from '../../ui/charts/paddling-layout';
import type { FigureSubject } from './figure-subject';

const NO_DETAILS = {
  url: null,
  version: null,
  campaignId: null,
  channel: null,
  topics: [],
  actor: null,
} as const;
const MAX_LABEL = 120;

/** What stands below the chart: the flight with its posts, or the mark, and what else lay in its window. */
export function effectMarks(
  subject: FigureSubject,
  posts: readonly Post[],
  beside: EffectAnswer['alsoHappened'],
): TimedMark[] {
  const own: Mark = {
    ...NO_DETAILS,
    topics: [],
    id: subject.id,
    kind: subject.kind,
    at: subject.startAt,
    endExclusive: subject.endExclusive,
    label: subject.name,
    version: subject.version,
  };
  const ours = posts.map(
    (post): Mark => ({
      ...NO_DETAILS,
      topics: [],
      id: post.id,
      kind: 'post',
      at: post.at,
      endExclusive: null,
      label: post.text.trim() === '' ? 'A post without text' : shortened(post.text),
      url: post.url,
      campaignId: subject.id,
      channel: post.channel,
    }),
  );
  const others = beside.flatMap(({ kind, id, at, endExclusive, label }): Mark[] =>
    kind === 'coverage' || id === null
      ? []
      : [{ ...NO_DETAILS, topics: [], id, kind, at, endExclusive, label }],
  );
  return timedMarks([own, ...ours, ...others]);
}

function shortened(text: string): string {
  const letters = [...text.trim()];
  return letters.length <= MAX_LABEL
    ? letters.join('')
    : `${letters.slice(0, MAX_LABEL).join('').trimEnd()}…`;
}
