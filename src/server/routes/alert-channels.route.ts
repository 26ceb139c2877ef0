import {
  type AlertChannel,
  createAlertChannel,
  deleteAlertChannel,
  deleteMailServer,
  getMailServer,
  listAlertChannels,
  listAlertDeliveries,
  type MailServer,
  patchAlertChannel,
  putMailServer,
  retryAlertDelivery,
  testAlertChannel,
} from '../../contract/alert-channels';
import { deliverOne } from '../alerts/deliver-alerts';
import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import * as channels from '../stores/alert-channel.store';
import { addDelivery, hurryDelivery, listDeliveries } from '../stores/alert-delivery.store';
import { publish } from '../stores/event.store';
import { knownActor } from '../stores/person.store';
import { definedOf } from './patch';

const SHOWN_DELIVERIES = 50;
const UNDER_WAY = { ok: false, words: 'It is being sent right now, or was sent already.' };

export function routeAlertChannels(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const change = async (work: (tx: Tx) => Promise<void>) => {
    await inTransaction(db, async (tx) => {
      await work(tx);
      await publish(tx, { name: 'alert', data: {} }, services.now());
    });
    services.feed.nudge();
  };
  const channelOr404 = async (id: string): Promise<AlertChannel> => {
    const found = (await channels.listChannels(db)).find((channel) => channel.id === id);
    if (!found) throw notFound('channel');
    return found;
  };

  api.on(listAlertChannels, async () => ({
    items: await channels.listChannels(db),
    unavailable: services.messenger.available ? null : services.messenger.words,
  }));

  api.on(createAlertChannel, async ({ body, actor }) => {
    const id = crypto.randomUUID();
    const made = { actor: await knownActor(db, actor), created_at: services.now(), removed_at: null };
    const { name, kind, digest } = body;
    const target =
      body.kind === 'webhook'
        ? { url: body.url, secret: body.secret, addresses: null }
        : { url: null, secret: null, addresses: body.to };
    await change((tx) => channels.insertChannel(tx, { id, name, kind, digest, ...target, ...made }));
    return channelOr404(id);
  });

  api.on(patchAlertChannel, async ({ params, body }) => {
    const { kind } = await channelOr404(params.id);
    const { to, ...others } = body;
    const wrong =
      kind === 'email'
        ? 'url' in body
          ? 'url'
          : 'secret' in body
            ? 'secret'
            : null
        : 'to' in body
          ? 'to'
          : null;
    if (wrong !== null) {
      throw new ApiError(400, 'invalid-request', `A channel of ${kind} has no ${wrong}.`, {
        errors: [{ field: wrong, message: `Not of a channel of ${kind}.` }],
      });
    }
    await change((tx) => channels.updateChannel(tx, params.id, definedOf({ ...others, addresses: to })));
    return channelOr404(params.id);
  });

  api.on(deleteAlertChannel, async ({ params }) => {
    await channelOr404(params.id);
    await change((tx) => channels.removeChannel(tx, params.id, services.now()));
    return null;
  });

  api.on(testAlertChannel, async ({ params }) => {
    await channelOr404(params.id);
    const id = crypto.randomUUID();
    const now = services.now();
    await change((tx) =>
      addDelivery(tx, { id, channel_id: params.id, alert_id: null, reason: 'test' }, { due: now, now }),
    );
    return tried(id);
  });

  api.on(listAlertDeliveries, async () => ({
    items: await readSnapshot(db, (tx) => listDeliveries(tx, { alertId: null, limit: SHOWN_DELIVERIES })),
  }));

  api.on(retryAlertDelivery, async ({ params }) => {
    await change(async (tx) => {
      if (!(await hurryDelivery(tx, params.id, services.now()))) throw notFound('delivery that is not sent');
    });
    return tried(params.id);
  });

  api.on(getMailServer, answerMailServer);

  api.on(putMailServer, async ({ body }) => {
    if (services.messenger.available && services.messenger.mailServer) {
      throw new ApiError(
        409,
        'conflict',
        'The mail server is set where Eddyline was started, by EDDYLINE_SMTP.',
      );
    }
    const { password, ...server } = body;
    await change(async (tx) => {
      const known = await channels.readMailServer(tx);
      // A password belongs to the host and the user it was given for: it goes nowhere else.
      const isSame = known?.host === server.host && known.user === server.user;
      const kept = server.user === null ? null : (password ?? (isSame ? known.password : null));
      if (server.user !== null && kept === null) {
        throw new ApiError(400, 'invalid-request', 'A user needs a password.', {
          errors: [{ field: 'password', message: 'Give it again for another server or user.' }],
        });
      }
      await channels.writeMailServer(tx, { ...server, password: kept });
    });
    return answerMailServer();
  });

  api.on(deleteMailServer, async () => {
    await channels.forgetMailServer(db);
    return null;
  });

  async function tried(id: string): Promise<{ ok: boolean; words: string }> {
    const { ok, words } = (await deliverOne(services, id)) ?? UNDER_WAY;
    return { ok, words };
  }

  async function answerMailServer(): Promise<MailServer> {
    const set = services.messenger.available ? services.messenger.mailServer : null;
    const server = set ?? (await channels.readMailServer(db));
    if (!server) {
      const none = { host: null, port: null, security: null, user: null, sender: null };
      return { from: 'none', ...none, hasPassword: false };
    }
    const { host, port, security, user, sender } = server;
    const from = set ? ('environment' as const) : ('settings' as const);
    return { from, host, port, security, user, hasPassword: server.password !== null, sender };
  }
}
