import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../contract/imports';
import type { ThreadItem } from '../../contract/thread-list';
import type { Check } from '../../contract/upkeep';
import { threadsOf } from '../../domain/threads';
import type { OpenTestApp, TestApp } from '../testing/test-app';
import { useApp } from './suite.case';

const AUTHORS = ['ann', 'bob', 'cem', 'dee'];
const WORDS = [
  'I love this great thing, thank you',
  'I hate this awful terrible thing',
  'It is a thing',
  'Quelle panne',
];
const ZONES = ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/Sao_Paulo'];
const FIRST_MS = Date.UTC(2026, 9, 20);

interface Known {
  author: string;
  inbound: boolean;
  hasWords: boolean;
  imports: Set<string>;
}

/** What must be true of the store, kept as simply as possible. */
interface Model {
  mentions: Map<number, Known>;
  buried: Set<number>;
  erased: Set<string>;
  ours: Set<string>;
  imports: string[];
  topics: string[];
  teams: string[];
}

type Row = { number: number; words: number; answers: number | null };
type Command = fc.AsyncCommand<Model, TestApp>;

const authorOf = (number: number) => AUTHORS[number % AUTHORS.length] as string;
const toFile = ({ number, words, answers }: Row) => ({
  id: `m${number}`,
  // A reply may come before what it answers, answer what never comes, or close a circle.
  in_reply_to: answers === null ? undefined : `m${answers}`,
  at: new Date(FIRST_MS + number * 7_654_321).toISOString(),
  text: WORDS[words],
  author: authorOf(number),
  source: number % 3 === 0 ? 'forum' : 'twitter',
  followers: number % 3 === 0 ? undefined : number * 10,
  brand: number % 4 === 0 ? '' : `brand ${number % 2}`,
});

function learn(model: Model, importId: string, rows: readonly Row[]): void {
  for (const { number } of rows) {
    const author = authorOf(number);
    if (model.erased.has(author)) continue;
    const known = model.mentions.get(number);
    if (known) known.imports.add(importId);
    else if (!model.buried.has(number)) {
      const inbound = !model.ours.has(author);
      model.mentions.set(number, { author, inbound, hasWords: true, imports: new Set([importId]) });
    }
  }
  model.imports.push(importId);
}

async function expectExact(model: Model, app: TestApp): Promise<void> {
  await app.settle();
  const check = await app.json<Check>('/api/v1/check');
  expect(check.differences).toEqual([]);
  const inbound = [...model.mentions.values()].filter((known) => known.inbound).length;
  const { mentions } = await app.json<{ mentions: number }>('/api/v1/catalogue');
  expect(mentions).toBe(inbound);
  await expectThreads(app);
}

/** Threads are what the links alone say, however they came. */
async function expectThreads(app: TestApp): Promise<void> {
  const links = await app.db.selectFrom('mention').select(['id', 'in_reply_to_id']).execute();
  const members = await app.db.selectFrom('thread_member').selectAll().execute();
  const stored = members.map((member) => [member.mention_id, member.thread_id]).sort();
  const expected = threadsOf(links.map(({ id, in_reply_to_id }) => ({ id, parentId: in_reply_to_id })));
  expect(stored).toEqual([...expected].sort());
}

const command = (name: string, run: (model: Model, app: TestApp) => Promise<void>): Command => ({
  check: () => true,
  async run(model, app) {
    await run(model, app);
    await expectExact(model, app);
  },
  toString: () => name,
});

const jsonCall = (method: string, body: object): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const patchSettings = (app: TestApp, body: object) => app.json('/api/v1/settings', jsonCall('PATCH', body));

const rows = fc.array(
  fc.record({
    number: fc.nat(19),
    words: fc.nat(WORDS.length - 1),
    answers: fc.option(fc.nat(22), { freq: 1 }),
  }),
  { minLength: 1, maxLength: 12 },
);
const queries = fc.constantFrom('thing', 'love OR panne', 'hate thread:off', 'source:forum', 'a NOT awful');

