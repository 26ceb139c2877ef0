import { queryOptions } from '@tanstack/react-query';
import { drawAudit, getAuditReport } from '../../../contract/audit';
import { callEndpoint } from '../../lib/api';
import type { AuditSearch } from '../../url-state/audit-search';

/** The draw of an address: how far it has come, and the next mentions nobody has judged. */
export function drawQuery({ seed, size, lang, topic }: AuditSearch) {
  const query = { seed, size, ...(lang === null ? {} : { lang }), ...(topic === null ? {} : { topic }) };
  return queryOptions({
    queryKey: [drawAudit.path, query],
    queryFn: ({ signal }) => callEndpoint(drawAudit, { query, signal }),
    // What is judged meanwhile is known here; a draw is read again when its next mentions run out.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** How right the engine is, by the labels there are. */
export function auditReportQuery() {
  return queryOptions({
    queryKey: [getAuditReport.path, null],
    queryFn: ({ signal }) => callEndpoint(getAuditReport, { signal }),
    staleTime: 10_000,
  });
}
