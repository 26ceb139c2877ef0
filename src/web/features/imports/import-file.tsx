import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportPreview } from '../../../contract/imports';
import { rememberRiver } from '../../lib/river-choice';
import { settingsQuery } from '../../lib/settings-query';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ProblemNote } from '../../ui/problem-note';
import { importQuery, previewFile, type ReadingChoices, uploadFile } from './import-queries';
import { ImportReportView } from './import-report-view';
import { guessedMapping, type Mapping, mapParameter, missingColumns } from './mapping';
import { MappingTable } from './mapping-table';
import { ReadingQuestions } from './reading-questions';

/** One chosen file on its way: how it is read, then its upload and progress, then its report. */
export function ImportFile({ file, onAnother }: { file: File; onAnother: () => void }) {
  const [choices, setChoices] = useState<ReadingChoices>({});
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [share, setShare] = useState(0);
  const client = useQueryClient();
  const settings = useQuery(settingsQuery());
  const preview = useQuery({
    queryKey: ['/imports/preview', file.name, file.size, file.lastModified, choices],
    queryFn: () => previewFile(file, choices),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before: ImportPreview | undefined) => before,
    retry: false,
  });
  const upload = useMutation({
    mutationFn: (ready: ImportPreview) =>
      uploadFile(file, { ...choices, ...mapOf(ready, mapping), kind: ready.kind }, setShare),
    onSuccess: () => {
      // What was imported is the real river's; from here on that is what one looks at.
      rememberRiver('real');
      void client.invalidateQueries({
        predicate: ({ queryKey }) => ['/imports', '/health'].includes(String(queryKey[0])),
      });
    },
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
    const { rows = 0, bytesRead = 0, bytesTotal } = report.data ?? {};
    const done = upload.isPending ? share : bytesTotal ? bytesRead / bytesTotal : 1;
    return (
      <Card title={file.name}>
        <div className="flex flex-col gap-2 p-4" role="status">
          <span>
            {upload.isPending ? 'Uploading …' : `Reading: ${rows.toLocaleString('en-GB')} rows so far …`}
          </span>
          <progress
            value={done}
            max={1}
            className="w-full"
            aria-label={upload.isPending ? 'Uploaded' : 'Read'}
          />
        </div>
      </Card>
    );
  }
  const shownMapping = preview.data ? (mapping ?? guessedMapping(preview.data)) : {};
  const missing = preview.data ? missingColumns(preview.data, shownMapping) : [];
  const mustAnswer =
    preview.data?.questions.some(({ code }) => code === 'date-order') && choices.dates === undefined;
  return (
    <Card
      title={file.name}
      aside={`${(file.size / 1024).toLocaleString('en-GB', { maximumFractionDigits: 0 })} kB`}
    >
      <div className="flex flex-col gap-4 p-4">
        {preview.error && <ProblemNote error={preview.error} />}
        {upload.error && <ProblemNote error={upload.error} />}
        {report.error && <ProblemNote error={report.error} onRetry={() => void report.refetch()} />}
        {preview.isPending && <div className="h-60" aria-busy="true" />}
        {preview.data && (
          <>
            <ReadingQuestions
              preview={preview.data}
              choices={choices}
              workspaceZone={settings.data?.zone ?? 'UTC'}
              onChange={(change) => {
                setChoices({ ...choices, ...change });
                if (change.kind !== undefined) setMapping(null);
              }}
            />
            <MappingTable
              preview={preview.data}
              mapping={shownMapping}
              missing={missing}
              onChange={setMapping}
            />
          </>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={onAnother}>Choose another file</Button>
          <Button
            look="primary"
            className="ml-auto"
            disabled={!preview.data || missing.length > 0 || mustAnswer}
            onClick={() => preview.data && upload.mutate(preview.data)}
          >
            Import {preview.data?.kind ?? ''}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function mapOf(preview: ImportPreview, mapping: Mapping | null): { map?: string } {
  const map = mapping === null ? undefined : mapParameter(preview, mapping);
  return map === undefined ? {} : { map };
}
