import type { CampaignVerdict } from '../../../contract/effects';
import type { FlawItem } from '../../../contract/flaw-schemas';
import type { Flow } from '../../../contract/flow';
import type { Spikes } from '../../../contract/spikes';

/** A stop of the tour: what to look at, said with what is really there, and where that is. */
export interface TourStep {
  /** Name of the region of the page it speaks of, which is ringed. */
  place: string;
  title: string;
  words: string;
  /** What can be tried there. */
  hint: string;
  path: string;
}

/** What the stops are made of; `undefined`: not known (yet), or there is none. */
export interface TourEvidence {
  spike?: Spikes['items'][number];
  flaw?: FlawItem;
  campaign?: { id: string; name: string; verdict?: CampaignVerdict };
  dam?: Flow['dams'][number];
}

/**
 * The four stops: what people say beside what we did, the flaw behind it, what a campaign changed, where complaints wait.
 * Each says a fact of the store where there is one, and leads to a page that is there in any case.
 */
export function tourSteps({ spike, flaw, campaign, dam }: TourEvidence): TourStep[] {
  return [
    {
      place: 'Currents and paddling',
      title: 'One river, one time axis',
      words: `Above the line is what people say about the company, below it what the company did. ${
        spike ? `Look at ${spike.topic?.name ?? 'all mentions'}: ${spike.words}` : ''
      }`.trim(),
      hint: 'Press a day to hear what was said then, in people’s own words.',
      path: '/?range=28d',
    },
    {
      place: 'Complaints a day',
      title: 'The flaw behind the complaints',
      words: flaw
        ? `${flaw.figures.people} people, ${flaw.figures.complaints} complaints, one cause: “${flaw.title}”. It has an owner, and a fix is believed only when the river falls quiet.`
        : 'Complaints about one cause hang on one flaw. It has an owner, and a fix is believed only when the river falls quiet.',
      hint: 'The chart shows complaints before and after each fix; below it stand the conversations.',
      path: flaw ? `/flaws/${flaw.id}` : '/flaws',
    },
    {
      place: 'Observed against expected',
      title: 'What a campaign really changed',
      words: campaign?.verdict
        ? `${campaign.name} ${campaign.verdict.effect.words}. The aim was set before the start; what it is held against is what would have been said without it.`
        : 'A campaign’s aim is set before the start; what it is held against is what would have been said without it.',
      hint: 'Where the numbers cannot tell, the page says so and what it would need.',
      path: campaign ? `/campaigns/${campaign.id}` : '/campaigns',
    },
    {
      place: 'Where the water stops',
      title: 'Where the water stops',
      words: dam
        ? dam.words
        : 'From heard to seen, accepted, fixed, shipped and told: nothing waits beyond its limit now.',
      hint: 'Each count there opens the conversations that wait.',
      path: '/flow?days=28',
    },
  ];
}
