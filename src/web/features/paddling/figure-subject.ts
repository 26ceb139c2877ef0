import type { Mark } from '../../../contract/marks';

/** What an effect is drawn of: a campaign's flight with its posts, or a release, fix or incident. */
export interface FigureSubject {
  id: string;
  kind: Exclude<Mark['kind'], 'post' | 'note'>;
  name: string;
  startAt: string;
  /** `null` for a moment. */
  endExclusive: string | null;
  version: string | null;
  /** How many posts it has. */
  posts: number;
}
