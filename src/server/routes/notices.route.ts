import { listNotices, seeNotice } from '../../contract/notices';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import * as notices from '../stores/notice.store';
import { decodeCursor, page } from './paging';

export function routeNotices(api: EndpointRouter, services: Services): void {
  const { db } = services;

  api.on(listNotices, ({ query }) =>
    readSnapshot(db, async (tx) => {
      const { team, person, unseen, limit } = query;
      const cursor = decodeCursor(query.cursor);
      const narrowed = { team, person, unseen: unseen === 'yes' };
      const found = await notices.listNotices(tx, narrowed, { limit: limit + 1, cursor });
      const shown = page(found, limit, ({ at, id }) => ({ at, id }));
      return { ...shown, unseen: await notices.countUnseen(tx, { team, person }) };
    }),
  );

  api.on(seeNotice, async ({ params }) => {
    const notice = await notices.markSeen(db, params.id, services.now());
    if (!notice) throw notFound('notice');
    await publish(db, { name: 'notice', data: {} }, services.now());
    services.feed.nudge();
    return notice;
  });
}
