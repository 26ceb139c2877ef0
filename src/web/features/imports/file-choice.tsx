import clsx from 'clsx';
import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../ui/button';

/** The place to choose or drop a file, and what it may hold. */
export function FileChoice({ over, onFile }: { over: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      className={clsx(
        'flex flex-col items-center gap-3 rounded-lg border-2 border-dashed px-4 py-12 text-center',
        over ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
      )}
    >
      <Upload size={24} className="text-accent" aria-hidden="true" />
      <p className="m-0 text-reading">Drop a file here, or choose one.</p>
      <Button look="primary" onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        aria-label="File to import"
        accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) onFile(chosen);
        }}
      />
      <p className="m-0 max-w-140 text-ink2">
        CSV, NDJSON or JSON of any size: mentions from any listening tool (Meltwater, Zendesk, support data
        sets), your posts (X Analytics, Sprout, Hootsuite), campaigns, marks, or a series of days that rates
        are held against. You see how it is read before anything is stored.
      </p>
    </div>
  );
}
