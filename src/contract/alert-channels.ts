import { z } from 'zod';
import { CHANNEL_KINDS, DIGESTS, MAIL_SECURITIES } from '../domain/alerts/alert-kinds';
import { alertDeliverySchema } from './alerts';
import { instant } from './common';
import { defineEndpoint } from './endpoint';

const webhookUrl = z.url({ protocol: /^https?$/, hostname: /.+/ }).max(2000);
/** Signs what is sent; nobody reads it again. */
const secret = z.string().min(16).max(200);
const addresses = z.array(z.email().max(254)).min(1).max(50);
const channelName = z.string().trim().min(1).max(100);

export const alertChannelSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  /** Where it goes: of a webhook only the host and the last letters, for its address is a key. */
  target: z.string(),
  digest: z.enum(DIGESTS),
  lastSentAt: instant.nullable(),
  /** Why the newest that was tried did not arrive; `null`: it did. */
  failure: z.object({ words: z.string(), at: instant }).nullable(),
  waiting: z.int(),
  failed: z.int(),
});
export type AlertChannel = z.infer<typeof alertChannelSchema>;

const byId = z.object({ id: z.uuid() });

export const listAlertChannels = defineEndpoint({
  method: 'get',
  path: '/alert-channels',
  summary: 'Where alerts are sent beside the app, by name',
  access: 'read',
  response: z.object({
    items: z.array(alertChannelSchema),
    /** Why nothing can be sent from here; `null`: it can. */
    unavailable: z.string().nullable(),
  }),
});

export const createAlertChannel = defineEndpoint({
  method: 'post',
  path: '/alert-channels',
  summary: 'Add a webhook or addresses of e-mail',
  access: 'write',
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('webhook'),
      name: channelName,
      url: webhookUrl,
      secret,
      digest: z.enum(DIGESTS).default('each'),
    }),
    z.object({
      kind: z.literal('email'),
      name: channelName,
      to: addresses,
      digest: z.enum(DIGESTS).default('each'),
    }),
  ]),
  response: alertChannelSchema,
  status: 201,
});

export const patchAlertChannel = defineEndpoint({
  method: 'patch',
  path: '/alert-channels/{id}',
  summary: 'Change a channel; a secret that is left out stays',
  access: 'write',
  params: byId,
  body: z
    .object({ name: channelName, url: webhookUrl, secret, to: addresses, digest: z.enum(DIGESTS) })
    .partial(),
  response: alertChannelSchema,
});

export const deleteAlertChannel = defineEndpoint({
  method: 'delete',
  path: '/alert-channels/{id}',
  summary: 'Remove a channel; what waits for it is not sent',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});

export const testAlertChannel = defineEndpoint({
  method: 'post',
  path: '/alert-channels/{id}/test',
  summary: 'Send a test and say how it went',
  access: 'write',
  params: byId,
  response: z.object({ ok: z.boolean(), words: z.string() }),
});

export const listAlertDeliveries = defineEndpoint({
  method: 'get',
  path: '/alert-deliveries',
  summary: 'The newest 50 deliveries with each attempt; those that wait or failed first',
  access: 'read',
  response: z.object({
    items: z.array(
      alertDeliverySchema.extend({ alert: z.object({ id: z.uuid(), title: z.string() }).nullable() }),
    ),
  }),
});

export const retryAlertDelivery = defineEndpoint({
  method: 'post',
  path: '/alert-deliveries/{id}/retry',
  summary: 'Try a delivery that waits or was given up again at once',
  access: 'write',
  params: byId,
  response: z.object({ ok: z.boolean(), words: z.string() }),
});

export const mailServerSchema = z.object({
  /** *environment*: set where the server was started, not here. */
  from: z.enum(['environment', 'settings', 'none']),
  host: z.string().nullable(),
  port: z.int().nullable(),
  security: z.enum(MAIL_SECURITIES).nullable(),
  user: z.string().nullable(),
  hasPassword: z.boolean(),
  /** Who writes. */
  sender: z.string().nullable(),
});
export type MailServer = z.infer<typeof mailServerSchema>;

export const getMailServer = defineEndpoint({
  method: 'get',
  path: '/alert-mail',
  summary: 'The server that sends e-mail; its password is never answered',
  access: 'read',
  response: mailServerSchema,
});

export const putMailServer = defineEndpoint({
  method: 'put',
  path: '/alert-mail',
  summary: 'Set the server that sends e-mail; a password that is left out stays',
  access: 'write',
  body: z
    .object({
      host: z.string().trim().min(1).max(253),
      port: z.int().min(1).max(65535),
      security: z.enum(MAIL_SECURITIES),
      user: z.string().min(1).max(200).nullable().default(null),
      password: z.string().min(1).max(500).optional(),
      sender: z.email().max(254),
    })
    .refine(({ security, user }) => security !== 'none' || user === null, {
      message: 'A password is never sent over a connection that is not encrypted.',
      path: ['security'],
    }),
  response: mailServerSchema,
});

export const deleteMailServer = defineEndpoint({
  method: 'delete',
  path: '/alert-mail',
  summary: 'Forget the server that sends e-mail, with its password',
  access: 'write',
  response: null,
  status: 204,
});
