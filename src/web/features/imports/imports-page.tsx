import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { FileChoice } from './file-choice';
import { ImportFile } from './import-file';
import { importsQuery } from './import-queries';
import { ImportRow } from './import-report-view';

/** Import page: choose or drop a file, see how it is read, follow it, read its report; earlier imports below. */
export function ImportsPage() {
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const imports = useQuery(importsQuery());
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const dropped = event.dataTransfer.files[0];
      if (dropped) setFile(dropped);
    },
  };
  return (
    <div {...drop} className="mx-auto flex min-h-[80dvh] max-w-[1100px] flex-col gap-3">
      <h1 className="m-0">Imports</h1>
      {file === null ? (
        <FileChoice over={over} onFile={setFile} />
      ) : (
        <ImportFile key={`${file.name} ${file.lastModified}`} file={file} onAnother={() => setFile(null)} />
      )}
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
      </Card>
    </div>
  );
}
