import type { BoardCard } from '../../../contract/boards';
import { CampaignCard } from './campaign-card';
import { CurrentsCard } from './currents-card';
import { FigureCard } from './figure-card';
import { FlawsCard } from './flaws-card';
import { FlowCard } from './flow-card';
import { MoversCard } from './movers-card';
import { ShareCard } from './share-card';
import { SpikesCard } from './spikes-card';
import { VoicesCard } from './voices-card';

/** What a card shows, by its kind. */
export function CardBody({
  card,
  days,
  everySeconds,
}: {
  card: BoardCard;
  days: number;
  everySeconds: number | undefined;
}) {
  const asked = { days, everySeconds };
  switch (card.kind) {
    case 'figure':
      return <FigureCard card={card} {...asked} />;
    case 'currents':
      return <CurrentsCard card={card} {...asked} />;
    case 'movers':
      return <MoversCard card={card} {...asked} />;
    case 'share':
      return <ShareCard card={card} {...asked} />;
    case 'campaign':
      return <CampaignCard card={card} {...asked} />;
    case 'flaws':
      return <FlawsCard card={card} {...asked} />;
    case 'flow':
      return <FlowCard card={card} {...asked} />;
    case 'voices':
      return <VoicesCard card={card} {...asked} />;
    case 'spikes':
      return <SpikesCard card={card} {...asked} />;
    case 'note':
      return <p className="board-note-text">{card.text}</p>;
  }
}
