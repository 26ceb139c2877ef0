import type { RoutingRule } from '../../../contract/routing';
import { languageName } from '../../lib/language-name';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';

type Looks = Pick<RoutingRule, 'topic' | 'words' | 'source' | 'lang' | 'minFollowers'>;

/** What a rule looks for, one phrase a condition; all of them must hold. */
export function conditionWords(
  { topic, words, source, lang, minFollowers }: Looks,
  topicNames: ReadonlyMap<string, string>,
): string[] {
  return [
    topic === null ? null : `about ${topicNames.get(topic) ?? 'a topic that was removed'}`,
    words === null ? null : `says ${words}`,
    source === null ? null : `on ${source}`,
    lang === null ? null : `in ${languageName(lang)}`,
    minFollowers === null ? null : `somebody with ${formatCount(minFollowers)} followers or more speaks`,
  ].filter((phrase) => phrase !== null);
}

/** What a rule would have done, in one sentence. */
export function previewWords({
  threads,
  moved,
  keptByPeople,
  takenByLater,
}: {
  threads: number;
  moved: number;
  keptByPeople: number;
  takenByLater: number;
}): string {
  if (threads === 0) return 'No thread from the last 28 days of data is like that.';
  const taken =
    takenByLater === 0
      ? ''
      : ` ${formatCount(takenByLater)} match a later rule, too, and go where that says.`;
  const kept =
    keptByPeople === 0 ? '' : ` ${formatCount(keptByPeople)} were routed by people and stay where they are.`;
  const changed =
    moved === 0
      ? 'none of them would go elsewhere than now'
      : `${formatCount(moved)} would go elsewhere than now`;
  return `It finds ${formatQuantity(threads, 'thread')} from the last 28 days of data; ${changed}.${taken}${kept}`;
}
