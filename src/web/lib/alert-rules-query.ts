import { queryOptions } from '@tanstack/react-query';
import { listAlertRules } from '../../contract/alert-rules';
import { callEndpoint } from './api';

/** All rules that raise alerts, by name. */
export function alertRulesQuery() {
  return queryOptions({
    queryKey: [listAlertRules.path, null],
    queryFn: ({ signal }) => callEndpoint(listAlertRules, { signal }),
    staleTime: 60_000,
  });
}
