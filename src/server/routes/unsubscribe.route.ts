import { askUnsubscribe, unsubscribe } from '../../contract/digests';
import { PREVIEW_TOKEN } from '../board-digest/make-digest';
import { maskedAddress, unsubscribePage } from '../board-digest/unsubscribe-page';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';
import { digestOfToken, dropWaiting, updateDigest } from '../stores/board-digest.store';
import { publish } from '../stores/event.store';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};
const GONE = {
  title: 'Nothing is sent by this link',
  words: 'What it belonged to was removed, or the link is not whole. You need not do anything.',
  asks: false,
};
const PREVIEW = {
  title: 'This was a preview',
  words: 'In a mail this link is the reader’s own. There is nothing to unsubscribe from here.',
  asks: false,
};

/** Unsubscribing by a link that is itself the right to it: asking changes nothing, for programs open links, too. */
export function routeUnsubscribe(api: EndpointRouter, services: Services): void {
  const { db } = services;

  api.on(askUnsubscribe, async ({ params }) => {
    if (params.token === PREVIEW_TOKEN) return page(PREVIEW);
    const digest = await digestOfToken(db, params.token);
    if (!digest) return page(GONE, 404);
    if (digest.unsubscribed_at !== null) return page(unsubscribed(digest.address));
    return page({
      title: 'Get this board no more?',
      words: `It is sent to ${maskedAddress(digest.address)}.`,
      asks: true,
    });
  });

  api.on(unsubscribe, async ({ params }) => {
    const digest = await digestOfToken(db, params.token);
    if (!digest) return page(GONE, 404);
    const now = services.now();
    await inTransaction(db, async (tx) => {
      await updateDigest(tx, digest.id, { unsubscribed_at: digest.unsubscribed_at ?? now });
      await dropWaiting(tx, digest.id);
      await publish(tx, { name: 'boards', data: {} }, now);
    });
    services.feed.nudge();
    return page(unsubscribed(digest.address));
  });
}

function unsubscribed(address: string) {
  const words = `Nothing more of this board is sent to ${maskedAddress(address)}. Whoever set it up sees that.`;
  return { title: 'You are unsubscribed', words, asks: false };
}

function page(content: Parameters<typeof unsubscribePage>[0], status = 200): Response {
  return new Response(unsubscribePage(content), { status, headers: HEADERS });
}
