import type { BoardCard } from '../../../contract/boards';
import { endpointUrl, problemOf } from '../../lib/api';

/** The table a card is made of, as the server writes it; `undefined` where its own words are all there is. */
export function cardCsv(card: BoardCard, days: number): (() => Promise<string>) | undefined {
  const asked = tableOf(card, days);
  if (!asked) return undefined;
  return async () => {
    const answer = await fetch(endpointUrl({ path: asked.path }, undefined, { ...asked.query, about: '1' }));
    if (!answer.ok) throw await problemOf(answer);
    return answer.text();
  };
}

function tableOf(card: BoardCard, days: number): { path: `/${string}`; query: object } | null {
  switch (card.kind) {
    case 'figure':
    case 'currents':
      return { path: '/currents.csv', query: { days, topic: card.topic, source: card.source } };
    case 'movers':
      return { path: '/topics/movers.csv', query: { days, source: card.source } };
    case 'flaws':
      return { path: '/flaws.csv', query: { topic: card.topic } };
    case 'flow':
      return { path: '/flow.csv', query: { days, topic: card.topic, team: card.team } };
    case 'spikes':
      return { path: '/spikes.csv', query: { days, topic: card.topic } };
    default:
      return null;
  }
}
