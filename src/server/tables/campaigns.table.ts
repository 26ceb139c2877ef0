import { type Campaign, listCampaigns } from '../../contract/campaigns';
import { type CampaignVerdict, listCampaignVerdicts } from '../../contract/effects';
import { defineTable } from './table';

/** So many verdicts are asked for at once. */
const VERDICTS_AT_ONCE = 60;

type Row = Campaign & { told: CampaignVerdict | undefined };

const bound = ({ told }: Row, side: 'low' | 'high') =>
  told?.effect.headline?.bands.find(({ level }) => level === 0.95)?.[side] ?? null;

/** Campaigns with what came of them, newest flight first. */
export const CAMPAIGNS_TABLE = defineTable({
  path: '/campaigns.csv',
  title: 'Campaigns and their verdicts',
  query: listCampaigns.query,
  columns: [
    { name: 'id', says: 'id of the campaign', of: ({ id }: Row) => id },
    { name: 'name', says: 'its name', of: ({ name }) => name },
    { name: 'start_utc', says: 'start of the flight', of: ({ startAt }) => startAt },
    { name: 'end_exclusive_utc', says: 'its end, not included', of: ({ endExclusive }) => endExclusive },
    { name: 'state', says: '`planned`, `running` or `ended`', of: ({ told }) => told?.state ?? null },
    { name: 'channels', says: 'channels, separated by “; ”', of: ({ channels }) => channels.join('; ') },
    { name: 'owner', says: 'who runs it', of: ({ owner }) => owner },
    { name: 'posts', says: 'posts in it', of: ({ posts }) => posts },
    { name: 'pledged', says: 'what was pledged', of: ({ told }) => told?.pledge?.pledged ?? null },
    { name: 'pledge_state', says: 'state of the pledge', of: ({ told }) => told?.pledge?.state ?? null },
    {
      name: 'pledge_verdict',
      says: 'what the pledge came to',
      of: ({ told }) => told?.pledge?.verdict ?? null,
    },
    { name: 'pledge_check_utc', says: 'date of the check', of: ({ told }) => told?.pledge?.checkAt ?? null },
    {
      name: 'measure',
      says: 'measure the effect is told of',
      of: ({ told }) => told?.effect.measure ?? null,
    },
    {
      name: 'topic',
      says: 'topic it is of; empty: all mentions',
      of: ({ told }) => told?.effect.topic?.name ?? null,
    },
    { name: 'verdict', says: 'how clear the effect is', of: ({ told }) => told?.effect.verdict ?? null },
    {
      name: 'effect',
      says: 'size of the effect, in `unit`',
      of: ({ told }) => told?.effect.headline?.estimate ?? null,
    },
    { name: 'effect_low_95', says: 'its lower bound', of: (row) => bound(row, 'low') },
    { name: 'effect_high_95', says: 'its upper bound', of: (row) => bound(row, 'high') },
    { name: 'unit', says: 'unit of the effect', of: ({ told }) => told?.effect.unit ?? null },
    {
      name: 'in_words',
      says: 'the effect in words, or why there is none',
      of: ({ told }) => told?.effect.words ?? null,
    },
  ],
  read: async (ask, query) => {
    const { items, nextCursor } = await ask(listCampaigns, query);
    const told = new Map<string, CampaignVerdict>();
    for (let at = 0; at < items.length; at += VERDICTS_AT_ONCE) {
      const id = items.slice(at, at + VERDICTS_AT_ONCE).map((campaign) => campaign.id);
      const verdicts = await ask(listCampaignVerdicts, { id });
      for (const verdict of verdicts.items) told.set(verdict.campaignId, verdict);
    }
    return {
      rows: items.map((campaign) => ({ ...campaign, told: told.get(campaign.id) })),
      about: [['campaigns', items.length]],
      nextCursor,
    };
  },
});
