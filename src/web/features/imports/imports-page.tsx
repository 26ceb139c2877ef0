import { useIsMutating, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { ExposuresCard } from './exposures-card';
import { FileChoice } from './file-choice';
import { ImportFile } from './import-file';
import { importsQuery, UPLOAD_KEY } from './import-queries';
import { ImportRow } from './import-report-view';

/** Import page: choose or drop a file, see how it is read, follow it, read its report; earlier imports below. */
export function ImportsPage() {
  const [file, setFile] = useState<File | null>(null);
  const [note, setNote] = useState('');
  const imports = useQuery(importsQuery());
  const uploading = useIsMutating({ mutationKey: UPLOAD_KEY }) > 0;
  const take = (files: readonly File[]) => {
    const [first] = files;
    if (!first) return;
    if (uploading) return setNote('A file is on its way; drop the next one when it is done.');
    setNote(
      files.length > 1 ? `Of ${files.length} files the first was taken; import the others one by one.` : '',
    );
    setFile(first);
  };
  const over = useFileDrop(take);
  return (
    <div className="mx-auto flex max-w-[1100px] flex-col gap-3">
      <h1 className="m-0">Imports</h1>
      {note && (
        <p role="status" className="m-0 rounded-md bg-accent-soft px-3 py-2">
          {note}
        </p>
      )}
      {file === null ? (
        <FileChoice over={over} onFile={(chosen) => take([chosen])} />
      ) : (
        <ImportFile
          key={`${file.name} ${file.size} ${file.lastModified}`}
          file={file}
          onAnother={() => setFile(null)}
        />
      )}
      <ExposuresCard />
      <Card title="Earlier imports" className="min-h-40">
        {imports.error && (
          <div className="p-4">
            <ProblemNote error={imports.error} onRetry={() => void imports.refetch()} />
          </div>
        )}
        {imports.data?.items.length === 0 && (
          <EmptyState title="Nothing imported yet.">
            <p className="m-0">Your first import opens your own river.</p>
          </EmptyState>
        )}
        <ul className="m-0 list-none p-0">
          {imports.data?.items.map((report) => (
            <ImportRow key={report.id} report={report} />
          ))}
        </ul>
        {imports.data?.nextCursor && (
          <p className="m-0 px-4 pb-3 text-ink2">The newest {imports.data.items.length} are shown.</p>
        )}
      </Card>
    </div>
  );
}

/** Takes files dropped anywhere on the page (a miss would make the browser leave for the file); is one held over it? */
function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const drop = useEffectEvent(onFiles);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    window.addEventListener(
      'dragover',
      (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), {
      signal,
    });
    window.addEventListener(
      'drop',
      (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        setOver(false);
        drop([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    return () => listening.abort();
  }, []);
  return over;
}
