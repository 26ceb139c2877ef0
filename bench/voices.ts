import { VOICE_LENSES } from '../src/contract/voice-lenses';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { type Figure, read, type StoreKind, spread, timed } from './measure';
import { fillStore, openThreads, withStore } from './stores';

const REQUESTS = 8;
const WINDOWS = {
  '90 days': 'from=2026-08-20T00:00:00Z&to=2026-11-18T00:00:00Z',
  '1 day': 'from=2026-11-17T00:00:00Z&to=2026-11-18T00:00:00Z',
};

/**
 * Voices through each lens, and one of them, over a million mentions of 20,000 voices. All say the same words but for a
 * number: the worst there is for the rules that set voices apart.
 */
export async function benchVoices(kind: StoreKind, port: number): Promise<Figure[]> {
  return withStore(kind, async (place) => {
    await fillStore(place);
    await openThreads(place);
    const server = await startServer({ port, ...place, env: { EDDYLINE_NOW: '2026-11-20T12:00:00Z' } });
    try {
      const figures: Figure[] = [];
      for (const [window, query] of Object.entries(WINDOWS)) {
        for (const lens of VOICE_LENSES) {
          const at = `/api/v1/voices?${query}&lens=${lens}&show=all`;
          figures.push(await measure(kind, server, { bench: `voices: ${lens}, ${window}`, at }));
        }
      }
      const at = '/api/v1/voices/forum:user_2';
      figures.push(await measure(kind, server, { bench: 'one voice', at }));
      return figures;
    } finally {
      await server.stop();
    }
  });
}

async function measure(
  store: StoreKind,
  server: ServerProcess,
  { bench, at }: { bench: string; at: string },
): Promise<Figure> {
  const times: number[] = [];
  for (let request = 0; request < REQUESTS; request++) times.push(await timed(() => read(server, at)));
  return { bench, store, unit: 'ms', rounds: [times], summary: spread([times]) };
}
