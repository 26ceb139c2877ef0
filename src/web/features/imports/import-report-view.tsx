import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { getRejections, type ImportReport, withdrawImport } from '../../../contract/imports';
import { callEndpoint, endpointUrl } from '../../lib/api';
import { settingsQuery } from '../../lib/settings-query';
import { Button } from '../../ui/button';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { importQuery } from './import-queries';

const SHOWN = 20;
const count = (value: number) => value.toLocaleString('en-GB');

const STATES: Record<ImportReport['state'], string> = {
  running: 'reading',
  done: 'done',
  failed: 'failed',
  interrupted: 'interrupted',
  withdrawn: 'withdrawn',
};

/** What became of every row of a file, and what to do next. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const figures = [
    ['accepted', report.accepted, 'new'],
    ['duplicate', report.duplicate, 'known already'],
    [
      'changed',
      report.changed,
      report.kind === 'exposure' ? 'days with another value' : 'known, with other words: kept as a version',
    ],
    ['rejected', report.rejected, 'not taken in'],
  ] as const;
  return (
    <div className="flex flex-col gap-3 p-4">
      {report.failure && <ProblemNote error={new Error(report.failure)} />}
      {report.state === 'interrupted' && (
        <p className="m-0">
          The server stopped in the middle. What is counted here is stored; send the file again to finish.
        </p>
      )}
      <dl className="m-0 grid grid-cols-2 gap-3 sm:grid-cols-4">
        {figures.map(([name, value, words]) => (
          <div key={name}>
            <dt className="text-ink3 text-small">{name}</dt>
            <dd className="m-0 font-[620] text-figure tracking-tight">{count(value)}</dd>
            <dd className="m-0 text-ink2 text-small">{words}</dd>
          </div>
        ))}
      </dl>
      {report.warnings.length > 0 && (
        <ul className="m-0 list-disc pl-5">
          {report.warnings.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      )}
      {report.rejections.length > 0 && <Rejections report={report} />}
      <div className="flex flex-wrap items-center gap-3">
        {report.firstAt && report.lastAt && report.state !== 'withdrawn' && report.kind !== 'exposure' && (
          <Link
            to="/"
            search={{ from: report.firstAt, to: new Date(Date.parse(report.lastAt) + 1).toISOString() }}
            className="inline-flex min-h-8 items-center rounded-md bg-accent px-3 font-medium text-on-accent no-underline"
          >
            See it on the River
          </Link>
        )}
        {report.rejected > 0 && (
          <a
            href={endpointUrl(getRejections, { id: report.id }, undefined)}
            download={`rejections-${report.id}.csv`}
            className="font-medium text-accent underline"
          >
            {report.rejected === 1
              ? 'Download the rejection'
              : `Download all ${count(report.rejected)} rejections`}
          </a>
        )}
        <Withdraw report={report} />
      </div>
    </div>
  );
}

function Rejections({ report }: { report: ImportReport }) {
  return (
    <table className="w-full border-collapse">
      <caption className="pb-1 text-left text-ink2">
        Not taken in{report.rejected > SHOWN ? `, the first ${SHOWN} of ${count(report.rejected)}` : ''}
      </caption>
      <thead>
        <tr className="text-left text-ink3 text-small">
          <th className="w-20 border-line border-b py-1 font-medium">Line</th>
          <th className="w-28 border-line border-b py-1 font-medium">Field</th>
          <th className="border-line border-b py-1 font-medium">Why</th>
        </tr>
      </thead>
      <tbody>
        {report.rejections.slice(0, SHOWN).map(({ line, field, message }) => (
          <tr key={`${line} ${field} ${message}`} className="border-line border-b last:border-0">
            <td className="py-1">{line}</td>
            <td className="py-1">{field ?? '—'}</td>
            <td className="break-words py-1">{message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Withdraw({ report }: { report: ImportReport }) {
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => callEndpoint(withdrawImport, { params: { id: report.id } }),
    onSuccess: (withdrawn) => {
      client.setQueryData(importQuery(report.id).queryKey, withdrawn);
      return client.invalidateQueries();
    },
  });
  if (report.state === 'withdrawn' || report.state === 'running') return null;
  if (withdraw.error) return <ProblemNote error={withdraw.error} onRetry={() => withdraw.mutate()} />;
  if (!asked) {
    return (
      <Button look="quiet" className="ml-auto" onClick={() => setAsked(true)}>
        Withdraw
      </Button>
    );
  }
  return (
    <span className="ml-auto flex flex-wrap items-center gap-2">
      Take it back? Rows no other import brought leave every count.
      <Button look="danger" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {withdraw.isPending ? 'Withdrawing …' : 'Withdraw'}
      </Button>
      <Button onClick={() => setAsked(false)}>Keep</Button>
    </span>
  );
}

/** One earlier import as a line that opens to its report. */
export function ImportRow({ report }: { report: ImportReport }) {
  const [open, setOpen] = useState(false);
  const whole = useQuery(importQuery(open ? report.id : null));
  const settings = useQuery(settingsQuery());
  return (
    <li className="border-line border-t first:border-0">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full flex-wrap items-baseline gap-x-3 bg-transparent px-4 py-2 text-left hover:bg-grid"
      >
        <b className="min-w-0 break-all">{report.fileName ?? report.kind}</b>
        <span className="text-ink2">{report.kind}</span>
        <span className="text-ink2">{STATES[report.state]}</span>
        <span className="ml-auto text-ink2">
          {count(report.accepted)} of {count(report.rows)} rows new
          {report.rejected > 0 && `, ${count(report.rejected)} rejected`}
        </span>
        <time dateTime={report.startedAt} className="text-ink3">
          {settings.data && formatInstant(Date.parse(report.startedAt), settings.data.zone)}
        </time>
      </button>
      {open && whole.error && <ProblemNote error={whole.error} onRetry={() => void whole.refetch()} />}
      {open && whole.data && <ImportReportView report={whole.data} />}
    </li>
  );
}
