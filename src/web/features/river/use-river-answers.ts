import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Catalogue } from '../../../contract/catalogue';
import type { Currents } from '../../../contract/currents';
import type { Movers, Topic } from '../../../contract/topics';
import { catalogueQuery } from '../../lib/catalogue-query';
import { settingsQuery } from '../../lib/settings-query';
import { topicsQuery } from '../../lib/topics-query';
import { useLast } from '../../lib/use-last';
import type { RiverSearch } from '../../url-state/river-search';
import { moversQuery, type StretchQuestion } from './river-queries';
import { stretchQuestion } from './river-stretch';
import { windowOf } from './river-window';
import { useMarkedCurrents } from './use-marked-currents';
import { useRiverCurrents } from './use-river-currents';
import { type ShownSpike, useShownSpikes } from './use-shown-spikes';

/** What the server answered to the River's address, so far. `undefined`: it has not. */
export interface RiverAnswers {
  catalogue: Catalogue | undefined;
  topics: readonly Topic[];
  currents: Currents | undefined;
  /** Those of the marked stretch alone. */
  marked: Currents | undefined;
  /** What figures and sentence are of: the marked stretch, else the window. */
  told: Currents | undefined;
  /** Newer ones are on their way. */
  stale: boolean;
  toldStale: boolean;
  spikes: readonly ShownSpike[];
  movers: Movers | undefined;
  /** The stretch that voices and movers are of; while new currents load, that of the last ones. */
  asked: StretchQuestion | null;
  failed: Error | null;
}

const NO_TOPICS: readonly Topic[] = [];

/** Asks for all that the River's figures, sentence and chart are made of; `retry` asks again for what failed. */
export function useRiverAnswers(search: RiverSearch): { answers: RiverAnswers; retry: () => void } {
  const catalogue = useQuery(catalogueQuery());
  const needsZone = search.from === null && search.to === null && search.range === 'all';
  const settings = useQuery({ ...settingsQuery(), enabled: needsZone });
  const window = windowOf(search, catalogue.data, settings.data?.zone);
  const { currents, stale, error, retry } = useRiverCurrents(search, window);
  const marked = useMarkedCurrents(search, stale ? undefined : currents);
  const stretch = useMemo(
    () => (currents && !stale ? stretchQuestion(search, currents) : null),
    [search, currents, stale],
  );
  const asked = useLast(stretch);
  const movers = useQuery(moversQuery(asked));
  const spikes = useShownSpikes(stale ? undefined : currents);
  const topics = useQuery(topicsQuery());
  const failed = error ?? (window === null ? (catalogue.error ?? settings.error) : null);
  const answers = useMemo(
    () => ({
      catalogue: catalogue.data,
      topics: topics.data?.items ?? NO_TOPICS,
      currents,
      marked: marked.currents,
      told: marked.currents ?? currents,
      stale,
      toldStale: stale || marked.stale,
      spikes,
      movers: movers.data,
      asked,
      failed,
    }),
    [
      catalogue.data,
      topics.data,
      currents,
      marked.currents,
      marked.stale,
      stale,
      spikes,
      movers.data,
      asked,
      failed,
    ],
  );
  return {
    answers,
    retry: () => {
      if (catalogue.isError) void catalogue.refetch();
      if (settings.isError) void settings.refetch();
      retry();
    },
  };
}
