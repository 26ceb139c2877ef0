import type { Check } from '../../contract/upkeep';
import type { Tx } from '../db/database';
import { threadsOfMentions } from '../stores/thread.store';
import { matchesOf, readSubjects } from '../stores/topic-match.store';
import type { LiveVersion } from '../stores/topic-version.store';
import { matcherOf } from './match-mentions';

const BATCH = 5000;
const MOST_SHOWN = 100;

/** Where the topics of a mention differ from its words and from what the root of its thread says; tombstones rest. */
export async function checkTopics(tx: Tx, shown: readonly LiveVersion[]): Promise<Check['differences']> {
  const differences: Check['differences'] = [];
  if (shown.length === 0) return differences;
  const matcher = matcherOf(shown);
  const inheriting = new Set(shown.filter((live) => live.inheritsThread).map(({ version }) => version));
  let after: string | null = null;
  for (;;) {
    const subjects = await readSubjects(tx, { after, limit: BATCH });
    const ids = subjects.map(({ id }) => id);
    const threads = await threadsOfMentions(tx, ids);
    const stored = await matchesOf(tx, [...new Set([...ids, ...threads.values()])], [...versionsOf(shown)]);
    for (const { id, ...subject } of subjects) {
      const found = stored.get(id) ?? { own: [], inherited: [] };
      const thread = threads.get(id);
      const fromRoot = (thread === undefined || thread === id ? [] : (stored.get(thread)?.own ?? [])).filter(
        (version) => inheriting.has(version),
      );
      const own = subject.text === null ? found.own : matcher.match({ ...subject, text: subject.text });
      const expected = words([...new Set([...own, ...fromRoot])]);
      const actual = words([...found.own, ...found.inherited]);
      if (words(own) === words(found.own) && expected === actual && thread !== undefined) continue;
      differences.push({
        rollup: 'mention_topic',
        key: id,
        stored: thread === undefined ? 'no thread' : `${words(found.own)} / ${actual}`,
        recounted: `${words(own)} / ${expected}`,
      });
    }
    after = ids.at(-1) ?? null;
    if (ids.length < BATCH || differences.length >= MOST_SHOWN) return differences.slice(0, MOST_SHOWN);
  }
}

const versionsOf = (shown: readonly LiveVersion[]) => shown.map(({ version }) => version);

function words(versions: readonly number[]): string {
  return [...versions].sort((a, b) => a - b).join(' ') || 'none';
}
