import {
  addVoiceNote,
  changeVoiceNote,
  getVoice,
  listVoices as listVoicesEndpoint,
  listVoiceThreads,
  markPartner,
} from '../../contract/voice-people';
import { parseVoiceId, type VoiceName } from '../../domain/voice-id';
import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { knownActor } from '../stores/person.store';
import { insertNote, readNotes, setNoteRemoved } from '../stores/voice-note.store';
import { sourcesOfHandle, threadsOfVoice } from '../stores/voice-person.store';
import { answerVoice, noVoice, VOICE_READ_AT_MOST } from '../voices/answer-voice';
import { listVoices } from '../voices/list-voices';
import { setPartner } from '../voices/voice-partner';
import { decodeCursor, page } from './paging';
import { threadItems } from './thread-items';

export function routeVoicePeople(api: EndpointRouter, services: Services): void {
  const { db } = services;

  api.on(listVoicesEndpoint, ({ query }) =>
    readSnapshot(db, (snapshot) => listVoices(snapshot, services.now().getTime(), query)),
  );

  api.on(getVoice, ({ params, query }) =>
    readSnapshot(db, (snapshot) =>
      answerVoice(snapshot, services.now().getTime(), voiceOf(params.id), query),
    ),
  );

  api.on(listVoiceThreads, ({ params, query }) =>
    readSnapshot(db, async (snapshot) => {
      const cursor = decodeCursor(query.cursor);
      const name = voiceOf(params.id);
      const place = { limit: query.limit + 1, cursor, most: VOICE_READ_AT_MOST };
      const found = page(await threadsOfVoice(snapshot, name, place), query.limit, (thread) => thread);
      const ids = found.items.map(({ id }) => id);
      return { items: await threadItems(snapshot, ids), nextCursor: found.nextCursor };
    }),
  );

  api.on(addVoiceNote, async ({ params, body, actor }) => {
    const name = voiceOf(params.id);
    const id = crypto.randomUUID();
    await change(async (tx) => {
      await refuseNobody(tx, name);
      await insertNote(tx, {
        id,
        ...name,
        text: body.text,
        actor: await knownActor(tx, actor),
        at: services.now(),
        removed_at: null,
        removed_by: null,
      });
    });
    return noteOf(name, id);
  });

  api.on(changeVoiceNote, async ({ params, body, actor }) => {
    const name = voiceOf(params.id);
    await change(async (tx) => {
      const removed = {
        removed_at: body.removed ? services.now() : null,
        removed_by: body.removed ? await knownActor(tx, actor) : null,
      };
      if (!(await setNoteRemoved(tx, name, params.noteId, removed))) throw notFound('note');
    });
    return noteOf(name, params.noteId);
  });

  api.on(markPartner, ({ params, body, actor }) =>
    change(async (tx) => {
      const name = voiceOf(params.id);
      await refuseNobody(tx, name);
      const by = { partner: body.partner, actor: await knownActor(tx, actor), now: services.now() };
      const marked = await setPartner(tx, name, by);
      await publish(tx, { name: 'settings', data: {} }, services.now());
      await publish(tx, { name: 'currents', data: { from: null, to: null } }, services.now());
      return marked;
    }),
  );

  async function change<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const result = await inTransaction(db, async (tx) => {
      const done = await work(tx);
      await publish(tx, { name: 'voices', data: {} }, services.now());
      return done;
    });
    services.feed.nudge();
    return result;
  }

  async function noteOf(name: VoiceName, id: string) {
    const note = (await readNotes(db, name)).find((one) => one.id === id);
    if (!note) throw notFound('note');
    return note;
  }
}

/** The voice an address names. Throws the caller's error for what names none. */
function voiceOf(id: string): VoiceName {
  const name = parseVoiceId(id);
  if (name) return name;
  throw new ApiError(400, 'invalid-request', 'A voice is named by its source and handle: forum:lena.', {
    errors: [{ field: 'id', message: 'Write source:handle.' }],
  });
}

async function refuseNobody(tx: Tx, name: VoiceName): Promise<void> {
  if (!(await sourcesOfHandle(tx, name.handle)).includes(name.source)) throw noVoice(name);
}
