import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  getFlawHistory,
  getFlawSeries,
  listFlawEvidence,
  listFlawPeople,
} from '../../../contract/flaw-evidence';
import { listFlawProposals, listFlawProposalVoices } from '../../../contract/flaw-proposals';
import { getFlaw } from '../../../contract/flaws';
import { listTold } from '../../../contract/flow';
import { listNotices } from '../../../contract/notices';
import { draftTrackerIssue, getTracker } from '../../../contract/tracker';
import type { ShownVoices } from '../../../contract/voice-lenses';
import { type CallParts, callEndpoint } from '../../lib/api';

const STALE_MS = 60_000;
const EVIDENCE_ROWS = 10;
/** Of one page of people. */
export const PEOPLE_ROWS = 10;
const VOICE_ROWS = 50;

/** A flaw with its life and what the river says of it. */
export function flawQuery(id: string) {
  return queryOptions({
    queryKey: [getFlaw.path, id],
    queryFn: ({ signal }) => callEndpoint(getFlaw, { params: { id }, signal }),
    staleTime: STALE_MS,
  });
}

/** Complaints about it a day, from a week before the first one. */
export function flawSeriesQuery(id: string) {
  return queryOptions({
    queryKey: [getFlawSeries.path, id],
    queryFn: ({ signal }) => callEndpoint(getFlawSeries, { params: { id }, signal }),
    staleTime: STALE_MS,
  });
}

export type EvidenceQuestion = Omit<
  NonNullable<CallParts<typeof listFlawEvidence>['query']>,
  'limit' | 'cursor'
>;

/** What people said about it, page by page. */
export function flawEvidenceQuery(id: string, question: EvidenceQuestion) {
  return infiniteQueryOptions({
    queryKey: [listFlawEvidence.path, id, question],
    queryFn: ({ signal, pageParam }) =>
      callEndpoint(listFlawEvidence, {
        params: { id },
        query: { ...question, limit: EVIDENCE_ROWS, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}

/** Who spoke about it, first to notice first, page by page. */
export function flawPeopleQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: [listFlawPeople.path, id],
    queryFn: ({ signal, pageParam }) =>
      callEndpoint(listFlawPeople, {
        params: { id },
        query: { limit: PEOPLE_ROWS, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: STALE_MS,
  });
}

/** Who was told that it is fixed. */
export function toldQuery(id: string) {
  return queryOptions({
    queryKey: [listTold.path, id],
    queryFn: ({ signal }) => callEndpoint(listTold, { params: { id }, query: { limit: 1000 }, signal }),
    staleTime: STALE_MS,
  });
}

/** Everything that was done to it. */
export function flawHistoryQuery(id: string) {
  return queryOptions({
    queryKey: [getFlawHistory.path, id],
    queryFn: ({ signal }) => callEndpoint(getFlawHistory, { params: { id }, signal }),
    staleTime: STALE_MS,
  });
}

/** Groups of complaints that might be flaws, of people or of voices that rules set apart. */
export function proposalsQuery(show: ShownVoices) {
  return queryOptions({
    queryKey: [listFlawProposals.path, show],
    queryFn: ({ signal }) => callEndpoint(listFlawProposals, { query: { show, limit: 50 }, signal }),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}

/** Every conversation of a proposal, page by page. */
export function proposalVoicesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: [listFlawProposalVoices.path, id],
    queryFn: ({ signal, pageParam }) =>
      callEndpoint(listFlawProposalVoices, {
        params: { id },
        query: { limit: VOICE_ROWS, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: STALE_MS,
  });
}

/** What nobody has seen yet. */
export function unseenNoticesQuery() {
  return queryOptions({
    queryKey: [listNotices.path, 'unseen'],
    queryFn: ({ signal }) => callEndpoint(listNotices, { query: { unseen: 'yes', limit: 20 }, signal }),
    staleTime: STALE_MS,
  });
}

/** Can issues be made and followed from here? */
export function trackerQuery() {
  return queryOptions({
    queryKey: [getTracker.path, null],
    queryFn: ({ signal }) => callEndpoint(getTracker, { signal }),
    staleTime: 5 * STALE_MS,
  });
}

/** What an issue would say. */
export function issueDraftQuery(id: string) {
  return queryOptions({
    queryKey: [draftTrackerIssue.path, id],
    queryFn: ({ signal }) => callEndpoint(draftTrackerIssue, { params: { id }, signal }),
    staleTime: STALE_MS,
  });
}
