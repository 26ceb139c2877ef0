import { queryOptions } from '@tanstack/react-query';
import { listPeople, listTeams } from '../../contract/teams';
import { callEndpoint } from './api';

/** All teams by name. */
export function teamsQuery() {
  return queryOptions({
    queryKey: [listTeams.path, null],
    queryFn: ({ signal }) => callEndpoint(listTeams, { query: { limit: 1000 }, signal }),
    staleTime: 5 * 60_000,
  });
}

/** Everyone on the list of people, by name. */
export function peopleQuery() {
  return queryOptions({
    queryKey: [listPeople.path, null],
    queryFn: ({ signal }) => callEndpoint(listPeople, { query: { limit: 1000 }, signal }),
    staleTime: 5 * 60_000,
  });
}
