import { STARTER_BOARD } from '../../contract/board-kinds';
import {
  type BoardDigest,
  createDigest,
  deleteDigest,
  listDigests,
  patchDigest,
  previewDigest,
  previewDigestPage,
  sendDigest,
} from '../../contract/digests';
import { BOARD_DIGEST_VERSION, type Cadence } from '../../domain/board-digest/digest-kinds';
import { nextSending } from '../../domain/board-digest/next-sending';
import { deliverOne, noMailWords } from '../alerts/deliver-alerts';
import { readWatched } from '../board/read-watched';
import { starterBoard } from '../board/starter-board';
import { PREVIEW_TOKEN, previewedDigest } from '../board-digest/make-digest';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { addDelivery } from '../stores/alert-delivery.store';
import { readBoard } from '../stores/board.store';
import * as digests from '../stores/board-digest.store';
import { publish } from '../stores/event.store';
import { knownActor } from '../stores/person.store';
import { activeZone } from '../stores/zone.store';
import { definedOf } from './patch';

const UNDER_WAY = { ok: false, words: 'It is being sent right now.' };
/** Styles where they stand and pictures inside, and nothing that runs or is fetched. */
const PREVIEW_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'x-frame-options': 'SAMEORIGIN',
};

export function routeDigests(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const change = async (work: (tx: Tx) => Promise<void>) => {
    await inTransaction(db, async (tx) => {
      await work(tx);
      await publish(tx, { name: 'boards', data: {} }, services.now());
    });
    services.feed.nudge();
  };
  const list = async (only: string | null = null) => {
    const { name } = starterBoard(await readWatched(db, services.now()));
    return digests.listBoardDigests(db, { starter: name, only });
  };
  const digestOr404 = async (id: string): Promise<BoardDigest> => {
    const [found] = await list(id);
    if (!found) throw notFound('digest');
    return found;
  };

  api.on(listDigests, async () => ({
    items: await list(),
    origin: services.origin,
    isPublic: services.isPublic,
    unavailable: await noMailWords(services),
  }));

  api.on(createDigest, async ({ body, actor }) => {
    await knownBoard(db, body.board);
    const id = crypto.randomUUID();
    const now = services.now();
    const { board, address, cadence, hour, days } = body;
    const zone = body.zone ?? (await activeZone(db)).zone;
    const sending = { cadence, hour, zone, weekday: cadence === 'weekly' ? body.weekday : null };
    const digest = { id, board, address, days, ...sending, token: madeToken() };
    const made = { actor: await knownActor(db, actor), created_at: now };
    const next_at = new Date(nextSending(sending, now.getTime()));
    await change(async (tx) => {
      const isNew = await digests.insertDigest(tx, {
        ...digest,
        ...made,
        next_at,
        missed_at: null,
        unsubscribed_at: null,
      });
      if (!isNew) throw knownAddress();
    });
    return digestOr404(id);
  });

  api.on(patchDigest, async ({ params, body }) => {
    const { subscribed, ...given } = definedOf(body);
    await change(async (tx) => {
      const known = await digests.readDigest(tx, params.id);
      if (!known) throw notFound('digest');
      const now = services.now();
      const sending = sendingOf(known, given);
      await digests.updateDigest(tx, params.id, {
        ...sending,
        ...('days' in given ? { days: given.days } : {}),
        next_at: new Date(nextSending(sending, now.getTime())),
        ...(subscribed === undefined
          ? {}
          : { unsubscribed_at: subscribed ? null : (known.unsubscribed_at ?? now) }),
      });
      if (subscribed === false) await digests.dropWaiting(tx, params.id);
    });
    return digestOr404(params.id);
  });

  api.on(deleteDigest, async ({ params }) => {
    await digestOr404(params.id);
    await change((tx) => digests.deleteDigestRow(tx, params.id));
    return null;
  });

  api.on(sendDigest, async ({ params }) => {
    const { board } = await digestOr404(params.id);
    if (board.name === null) throw putAway();
    const id = crypto.randomUUID();
    const now = services.now();
    const delivery = { id, channel_id: null, alert_id: null, reason: 'digest-now' as const };
    await change((tx) =>
      addDelivery(tx, { ...delivery, digest_id: params.id, sending_at: now }, { due: now, now }),
    );
    const { ok, words } = (await deliverOne(services, id)) ?? UNDER_WAY;
    return { ok, words };
  });

  const preview = async (query: { board: string; days?: number | undefined }) => {
    const made = await previewedDigest(services, {
      boardId: query.board,
      days: query.days ?? null,
      sendingMs: services.now().getTime(),
      sending: null,
      token: PREVIEW_TOKEN,
    });
    if (!made) throw notFound('board');
    return made;
  };

  api.on(previewDigest, async ({ query }) => {
    const { subject, text, html, pictures, from, to, zone } = await preview(query);
    const images = pictures.map(({ title, alt }) => ({ title, alt }));
    return { subject, text, html, images, from, to, zone, method: BOARD_DIGEST_VERSION };
  });

  api.on(
    previewDigestPage,
    async ({ query }) => new Response((await preview(query)).html, { headers: PREVIEW_HEADERS }),
  );
}

function sendingOf(
  known: digests.DigestRow,
  given: { cadence?: Cadence; weekday?: number; hour?: number; zone?: string },
) {
  const cadence = given.cadence ?? known.cadence;
  const weekday = cadence === 'weekly' ? (given.weekday ?? known.weekday ?? 1) : null;
  return { cadence, weekday, hour: given.hour ?? known.hour, zone: given.zone ?? known.zone };
}

async function knownBoard(db: Db, id: string): Promise<void> {
  if (id === STARTER_BOARD || (await readBoard(db, id))) return;
  throw new ApiError(400, 'invalid-request', 'There is no such board.', {
    errors: [{ field: 'board', message: 'Is no board, or was put away.' }],
  });
}

function knownAddress(): ApiError {
  return new ApiError(409, 'conflict', 'This address gets the board already, or has unsubscribed from it.', {
    errors: [{ field: 'address', message: 'Is on the list of what is sent: change it there.' }],
  });
}

function putAway(): ApiError {
  return new ApiError(409, 'conflict', 'The board was put away: bring it back first.', {
    errors: [{ field: 'board', message: 'Was put away.' }],
  });
}

/** 32 random bytes: nobody guesses it. */
function madeToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(
    /[+/=]/g,
    (sign) => ({ '+': '-', '/': '_' })[sign] ?? '',
  );
}
