import { queryOptions } from '@tanstack/react-query';
import { getBoard, listBoards } from '../../../contract/boards';
import { getBrief } from '../../../contract/brief';
import { getCurrents } from '../../../contract/currents';
import { getFlow } from '../../../contract/flow';
import { listSpikes } from '../../../contract/spikes';
import { listMovers } from '../../../contract/topics';
import { sampleVoices } from '../../../contract/voices';
import { callEndpoint } from '../../lib/api';

const MINUTE_MS = 60_000;

export function boardsQuery() {
  return queryOptions({
    queryKey: [listBoards.path, null],
    queryFn: ({ signal }) => callEndpoint(listBoards, { signal }),
    staleTime: MINUTE_MS,
  });
}

export function boardQuery(id: string) {
  return queryOptions({
    queryKey: [getBoard.path, id],
    queryFn: ({ signal }) => callEndpoint(getBoard, { params: { id }, signal }),
    staleTime: MINUTE_MS,
  });
}

/** The window in five lines. */
export function briefQuery(days: number) {
  return queryOptions({
    queryKey: [getBrief.path, { days }],
    queryFn: ({ signal }) => callEndpoint(getBrief, { query: { days }, signal }),
    staleTime: MINUTE_MS,
  });
}

/** Counts of a card: cards of the same filters share the answer. */
export function cardCurrentsQuery(card: {
  days: number;
  topic: readonly string[];
  source: readonly string[];
}) {
  const query = { ...card, topic: [...card.topic], source: [...card.source], compare: 'previous' as const };
  return queryOptions({
    queryKey: [getCurrents.path, query],
    queryFn: ({ signal }) => callEndpoint(getCurrents, { query, signal }),
    staleTime: MINUTE_MS,
  });
}

export function cardMoversQuery(card: { days: number; source: readonly string[] }) {
  const query = { days: card.days, source: [...card.source] };
  return queryOptions({
    queryKey: [listMovers.path, query],
    queryFn: ({ signal }) => callEndpoint(listMovers, { query, signal }),
    staleTime: MINUTE_MS,
  });
}

/** Three voices of a card's window. */
export function cardVoicesQuery(card: {
  days: number;
  topic: string | null;
  source: readonly string[];
  sentiment: 'positive' | 'neutral' | 'negative' | null;
}) {
  const query = {
    days: card.days,
    ...(card.topic === null ? {} : { topic: card.topic }),
    source: [...card.source],
    ...(card.sentiment === null ? {} : { sentiment: card.sentiment }),
    limit: 3,
  };
  return queryOptions({
    queryKey: [sampleVoices.path, query],
    queryFn: ({ signal }) => callEndpoint(sampleVoices, { query, signal }),
    staleTime: MINUTE_MS,
  });
}

export function cardFlowQuery(card: { days: number; topic: string | null; team: string | null }) {
  const query = {
    days: card.days,
    people: 'no' as const,
    ...(card.topic === null ? {} : { topic: card.topic }),
    ...(card.team === null ? {} : { team: card.team }),
  };
  return queryOptions({
    queryKey: [getFlow.path, query],
    queryFn: ({ signal }) => callEndpoint(getFlow, { query, signal }),
    staleTime: MINUTE_MS,
  });
}

/** Bursts of all mentions and every topic, or of one. */
export function cardSpikesQuery(card: { days: number; topic: string | null }) {
  const query = { days: card.days, ...(card.topic === null ? {} : { topic: card.topic }) };
  return queryOptions({
    queryKey: [listSpikes.path, query],
    queryFn: ({ signal }) => callEndpoint(listSpikes, { query, signal }),
    staleTime: MINUTE_MS,
  });
}
