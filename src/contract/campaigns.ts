import { z } from 'zod';
import { instant, listOf, pageQuery } from './common';
import { defineEndpoint } from './endpoint';
import { actorSchema } from './teams';

const flight = {
  name: z.string().trim().min(1).max(200),
  /** Start of the flight. */
  startAt: instant,
  /** End of the flight, exclusive. */
  endExclusive: instant,
  channels: z.array(z.string().trim().min(1).max(60)).max(30),
  objective: z.string().max(2000).nullable(),
  owner: z.string().max(200).nullable(),
  /** Ids of the topics it is about. */
  topics: z.array(z.uuid()).max(50),
};

export const campaignSchema = z.object({
  id: z.uuid(),
  ...flight,
  posts: z.int(),
  /** Who changed it last. */
  actor: actorSchema,
  createdAt: instant,
  updatedAt: instant,
});
export type Campaign = z.infer<typeof campaignSchema>;

const endsAfterStart = (value: { startAt?: string | undefined; endExclusive?: string | undefined }) =>
  value.startAt === undefined ||
  value.endExclusive === undefined ||
  Date.parse(value.endExclusive) > Date.parse(value.startAt);
const ENDS_AFTER_START = { message: 'The flight must end after it starts.', path: ['endExclusive'] };

export const createCampaignSchema = z
  .object({
    ...flight,
    channels: flight.channels.default([]),
    objective: flight.objective.default(null),
    owner: flight.owner.default(null),
    topics: flight.topics.default([]),
  })
  .refine(endsAfterStart, ENDS_AFTER_START);

const campaignParams = z.object({ id: z.uuid() });

export const listCampaigns = defineEndpoint({
  method: 'get',
  path: '/campaigns',
  summary: 'Campaigns, newest flight first',
  access: 'read',
  query: pageQuery,
  response: listOf(campaignSchema),
});

export const getCampaign = defineEndpoint({
  method: 'get',
  path: '/campaigns/{id}',
  summary: 'One campaign',
  access: 'read',
  params: campaignParams,
  response: campaignSchema,
});

export const createCampaign = defineEndpoint({
  method: 'post',
  path: '/campaigns',
  summary: 'Add a campaign',
  access: 'write',
  body: createCampaignSchema,
  response: campaignSchema,
  status: 201,
});

export const patchCampaign = defineEndpoint({
  method: 'patch',
  path: '/campaigns/{id}',
  summary: 'Change a campaign',
  access: 'write',
  params: campaignParams,
  body: z.object(flight).partial().refine(endsAfterStart, ENDS_AFTER_START),
  response: campaignSchema,
});

export const deleteCampaign = defineEndpoint({
  method: 'delete',
  path: '/campaigns/{id}',
  summary: 'Remove a campaign; its posts stay',
  access: 'write',
  params: campaignParams,
  response: null,
  status: 204,
});
