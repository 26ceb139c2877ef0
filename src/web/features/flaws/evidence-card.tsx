import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { attachThreads, detachThreads } from '../../../contract/flaw-changes';
import type { FlawEvidence } from '../../../contract/flaw-evidence';
import type { Flaw } from '../../../contract/flaw-schemas';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { ProblemNote } from '../../ui/problem-note';
import { EvidenceItem } from './evidence-item';
import { type EvidenceQuestion, flawEvidenceQuery } from './flaw-queries';
import { proposedWords } from './flaw-words';
import { SplitDialog } from './split-dialog';
import { useFlawChange } from './use-flaw-change';

const SHOWN = { all: 'all', proposed: 'proposed', after: 'after the fix', conflict: 'in conflict' } as const;
type Shown = keyof typeof SHOWN;
const QUESTIONS: Readonly<Record<Shown, EvidenceQuestion>> = {
  all: {},
  proposed: { by: 'rule' },
  after: { afterFix: 'yes' },
  conflict: { conflict: 'yes' },
};

/** What people said, word for word; what the rule proposes is confirmed or taken off, what was decided can be undone. */
export function EvidenceCard({ flaw, zone }: { flaw: Flaw; zone: string }) {
  const [shown, setShown] = useState<Shown>('all');
  const [sort, setSort] = useState<'newest' | 'oldest' | 'followers'>('newest');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [splitting, setSplitting] = useState(false);
  const evidence = useInfiniteQuery(flawEvidenceQuery(flaw.id, { ...QUESTIONS[shown], sort }));
  const items = evidence.data?.pages.flatMap((page) => page.items) ?? [];
  const decide = useFlawChange(({ off, threadIds }: { off: boolean; threadIds: string[] }) =>
    callEndpoint(off ? detachThreads : attachThreads, { params: { id: flaw.id }, body: { threadIds } }),
  );
  const last = decide.isSuccess ? decide.variables : null;
  const toggle = (threadId: string) =>
    setChosen(chosen.includes(threadId) ? chosen.filter((one) => one !== threadId) : [...chosen, threadId]);
  const frozen = flaw.mergedInto !== null;
  const act = (off: boolean, threadIds: readonly string[]) => {
    decide.mutate({ off, threadIds: [...threadIds] });
    setChosen([]);
  };
  return (
    <Card
      title="Evidence"
      aside={
        <span>
          {formatQuantity(flaw.figures.complaints, 'conversation')}
          {flaw.figures.proposed > 0 && `, ${proposedWords(flaw.figures)}`}
        </span>
      }
    >
      <div className="flaw-evidence-bar">
        {(Object.keys(SHOWN) as Shown[])
          .filter((one) => one === 'all' || one === shown || isThere(flaw, one))
          .map((one) => (
            <button key={one} type="button" aria-pressed={shown === one} onClick={() => setShown(one)}>
              {SHOWN[one]}
            </button>
          ))}
        <label className="choice">
          By
          <select value={sort} onChange={(event) => setSort(event.target.value as typeof sort)}>
            <option value="newest">newest</option>
            <option value="oldest">oldest</option>
            <option value="followers">most followers</option>
          </select>
        </label>
      </div>
      {decide.error && <ProblemNote error={decide.error} showFields />}
      <p className="flaw-done" role="status">
        {last && (
          <>
            {formatQuantity(last.threadIds.length, 'conversation')} {last.off ? 'taken off' : 'kept'}.{' '}
            <button type="button" className="flaw-link" onClick={() => act(!last.off, last.threadIds)}>
              Undo
            </button>
          </>
        )}
      </p>
      {chosen.length > 0 && (
        <div className="flaw-chosen">
          <b>{formatQuantity(chosen.length, 'conversation')} chosen</b>
          <Button onClick={() => act(false, chosen)}>Belongs here</Button>
          <Button onClick={() => act(true, chosen)}>Take off</Button>
          <Button onClick={() => setSplitting(true)}>Split off…</Button>
          <Button look="quiet" onClick={() => setChosen([])}>
            None
          </Button>
        </div>
      )}
      {evidence.error && <ProblemNote error={evidence.error} onRetry={() => void evidence.refetch()} />}
      {evidence.isPending && (
        <div className="h-40" aria-busy="true">
          <span className="sr-only">Loading what people said</span>
        </div>
      )}
      {evidence.data && items.length === 0 && (
        <p className="flaw-note">
          {shown === 'all'
            ? 'No conversation hangs on it yet. Open a thread and press f to attach it.'
            : 'Nothing of this kind.'}
        </p>
      )}
      <ul className="flaw-evidence" aria-label="What people said">
        {items.map((item: FlawEvidence) => (
          <EvidenceItem
            key={item.id}
            item={item}
            zone={zone}
            chosen={chosen.includes(item.thread.id)}
            pending={decide.isPending}
            frozen={frozen}
            onToggle={() => toggle(item.thread.id)}
            onDecide={(off) => act(off, [item.thread.id])}
          />
        ))}
      </ul>
      {evidence.hasNextPage && (
        <div className="px-4 py-3">
          <Button disabled={evidence.isFetchingNextPage} onClick={() => void evidence.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
      {splitting && <SplitDialog flaw={flaw} threadIds={chosen} onClose={() => setSplitting(false)} />}
    </Card>
  );
}

function isThere({ figures, fix, conflicts }: Flaw, shown: Shown): boolean {
  if (shown === 'proposed') return figures.proposed > 0;
  return shown === 'after' ? fix !== null : conflicts > 0;
}
