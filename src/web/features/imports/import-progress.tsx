import { useEffect, useState } from 'react';
import type { ImportReport } from '../../../contract/imports';
import { sizeWords } from './size-words';

const count = (value: number) => Math.round(value).toLocaleString('en-GB');

/** A file on its way: its upload (`uploadedShare`), then how far and how fast the server reads it. */
export function ImportProgress({
  file,
  uploadedShare,
  report,
  updatedAtMs,
}: {
  file: File;
  uploadedShare: number | null;
  report: ImportReport | undefined;
  updatedAtMs: number;
}) {
  const uploading = uploadedShare !== null;
  useEffect(() => {
    if (!uploading) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [uploading]);

  const rows = report?.rows ?? 0;
  const [first, setFirst] = useState<{ rows: number; atMs: number } | null>(null);
  if (report && first === null) setFirst({ rows, atMs: updatedAtMs });
  const seconds = first ? (updatedAtMs - first.atMs) / 1000 : 0;
  const speed = first && seconds >= 1 ? `, ${count((rows - first.rows) / seconds)} a second` : '';
  const bytesTotal = report?.bytesTotal ?? file.size;
  const share = uploading ? uploadedShare : report ? report.bytesRead / Math.max(bytesTotal, 1) : 0;
  const bytes = uploading ? uploadedShare * file.size : (report?.bytesRead ?? 0);
  return (
    <div className="flex min-h-28 flex-col gap-2 p-4">
      <span role="status">
        {uploading
          ? 'Uploading. Stay on this page until it is done.'
          : 'Reading. You may leave this page: it goes on.'}
      </span>
      <progress
        value={Math.min(share, 1)}
        max={1}
        className="w-full"
        aria-label={uploading ? 'Uploaded' : 'Read'}
      />
      <span className="text-ink2">
        {sizeWords(Math.round(bytes))} of {sizeWords(uploading ? file.size : bytesTotal)}
        {report && ` · ${count(rows)} rows${speed}`}
        {report && report.rejected > 0 && ` · ${count(report.rejected)} rejected so far`}
      </span>
    </div>
  );
}
