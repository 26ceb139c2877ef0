import type { Currents } from '../../../contract/currents';
import { languageName } from '../../lib/language-name';
import { formatShare } from '../../ui/charts/number-format';

/** So much of a window in one language is as good as all: its name is told. */
const NEARLY_ALL = 0.8;

/**
 * How far the classes of a window can be believed: in what share of posts that people read the engine said the same, over
 * the languages of the window; with all of them in `title`. `null` where the engine scored nothing.
 */
export function trustWords({ corrected }: Currents['basis']): { words: string; title: string } | null {
  const scored = corrected.languages.filter(({ judged }) => judged > 0);
  const all = scored.reduce((sum, { judged }) => sum + judged, 0);
  const measured = scored.flatMap((each) => (each.right === null ? [] : [{ ...each, right: each.right }]));
  const known = measured.reduce((sum, { judged }) => sum + judged, 0);
  if (all === 0) return null;
  if (known === 0)
    return {
      words: 'engine not measured',
      title: 'Nobody has measured how often the engine is right here',
    };
  const right = measured.reduce((sum, each) => sum + each.judged * each.right, 0) / known;
  const [most] = [...measured].sort((one, other) => other.judged - one.judged);
  const of = most && most.judged >= NEARLY_ALL * all ? languageName(most.lang) : 'posts';
  const each = measured.map(
    (one) =>
      `${languageName(one.lang)} ${formatShare(one.right, 1)} (${one.measuredOn === 'audit' ? 'your audit' : 'public posts'})`,
  );
  return {
    words: `right in ${formatShare(right, 1)} of ${of}`,
    title: `How far the engine can be believed: posts that people read, too, in which the engine said the same: ${each.join(', ')}. Audit what is said of you`,
  };
}
