import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getCurrents } from '../../../contract/currents';
import { listMarks, type Mark } from '../../../contract/marks';
import { listSpikes } from '../../../contract/spikes';
import { listMovers } from '../../../contract/topics';
import { sampleVoices } from '../../../contract/voices';
import { callEndpoint } from '../../lib/api';
import type { RiverSearch } from '../../url-state/river-search';
import type { RiverWindow } from './river-window';

/** What is asked of `GET /currents`; the second half of its query key. */
export interface RiverQuestion extends RiverWindow {
  bucket: RiverSearch['bucket'];
  topic: string[];
  source: string[];
  lang: string[];
  sentiment: RiverSearch['sentiment'];
  compare: RiverSearch['compare'];
}

const MINUTE_MS = 60_000;

/** The question of a view: everything of it that changes the answer, and nothing else. */
export function riverQuestion(search: RiverSearch, window: RiverWindow): RiverQuestion {
  return {
    ...window,
    bucket: search.bucket,
    topic: search.topic,
    source: search.source,
    lang: search.lang,
    sentiment: search.sentiment,
    compare: search.compare,
  };
}

/** Currents of a window; `null` waits until the window is known. Old data stays while new loads. */
export function currentsQuery(question: RiverQuestion | null) {
  return queryOptions({
    queryKey: [getCurrents.path, question],
    queryFn: ({ signal }) => callEndpoint(getCurrents, { query: question ?? {}, signal }),
    enabled: question !== null,
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}

/** What is asked of voices and movers: the brushed stretch, else the whole window. */
export interface StretchQuestion {
  from: string;
  to: string;
  topic: string[];
  source: string[];
  lang: string[];
  sentiment: RiverSearch['sentiment'];
}

/** How many voices stand beside the chart. */
export const VOICES_SHOWN = 12;

/** Voices of a stretch. Of several topics the first is asked for: a sample is of one topic or of all. */
export function voicesQuery(question: StretchQuestion | null) {
  const query = question && {
    from: question.from,
    to: question.to,
    ...(question.topic[0] === undefined ? {} : { topic: question.topic[0] }),
    source: question.source,
    lang: question.lang,
    sentiment: question.sentiment,
    limit: VOICES_SHOWN,
  };
  return queryOptions({
    queryKey: [sampleVoices.path, query],
    queryFn: ({ signal }) => callEndpoint(sampleVoices, { query: query ?? { from: '', to: '' }, signal }),
    enabled: query !== null,
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}

/** What moved in a stretch against the one before it. */
export function moversQuery(question: StretchQuestion | null) {
  const query = question && {
    from: question.from,
    to: question.to,
    source: question.source,
    lang: question.lang,
  };
  return queryOptions({
    queryKey: [listMovers.path, query],
    queryFn: ({ signal }) => callEndpoint(listMovers, { query: query ?? {}, signal }),
    enabled: query !== null,
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}

/** Bursts of all topics in a window and at its grain; `null` waits, and stays where they are not looked for. */
export function spikesQuery(query: { from: string; to: string; bucket: 'hour' | 'day' } | null) {
  return queryOptions({
    queryKey: [listSpikes.path, query],
    queryFn: ({ signal }) => callEndpoint(listSpikes, { query: query ?? {}, signal }),
    enabled: query !== null,
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}

/** Bursts of all topics in the last days. */
export function spikesOfDaysQuery(days: number) {
  return queryOptions({
    queryKey: [listSpikes.path, { days }],
    queryFn: ({ signal }) => callEndpoint(listSpikes, { query: { days }, signal }),
    staleTime: MINUTE_MS,
  });
}

/** At most this many marks of a window are drawn; the page says so when there are more. */
export const MARKS_LIMIT = 5000;

/** Campaigns, posts and marks of an answered window; only some kinds when these are named. */
export function marksQuery(window: { from: string; to: string } | null, kinds: readonly Mark['kind'][] = []) {
  const query = window && { ...window, kind: [...kinds], limit: MARKS_LIMIT };
  return queryOptions({
    queryKey: [listMarks.path, query],
    queryFn: ({ signal }) => callEndpoint(listMarks, { query: query ?? { from: '', to: '' }, signal }),
    enabled: query !== null,
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}
