import { adoptMention, createPost, deletePost, listPosts, type Post, patchPost } from '../../contract/posts';
import { mentionId } from '../../domain/ids';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import { currentsEvent } from '../ingest/counted-change';
import { redirectMentions } from '../ingest/redirect-mentions';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { readCampaign } from '../stores/campaign.store';
import { publish } from '../stores/event.store';
import { readAsPost } from '../stores/mention.store';
import { knownActor } from '../stores/person.store';
import * as posts from '../stores/post.store';
import { decodeCursor, page } from './paging';
import { definedOf } from './patch';

export function routePosts(api: EndpointRouter, services: Services): void {
  const { db } = services;

  const postOr404 = async (id: string): Promise<Post> => {
    const post = await posts.readPost(db, id);
    if (!post) throw notFound('post');
    return post;
  };
  /** Writes a post and moves the mention that is the same thing, in one transaction. */
  const changed = async (id: string, work: (tx: Tx) => Promise<void>) => {
    await inTransaction(db, async (tx) => {
      await work(tx);
      const window = await redirectMentions(tx, [id]);
      if (window) await publish(tx, currentsEvent(window), services.now());
      await publish(tx, { name: 'marks', data: { from: null, to: null } }, services.now());
    });
    services.feed.nudge();
  };

  api.on(listPosts, async ({ query }) => {
    const cursor = decodeCursor(query.cursor);
    const found = await posts.listPosts(db, query.campaign ?? null, { limit: query.limit + 1, cursor });
    return page(found, query.limit, (post) => ({ at: post.at, id: post.id }));
  });

  api.on(createPost, async ({ body, actor }) => {
    await refuseUnknownCampaign(db, body.campaignId);
    const at = new Date(body.at);
    const { channel, text, url, externalId, campaignId } = body;
    const { id, by } = mentionId({ source: channel, externalId, url, at: at.getTime(), author: null, text });
    const who = await knownActor(db, actor);
    const written = { at, channel, text, url, externalId, campaign_id: campaignId };
    await changed(id, async (tx) => {
      const post = { ...written, id, importId: null, actor: who, metrics: {} };
      if (!(await posts.insertPost(tx, post, services.now()))) throw alreadyThere(by);
    });
    return postOr404(id);
  });

  api.on(patchPost, async ({ params, body, actor }) => {
    await postOr404(params.id);
    const { campaignId, at, text } = body;
    if (campaignId !== undefined) await refuseUnknownCampaign(db, campaignId);
    const values = definedOf({
      campaign_id: campaignId,
      at: at === undefined ? undefined : new Date(at),
      text,
    });
    const who = await knownActor(db, actor);
    await changed(params.id, (tx) => posts.updatePost(tx, params.id, { ...values, actor: who }));
    return postOr404(params.id);
  });

  api.on(deletePost, async ({ params }) => {
    await changed(params.id, async (tx) => {
      if (!(await posts.deletePost(tx, params.id))) throw notFound('post');
    });
    return null;
  });

  api.on(adoptMention, async ({ body, actor }) => {
    const { mentionId: id, campaignId } = body;
    await refuseUnknownCampaign(db, campaignId);
    const mention = await readAsPost(db, id);
    if (!mention) throw notFound('mention');
    const who = await knownActor(db, actor);
    await changed(id, async (tx) => {
      const post = { ...mention, id, campaign_id: campaignId, importId: null, actor: who, metrics: {} };
      if (await posts.insertPost(tx, post, services.now())) return;
      await posts.updatePost(tx, id, { campaign_id: campaignId, actor: who });
    });
    return postOr404(id);
  });
}

/** The caller's error for a post whose outside id, address or words are those of another. */
function alreadyThere(by: 'id' | 'url' | 'content'): ApiError {
  const field = { id: 'externalId', url: 'url', content: 'text' }[by];
  return new ApiError(409, 'conflict', 'This post is there already.', {
    errors: [{ field, message: 'Names a post that is there.' }],
  });
}

async function refuseUnknownCampaign(db: Db, id: string | null): Promise<void> {
  if (id === null || (await readCampaign(db, id))) return;
  throw new ApiError(400, 'invalid-request', 'There is no such campaign.', {
    errors: [{ field: 'campaignId', message: 'No such campaign.' }],
  });
}
