import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportPreview } from '../../../contract/imports';
import { chosenRiver, rememberRiver } from '../../lib/river-choice';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ProblemNote } from '../../ui/problem-note';
import { FirstRows } from './first-rows';
import { ImportProgress } from './import-progress';
import { importQuery, previewQuery, type ReadingChoices, UPLOAD_KEY, uploadFile } from './import-queries';
import { ImportReportView } from './import-report-view';
import { guessedMapping, type Mapping, mapParameter, missingColumns } from './mapping';
import { MappingTable } from './mapping-table';
import { ReadingQuestions } from './reading-questions';
import { sizeWords } from './size-words';

/** One chosen file on its way: how it is read, then its upload and progress, then its report. */
export function ImportFile({ file, onAnother }: { file: File; onAnother: () => void }) {
  const [choices, setChoices] = useState<ReadingChoices>({});
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [share, setShare] = useState(0);
  const openRealRiver = useOpenRealRiver();

  // Asked twice: what the server would guess, then how it reads the file with what the reader changed.
  const guess = useQuery(previewQuery(file, choices));
  const map = guess.data && mapping ? mapParameter(guess.data, mapping) : undefined;
  const shownMapping = guess.data ? (mapping ?? guessedMapping(guess.data)) : {};
  const missing = guess.data ? missingColumns(guess.data, shownMapping) : [];
  const changed = map !== undefined && missing.length === 0;
  const trial = useQuery(previewQuery(file, changed ? { ...choices, map } : null));
  const reading = changed ? trial : guess;
  const preview = changed ? (trial.data ?? guess.data) : guess.data;

  const upload = useMutation({
    mutationKey: UPLOAD_KEY,
    mutationFn: (kind: ImportPreview['kind']) =>
      uploadFile(file, { ...choices, ...(map === undefined ? {} : { map }), kind }, setShare),
    onSuccess: openRealRiver,
  });
  const report = useQuery(importQuery(upload.data ?? null));

  if (report.data && report.data.state !== 'running') {
    return (
      <Card title={file.name}>
        <ImportReportView report={report.data} />
        <div className="px-4 pb-4">
          <Button onClick={onAnother}>Import another file</Button>
        </div>
      </Card>
    );
  }
  if (upload.isPending || (upload.data && !report.error)) {
    return (
      <Card title={file.name} aside={sizeWords(file.size)}>
        <ImportProgress
          file={file}
          uploadedShare={upload.isPending ? share : null}
          report={report.data}
          updatedAtMs={report.dataUpdatedAt}
        />
      </Card>
    );
  }

  const unread = preview?.questions.find(({ code }) => code === 'mapping');
  const asksOrder = preview?.questions.some(({ code }) => code === 'date-order') ?? false;
  const asksGaps =
    choices.collected === undefined && (preview?.questions.some(({ code }) => code === 'gaps') ?? false);
  const ready = missing.length === 0 && reading.isSuccess && !unread && !asksOrder && !asksGaps;
  const failed = upload.error ?? reading.error ?? report.error;
  return (
    <Card title={file.name} aside={sizeWords(file.size)}>
      <div className="flex flex-col gap-4 p-4">
        {failed && (
          <ProblemNote
            error={failed}
            showFields
            {...(failed === report.error ? { onRetry: () => void report.refetch() } : {})}
          />
        )}
        {guess.isPending && <div className="h-60" aria-busy="true" />}
        {guess.data && preview && (
          <>
            <ReadingQuestions
              preview={preview}
              choices={choices}
              hasSource={Object.values(shownMapping).some(
                (taken) => taken === 'source' || taken === 'channel',
              )}
              onChange={(change) => {
                const { source, ...others } = { ...choices, ...change };
                setChoices({ ...others, ...(source ? { source } : {}) });
                if (change.kind !== undefined) setMapping(null);
              }}
            />
            {guess.data.columns.length === 0 ? (
              <p role="alert" className="m-0 text-neg-ink">
                The file is empty: it has neither headings nor rows.
              </p>
            ) : (
              <MappingTable
                preview={guess.data}
                mapping={shownMapping}
                missing={missing}
                onChange={setMapping}
              />
            )}
            {missing.length === 0 && unread && (
              <p role="alert" className="m-0 text-neg-ink">
                {unread.message}
              </p>
            )}
            {missing.length === 0 && !unread && !asksOrder && (
              <div className={reading.isPlaceholderData ? 'opacity-60' : ''}>
                <FirstRows preview={preview} />
              </div>
            )}
          </>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={onAnother}>Choose another file</Button>
          <Button
            look="primary"
            className="ml-auto"
            disabled={!ready || !preview}
            onClick={() => preview && upload.mutate(preview.kind)}
          >
            Import {preview?.kind ?? ''}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** What is imported is the real river's: from then on that is what one looks at, and nothing of the sample stays. */
function useOpenRealRiver(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return () => {
    if (chosenRiver() !== 'real') {
      rememberRiver('real');
      client.removeQueries({ type: 'inactive' });
      void navigate({
        to: '.',
        search: (search: object) => ({ ...search, river: undefined }),
        replace: true,
      } as never);
    }
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/imports/preview' });
  };
}
