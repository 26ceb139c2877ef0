import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  type AuditDraw,
  type AuditItem,
  type AuditLabel,
  labelAudited,
  takeBackLabel,
} from '../../../contract/audit';
import { getCurrents } from '../../../contract/currents';
import { callEndpoint } from '../../lib/api';
import type { AuditSearch } from '../../url-state/audit-search';
import { auditReportQuery, drawQuery } from './audit-queries';

/** What a person says of a mention; both `null`: skipped. */
export type Said = Pick<AuditLabel, 'sentiment' | 'complaint'>;

/** A mention judged here, with what the engine had said once the server has answered. */
export interface Judged {
  item: AuditItem;
  said: Said;
  label: AuditLabel | null;
}

/** The server hands out twenty; the next are read before those run out. */
const READ_AGAIN_AFTER = 12;
const SHOWN = 6;

/**
 * One draw at work: the mention at hand, what was judged last, and how far it has come. A key is answered at once and
 * kept behind it, one label after the other; what could not be kept comes back.
 */
export function useAudit(search: AuditSearch) {
  const client = useQueryClient();
  const draw = useQuery(drawQuery(search));
  const [judged, setJudged] = useState<readonly Judged[]>([]);
  const [back, setBack] = useState<readonly AuditItem[]>([]);
  const keptSinceRead = useRef(0);

  const known = new Set(judged.map(({ item }) => item.mentionId));
  const returned = new Set(back.map(({ mentionId }) => mentionId));
  const rest = (draw.data?.items ?? []).filter(
    ({ mentionId }) => !known.has(mentionId) && !returned.has(mentionId),
  );
  const queue = [...back, ...rest];

  const refreshFigures = () => {
    void client.invalidateQueries({ queryKey: auditReportQuery().queryKey });
    void client.invalidateQueries({ queryKey: [getCurrents.path], refetchType: 'none' });
  };
  const drop = (id: string) => setJudged((all) => all.filter(({ item }) => item.mentionId !== id));
  const giveBack = (item: AuditItem) => {
    drop(item.mentionId);
    setBack((all) => [item, ...all.filter(({ mentionId }) => mentionId !== item.mentionId)]);
  };

  const keep = useMutation({
    scope: { id: 'audit' },
    mutationFn: ({ item, said }: { item: AuditItem; said: Said }) =>
      callEndpoint(labelAudited, { body: { mentionId: item.mentionId, seed: search.seed, ...said } }),
    onSuccess: async (label, { item, said }) => {
      setJudged((all) => all.map((each) => (each.item === item ? { ...each, label } : each)));
      client.setQueryData(drawQuery(search).queryKey, (data) => data && counted(data, said, 1));
      refreshFigures();
      keptSinceRead.current++;
      if (keptSinceRead.current < READ_AGAIN_AFTER) return;
      keptSinceRead.current = 0;
      // Awaited: no label is kept meanwhile, so what is read counts each of them once.
      await draw.refetch();
    },
    onError: (_, { item }) => giveBack(item),
  });
  const takeBack = useMutation({
    scope: { id: 'audit' },
    mutationFn: ({ item }: Judged) => callEndpoint(takeBackLabel, { params: { mentionId: item.mentionId } }),
    onSuccess: (_, { said }) => {
      client.setQueryData(drawQuery(search).queryKey, (data) => data && counted(data, said, -1));
      refreshFigures();
    },
    onError: (_, undone) => {
      setBack((all) => all.filter(({ mentionId }) => mentionId !== undone.item.mentionId));
      setJudged((all) => [undone, ...all]);
    },
  });

  const judge = (said: Said) => {
    const [item] = queue;
    if (!item) return;
    setBack((all) => all.filter(({ mentionId }) => mentionId !== item.mentionId));
    setJudged((all) => [{ item, said, label: null }, ...all]);
    keep.mutate({ item, said });
  };
  const undo = () => {
    const [last] = judged;
    if (!last) return;
    giveBack(last.item);
    takeBack.mutate(last);
  };

  return {
    draw,
    current: queue[0] ?? null,
    last: judged.slice(0, SHOWN),
    canUndo: judged.length > 0,
    error: keep.error ?? takeBack.error,
    judge,
    undo,
  };
}

function counted(draw: AuditDraw, { sentiment, complaint }: Said, by: 1 | -1): AuditDraw {
  const skipped = sentiment === null && complaint === null;
  return {
    ...draw,
    labelled: draw.labelled + (skipped ? 0 : by),
    skipped: draw.skipped + (skipped ? by : 0),
  };
}
