import { Download } from 'lucide-react';
import { useState } from 'react';
import { listThreads, type ThreadItem } from '../../../contract/thread-list';
import { callEndpoint } from '../../lib/api';
import { saveCsv } from '../../lib/save-file';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/charts/number-format';
import { type FilterChip, SORT_WORDS } from './thread-filters';
import { MOST_SAVED, threadsCsv } from './threads-csv';
import type { ThreadsQuestion } from './threads-query';

const ASKED_ROWS = 200;

/** Saves the list as filtered, page by page up to `MOST_SAVED`; says how far it is. */
export function SaveThreads({
  question,
  chips,
  topicNames,
}: {
  question: ThreadsQuestion;
  chips: readonly FilterChip[];
  topicNames: ReadonlyMap<string, string>;
}) {
  const [saved, setSaved] = useState<number | null>(null);
  const [failed, setFailed] = useState('');
  const save = async () => {
    setFailed('');
    setSaved(0);
    try {
      const askedAt = new Date().toISOString();
      const { items, complete } = await wholeList(question, setSaved);
      const order = SORT_WORDS[question.sort ?? 'recent'];
      const text = threadsCsv(items, { chips, order, complete, askedAt, topicNames });
      saveCsv(`eddyline-threads-${askedAt.slice(0, 10)}.csv`, text);
    } catch (error) {
      setFailed(error instanceof Error ? error.message : 'Saving did not work.');
    }
    setSaved(null);
  };
  return (
    <>
      {failed !== '' && (
        <span role="alert" className="text-neg-ink text-small">
          {failed}
        </span>
      )}
      <Button disabled={saved !== null} title="Save the list as CSV" onClick={() => void save()}>
        <Download size={14} aria-hidden="true" /> {saved === null ? 'CSV' : `${formatCount(saved)} …`}
      </Button>
    </>
  );
}

async function wholeList(
  question: ThreadsQuestion,
  onProgress: (rows: number) => void,
): Promise<{ items: ThreadItem[]; complete: boolean }> {
  const items: ThreadItem[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: ThreadItem[]; nextCursor: string | null } = await callEndpoint(listThreads, {
      query: { ...question, limit: ASKED_ROWS, ...(cursor === null ? {} : { cursor }) },
    });
    items.push(...page.items);
    cursor = page.nextCursor;
    onProgress(items.length);
  } while (cursor !== null && items.length < MOST_SAVED);
  return { items, complete: cursor === null };
}