const addTopic = async (model: Model, app: TestApp, query: string) => {
  const name = `topic ${model.topics.length} ${query}`;
  const ownerTeamId = model.teams[model.topics.length % 2] ?? null;
  const topic = jsonCall('POST', { name, query, ownerTeamId });
  const { id } = await app.json<{ id: string }>('/api/v1/topics', topic);
  model.topics.push(id);
};
const editTopic = async (model: Model, app: TestApp, pick: number, query: string) => {
  const id = model.topics[pick % Math.max(1, model.topics.length)];
  if (id !== undefined) await app.json(`/api/v1/topics/${id}`, jsonCall('PATCH', { query }));
};

const LABELLED = `?map=${encodeURIComponent('{"label.brand":"brand"}')}`;
const send = async (app: TestApp, batch: readonly Row[]) =>
  (await app.importRows<ImportReport>('mentions', batch.map(toFile), LABELLED)).id;

/** Two teams, made when they are first needed; one is sometimes removed again. */
const team = async (model: Model, app: TestApp, pick: number): Promise<string> => {
  while (model.teams.length < 2) {
    const body = jsonCall('POST', { name: `team ${crypto.randomUUID()}` });
    model.teams.push((await app.json<{ id: string }>('/api/v1/teams', body)).id);
  }
  return model.teams[pick % 2] as string;
};

const threadIds = async (app: TestApp) =>
  (await app.json<{ items: ThreadItem[] }>('/api/v1/threads?limit=200')).items.map(({ id }) => id);

