import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  getImport,
  type ImportKind,
  type ImportReport,
  importRows,
  listImports,
  previewImport,
} from '../../../contract/imports';
import { actorHeaders } from '../../lib/actor';
import { callEndpoint, endpointUrl, problemOf } from '../../lib/api';

const PREVIEW_BYTES = 256 * 1024;
const POLL_MS = 500;
const LIST_POLL_MS = 2000;

/** How the reader wants a file to be read; what is absent is left to the server. */
export interface ReadingChoices {
  kind?: ImportKind;
  map?: string;
  source?: string;
  tz?: string;
  dates?: 'dmy' | 'mdy';
  collected?: 'throughout' | 'with-rows';
}

/** Imports, newest first. */
export function importsQuery() {
  const query = { limit: 50 };
  return queryOptions({
    queryKey: [listImports.path, query],
    queryFn: ({ signal }) => callEndpoint(listImports, { query, signal }),
    staleTime: 10_000,
    refetchInterval: ({ state }) =>
      state.data?.items.some((report) => report.state === 'running') ? LIST_POLL_MS : false,
  });
}

/** One import, asked for again while it runs. */
export function importQuery(id: string | null) {
  return queryOptions({
    queryKey: [getImport.path, id],
    queryFn: ({ signal }) => callEndpoint(getImport, { params: { id: id ?? '' }, signal }),
    enabled: id !== null,
    staleTime: POLL_MS,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MS : false),
  });
}

/** How a file would be read, from its head; `null` waits. */
export function previewQuery(file: File, choices: ReadingChoices | null) {
  return queryOptions({
    queryKey: [previewImport.path, file.name, file.size, file.lastModified, choices],
    queryFn: ({ signal }) =>
      callEndpoint(previewImport, {
        query: { ...choices, fileName: file.name },
        body: file.slice(0, PREVIEW_BYTES),
        headers: { 'content-type': contentTypeOf(file) },
        signal,
      }),
    enabled: choices !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Marks uploads among the mutations, so that the page can tell that one is under way. */
export const UPLOAD_KEY = ['/imports', 'upload'];

/** Sends a file, telling of the share uploaded; answers the id of the import that then runs. */
export function uploadFile(
  file: File,
  { kind, ...choices }: ReadingChoices & { kind: ImportKind },
  onShare: (share: number) => void,
): Promise<string> {
  // fetch cannot tell how much of a body has been sent.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', endpointUrl(importRows[kind], undefined, { ...choices, fileName: file.name }));
    request.setRequestHeader('content-type', contentTypeOf(file));
    request.setRequestHeader('prefer', 'respond-async');
    for (const [name, value] of Object.entries(actorHeaders('POST'))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 1 : loaded / total);
    request.onerror = () => reject(new Error('The server cannot be reached; nothing was stored. Try again.'));
    request.onload = () => {
      const location = request.getResponseHeader('location');
      if (request.status === 202 && location) return resolve(location.split('/').at(-1) as string);
      if (request.status === 200) return resolve((JSON.parse(request.responseText) as ImportReport).id);
      problemOf(new Response(request.responseText, { status: request.status })).then(reject, reject);
    };
    request.send(file);
  });
}

function contentTypeOf(file: File): string {
  if (/\.(ndjson|jsonl)$/i.test(file.name)) return 'application/x-ndjson';
  return /\.json$/i.test(file.name) ? 'application/json' : 'text/csv';
}
