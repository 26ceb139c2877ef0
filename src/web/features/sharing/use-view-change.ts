import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteView, listViews, patchView, restoreView } from '../../../contract/views';
import { callEndpoint } from '../../lib/api';

/** A change of one saved view: another name, away, or back. */
export type ViewChange = { id: string } & ({ name: string } | { removed: boolean });

export function useViewChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, ...change }: ViewChange) => {
      const params = { id };
      if ('name' in change) await callEndpoint(patchView, { params, body: { name: change.name } });
      else if (change.removed) await callEndpoint(deleteView, { params });
      else await callEndpoint(restoreView, { params });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [listViews.path] }),
  });
}
