import { z } from 'zod';
import { flightProblem } from '../domain/flight';
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

/** Stored ones are read whatever they say; what is written must be a flight that can be held against something. */
const isFlight: z.core.CheckFn<{ startAt?: string | undefined; endExclusive?: string | undefined }> = ({
  value,
  issues,
}) => {
  const found = flightProblem(parsed(value.startAt), parsed(value.endExclusive));
  if (!found) return;
  const path = [found.at === 'start' ? 'startAt' : 'endExclusive'];
  issues.push({ code: 'custom', message: found.message, path, input: value });
};
const parsed = (at: string | undefined) => (at === undefined ? null : Date.parse(at));

export const createCampaignSchema = z
  .object({
    ...flight,
    channels: flight.channels.default([]),
    objective: flight.objective.default(null),
    owner: flight.owner.default(null),
    topics: flight.topics.default([]),
  })
  .check(isFlight);

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
  body: z
    .object({
      ...flight,
      /** Why the flight is changed: kept with the amendment this makes to a sealed pledge. */
      reason: z.string().trim().min(3).max(1000),
    })
    .partial()
    .check(isFlight),
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