const commands = [
  rows.map((batch) =>
    command(`import ${JSON.stringify(batch)}`, async (model, app) =>
      learn(model, await send(app, batch), batch),
    ),
  ),
  fc.tuple(rows, rows).map(([one, other]) =>
    command(`import at once ${JSON.stringify([one, other])}`, async (model, app) => {
      const [first, second] = await Promise.all([send(app, one), send(app, other)]);
      learn(model, first, one);
      learn(model, second, other);
    }),
  ),
  fc.nat(9).map((pick) =>
    command(`withdraw ${pick}`, async (model, app) => {
      const id = model.imports[pick % Math.max(1, model.imports.length)];
      if (id === undefined) return;
      await app.json(`/api/v1/imports/${id}/withdraw`, { method: 'POST' });
      for (const [number, known] of model.mentions) {
        known.imports.delete(id);
        if (known.imports.size === 0) model.mentions.delete(number);
      }
    }),
  ),
  fc.constantFrom(...AUTHORS).map((author) =>
    command(`erase ${author}`, async (model, app) => {
      await app.json('/api/v1/erasures', jsonCall('POST', { author }));
      model.erased.add(author);
      for (const [number, known] of model.mentions) {
        if (known.author !== author) continue;
        known.hasWords = false;
        model.buried.add(number);
      }
    }),
  ),
  fc.subarray(AUTHORS).map((ours) =>
    command(`ours ${ours}`, async (model, app) => {
      // Every other one answers by itself.
      const ourAccounts = ours.map((handle, index) => ({ source: null, handle, bot: index % 2 === 1 }));
      await patchSettings(app, { ourAccounts });
      model.ours = new Set(ours);
      for (const known of model.mentions.values())
        if (known.hasWords) known.inbound = !model.ours.has(known.author);
    }),
  ),
  fc.constantFrom(...ZONES).map((zone) =>
    command(`zone ${zone}`, async (_, app) => {
      await patchSettings(app, { zone });
    }),
  ),
  fc.tuple(rows, fc.constantFrom(...ZONES)).map(([batch, zone]) =>
    command(`import while zone ${zone} ${JSON.stringify(batch)}`, async (model, app) => {
      const [id] = await Promise.all([send(app, batch), patchSettings(app, { zone })]);
      learn(model, id, batch);
    }),
  ),
  queries.map((query) => command(`topic ${query}`, (model, app) => addTopic(model, app, query))),
  fc
    .tuple(fc.nat(3), queries)
    .map(([pick, query]) =>
      command(`edit topic ${pick} ${query}`, (model, app) => editTopic(model, app, pick, query)),
    ),
  fc.tuple(rows, fc.nat(3), queries).map(([batch, pick, query]) =>
    command(`import while topic ${pick} ${query} ${JSON.stringify(batch)}`, async (model, app) => {
      const [id] = await Promise.all([
        send(app, batch),
        addTopic(model, app, query),
        editTopic(model, app, pick, query),
      ]);
      learn(model, id, batch);
    }),
  ),
  fc
    .tuple(
      fc.nat(50),
      fc.constantFrom('positive', 'neutral', 'negative', null),
      fc.constantFrom(true, false, null),
    )
    .map(([pick, sentiment, complaint]) =>
      command(`correct ${pick} ${sentiment} ${complaint}`, async (_, app) => {
        const { items } = await app.json<{ items: ThreadItem[] }>('/api/v1/threads?limit=200');
        const id = items[pick % Math.max(1, items.length)]?.opening.id;
        // What is ours or gone is refused: nothing may change then.
        if (id) await app.request(`/api/v1/mentions/${id}`, jsonCall('PATCH', { sentiment, complaint }));
      }),
    ),
  fc.tuple(fc.nat(50), fc.nat(2)).map(([pick, to]) =>
    command(`route ${pick} to ${to}`, async (model, app) => {
      const ids = await threadIds(app);
      const teamId = to === 2 ? null : await team(model, app, to);
      const id = ids[pick % Math.max(1, ids.length)];
      if (id) await app.json(`/api/v1/threads/${id}/route`, jsonCall('POST', { teamId, reason: 'ours' }));
    }),
  ),
  fc
    .tuple(
      fc.nat(1),
      fc.constantFrom({ words: 'love' }, { lang: 'fr' }, { minFollowers: 50 }, { source: 'forum' }),
    )
    .map(([to, looksFor]) =>
      command(`rule ${JSON.stringify(looksFor)} to ${to}`, async (model, app) => {
        const rule = jsonCall('POST', { ...looksFor, teamId: await team(model, app, to) });
        const { id } = await app.json<{ id: string }>('/api/v1/routing-rules', rule);
        await app.json(`/api/v1/routing-rules/${id}`, jsonCall('PATCH', { enabled: true }));
      }),
    ),
  fc.nat(1).map((pick) =>
    command(`remove team ${pick}`, async (model, app) => {
      const [id] = model.teams.splice(pick, 1);
      if (id !== undefined) await app.request(`/api/v1/teams/${id}`, { method: 'DELETE' });
    }),
  ),
  fc.tuple(fc.nat(3), fc.nat(2)).map(([pick, to]) =>
    command(`owner of topic ${pick} is ${to}`, async (model, app) => {
      const id = model.topics[pick];
      const ownerTeamId = to === 2 ? null : await team(model, app, to);
      if (id !== undefined) await app.json(`/api/v1/topics/${id}`, jsonCall('PATCH', { ownerTeamId }));
    }),
  ),
  fc.nat(3).map((pick) =>
    command(`remove topic ${pick}`, async (model, app) => {
      const [id] = model.topics.splice(pick, 1);
      if (id !== undefined) await app.request(`/api/v1/topics/${id}`, { method: 'DELETE' });
    }),
  ),
];

/** Whatever is done in whatever order, two things at once included: rollups equal a recount, counts equal a model. */
export function rollupCases(open: OpenTestApp, runs: number): void {
  describe('rollups', () => {
    const app = useApp(open);

    it('equal a recount after every change of a random history', async () => {
      await fc.assert(
        fc.asyncProperty(fc.commands(commands, { maxCommands: 14 }), async (history) => {
          await app().reset();
          await fc.asyncModelRun(
            () => ({
              model: {
                mentions: new Map(),
                buried: new Set<number>(),
                erased: new Set<string>(),
                ours: new Set<string>(),
                imports: [],
                topics: [],
                teams: [],
              },
              real: app(),
            }),
            history,
          );
        }),
        { numRuns: runs },
      );
    }, 180_000);
  });
}
