import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Exposure } from '../../contract/exposures';
import type { FlawEvidence } from '../../contract/flaw-evidence';
import type { FlawProposal } from '../../contract/flaw-proposals';
import type { Flaw, FlawItem, FlawState } from '../../contract/flaw-schemas';
import type { Mark } from '../../contract/marks';
import type { Notice } from '../../contract/notices';
import type { Person, Team } from '../../contract/teams';
import type { ThreadItem } from '../../contract/thread-list';
import type { Topic } from '../../contract/topics';
import type { Voice } from '../../contract/voices';
import { lookForFlaws } from '../flaw/look-for-flaws';
import { judgeFlaws, keepUpFlaws } from '../flaw/watch-flaws';
import { checkStore } from '../ingest/check-store';
import type { OpenTestApp } from '../testing/test-app';
import { sender, useApp } from './suite.case';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-08-01T00:00:00Z');
const at = (day: number, hour = 9) => new Date(START + day * DAY_MS + hour * 3_600_000).toISOString();

const SPINS = [
  'The app spins forever when I pay my bill, terrible',
  'Payment page spins forever, I cannot pay, awful',
  'Tried to pay, the circle spins forever. Horrible',
  'I cannot pay: it spins forever on the payment page. Bad',
  'Again the payment page spins forever. Awful',
  'Since the update it spins forever when I want to pay. Worst app',
];
const OTHERS = [
  'I was charged twice for the roaming pass, bad',
  'Hotline kept me waiting for an hour, terrible',
  'My bill is wrong again and nobody answers, awful',
  'No signal at home since Friday, horrible',
  'The shop closed early, bad service',
  'I cannot log in any more, terrible',
  'Your new price is a scandal, awful',
  'Why is everything so slow? Horrible',
];
const said = (text: string, id: string, day: number, more: object = {}) => ({
  id,
  at: at(day),
  text,
  source: 'forum',
  author: `author-${id}`,
  sentiment: 'negative',
  lang: 'en',
  ...more,
});

/** Flaws: what people decide, what the rule proposes, what the river confirms. */
export function flawCases(open: OpenTestApp): void {
  describe('flaws', () => {
    const app = useApp(open);
    beforeEach(() => {
      app().clock.now = new Date('2026-11-20T12:00:00Z');
    });
    const send = sender(app);
    const refused = async (method: string, path: string, body: object = {}) => {
      const answer = await app().request(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return [answer.status, ((await answer.json()) as { detail: string }).detail] as const;
    };
    const importAll = async (rows: readonly object[], query = '') => {
      await app().importRows('mentions', rows, query);
      await app().settle();
    };
    /** Thread ids by author, as the list of threads knows them. */
    const threads = async () => {
      const { items } = await send<{ items: ThreadItem[] }>('GET', '/threads?limit=200');
      return new Map(items.map(({ id, opening }) => [opening.author ?? '', id]));
    };
    const threadIds = async (...ids: string[]) => {
      const known = await threads();
      return ids.map((id) => known.get(`author-${id}`) as string);
    };
    const make = (body: object) => send<Flaw>('POST', '/flaws', body);
    const read = (id: string) => send<Flaw>('GET', `/flaws/${id}`);
    const evidence = async (id: string, query = '') =>
      (await send<{ items: FlawEvidence[] }>('GET', `/flaws/${id}/evidence${query}`)).items;
    const hanging = async (id: string) =>
      (await evidence(id))
        .map(({ author, attachedBy }) => `${author?.replace('author-', '')} ${attachedBy}`)
        .sort();

    it('starts with what people put on it, and says who spoke and who noticed first', async () => {
      const team = await send<Team>('POST', '/teams', { name: 'Apps' });
      await importAll([
        said(SPINS[0] as string, 'a', 1),
        said(SPINS[1] as string, 'b', 2, { source: 'reviews', author: 'author-b' }),
        said(SPINS[2] as string, 'c', 3, { author: 'author-a' }),
      ]);
      const known = await send<{ items: ThreadItem[] }>('GET', '/threads');
      app().clock.now = new Date(at(10));
      const flaw = await make({
        title: 'App spins at payment',
        ownerTeamId: team.id,
        threadIds: known.items.map(({ id }) => id),
      });
      expect(flaw).toMatchObject({
        state: 'suspected',
        ownerTeam: { name: 'Apps' },
        figures: {
          complaints: 3,
          proposed: 0,
          people: 2,
          days: 3,
          sources: 2,
          firstAt: at(1),
          lastAt: at(3),
        },
        firstToNotice: { author: 'author-a', daysBeforeOnRecord: 9 },
        spoke: { people: 2, twice: 1, neverAnswered: 2 },
        steps: [{ from: null, to: 'suspected', by: 'person' }],
        quiet: null,
      });
      const people = await send<{ items: object[] }>('GET', `/flaws/${flaw.id}/people`);
      expect(people.items).toMatchObject([
        { author: 'author-a', threads: 2, answered: false },
        { author: 'author-b', threads: 1 },
      ]);
      const { items } = await send<{ items: { words: string }[] }>('GET', `/flaws/${flaw.id}/history`);
      expect(items.map(({ words }) => words)).toEqual([
        'put on record as suspected',
        '3 conversations attached',
      ]);
      expect((await evidence(flaw.id, '?sort=oldest')).map(({ firstToNotice }) => firstToNotice)).toEqual([
        true,
        false,
        false,
      ]);
    });

    it('pages evidence without losing or repeating any', async () => {
      await importAll(SPINS.map((text, day) => said(text, `p${day}`, day)));
      const flaw = await make({ title: 'Spins', threadIds: [...(await threads()).values()] });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: FlawEvidence[]; nextCursor: string | null } = await send(
          'GET',
          `/flaws/${flaw.id}/evidence?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        );
        seen.push(...page.items.map(({ author }) => author ?? ''));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(['author-p5', 'author-p4', 'author-p3', 'author-p2', 'author-p1', 'author-p0']);
    });

    it('lets its rule propose what comes later, and never against a person', async () => {
      await importAll([
        ...SPINS.map((text, index) => said(text, `s${index}`, index)),
        ...OTHERS.map((text, index) => said(text, `o${index}`, index)),
        said('It spins forever when I try to pay. Terrible', 'early', 3),
      ]);
      const examples = await threadIds(...SPINS.map((_, index) => `s${index}`));
      const flaw = await make({ title: 'Spins', state: 'accepted', threadIds: examples });
      await app().settle();
      // History is looked through, too.
      expect(await hanging(flaw.id)).toContain('early rule');
      await importAll([
        said('I want to pay and the payment page spins forever, awful', 'new', 20),
        said('Hotline: waiting for an hour again, terrible', 'other', 20),
      ]);
      expect(await hanging(flaw.id)).toContain('new rule');
      expect(await hanging(flaw.id)).not.toContain('other rule');
      const [proposed] = await evidence(flaw.id, '?by=rule');
      expect(proposed?.words).toMatch(/^Its words are those of this flaw: “.*”\.$/);
      expect((await read(flaw.id)).figures).toMatchObject({ complaints: 6, proposed: 2, people: 6 });

      await send('POST', `/flaws/${flaw.id}/detach`, {
        threadIds: await threadIds('new'),
        reason: 'Another cause',
      });
      await send('POST', `/flaws/${flaw.id}/attach`, { threadIds: await threadIds('early', 'other') });
      await app().settle();
      await importAll([said('So long, awful', 'answer', 21, { in_reply_to: 'new' })]);
      expect(await hanging(flaw.id)).toEqual(
        [...SPINS.map((_, index) => `s${index} person`), 'early person', 'other person'].sort(),
      );
    });

    it('looks through history anew when its topic changes: its rule finds what counts there, and nothing else', async () => {
      await importAll([
        ...SPINS.map((text, index) => said(text, `s${index}`, index)),
        ...OTHERS.map((text, index) => said(text, `o${index}`, index)),
        said('It spins forever when I try to pay. Terrible', 'phone', 3),
        said('It spins forever on my tablet when I try to pay. Terrible', 'tablet', 4),
      ]);
      const all = 'awful OR terrible OR horrible OR bad OR worst';
      const topic = await send<Topic>('POST', '/topics', { name: 'Anger', query: all });
      await app().settle();
      const examples = await threadIds(...SPINS.map((_, index) => `s${index}`));
      const flaw = await make({ title: 'Spins', state: 'accepted', topicId: topic.id, threadIds: examples });
      await app().settle();
      const proposed = async () => (await hanging(flaw.id)).filter((each) => each.endsWith('rule'));
      const countAs = async (query: string) => {
        await send('PATCH', `/topics/${topic.id}`, { query });
        await app().settle();
        await keepUpFlaws(app().services);
      };
      expect(await proposed()).toEqual(['phone rule', 'tablet rule']);
      await countAs(`(${all}) NOT tablet`);
      expect(await proposed()).toEqual(['phone rule']);
      await countAs(all);
      expect(await proposed()).toEqual(['phone rule', 'tablet rule']);
      await countAs(`(${all}) NOT tablet`);
      await send('PATCH', `/flaws/${flaw.id}`, { topicId: null });
      await keepUpFlaws(app().services);
      expect(await proposed()).toEqual(['phone rule', 'tablet rule']);
    });

    it('takes back all that its rule proposed once it has none', async () => {
      await importAll([
        ...SPINS.map((text, index) => said(text, `s${index}`, index)),
        ...OTHERS.map((text, index) => said(text, `o${index}`, index)),
        said('It spins forever when I try to pay. Terrible', 'early', 3),
      ]);
      const examples = await threadIds(...SPINS.map((_, index) => `s${index}`));
      const flaw = await make({ title: 'Spins', state: 'accepted', threadIds: examples });
      await app().settle();
      expect(await hanging(flaw.id)).toContain('early rule');
      await send('POST', `/flaws/${flaw.id}/detach`, {
        threadIds: examples.slice(2),
        reason: 'Other causes',
      });
      await app().settle();
      expect(await hanging(flaw.id)).toEqual(['s0 person', 's1 person']);
    });

    it('moves a conversation that is hung on another flaw, and keeps that in both histories', async () => {
      await importAll([said(SPINS[0] as string, 'a', 1), said(SPINS[1] as string, 'b', 1)]);
      const one = await make({ title: 'One', threadIds: await threadIds('a', 'b') });
      const other = await make({ title: 'Other' });
      const moved = await send('POST', `/flaws/${other.id}/attach`, { threadIds: await threadIds('a') });
      expect(moved).toMatchObject({ changed: 1, moved: 1, flaw: { figures: { complaints: 1 } } });
      expect(await hanging(one.id)).toEqual(['b person']);
      const again = await send('POST', `/flaws/${other.id}/attach`, { threadIds: await threadIds('a') });
      expect(again).toMatchObject({ changed: 0, moved: 0 });
      expect((await refused('POST', `/flaws/${one.id}/split`, { title: 'Split', threadIds: [] }))[0]).toBe(
        400,
      );
      const made = await send<Flaw>('POST', `/flaws/${one.id}/split`, {
        title: 'Split',
        threadIds: await threadIds('b'),
      });
      expect(made.figures.complaints).toBe(1);
      expect(await hanging(one.id)).toEqual([]);
    });

    it('shows a conflict where two conversations on different flaws turn out to be one', async () => {
      await importAll([
        said(SPINS[0] as string, 'x', 5, { in_reply_to: 'root' }),
        said(SPINS[1] as string, 'y', 6, { in_reply_to: 'middle' }),
      ]);
      const one = await make({ title: 'One', threadIds: await threadIds('x') });
      const other = await make({ title: 'Other', threadIds: await threadIds('y') });
      await importAll([said('Is anybody there? Awful', 'middle', 5, { in_reply_to: 'root' })]);
      const [shown] = await evidence(one.id, '?conflict=yes');
      expect(shown?.conflicts).toEqual([{ id: other.id, title: 'Other' }]);
      expect((await read(other.id)).conflicts).toBe(1);
      await send('POST', `/flaws/${other.id}/attach`, { threadIds: [shown?.thread.id] });
      expect((await read(one.id)).figures.complaints).toBe(0);
      expect(await read(other.id)).toMatchObject({ conflicts: 0, figures: { complaints: 1 } });
      expect((await checkStore(app().db)).differences).toEqual([]);
    });

    it('carries owner, followers and conversations of a merged flaw, and gives all back when unmerged', async () => {
      const team = await send<Team>('POST', '/teams', { name: 'Apps' });
      const mira = await send<Person>('POST', '/people', { name: 'Mira' });
      await importAll([said(SPINS[0] as string, 'a', 1), said(SPINS[1] as string, 'b', 2)]);
      const small = await make({ title: 'Small', ownerTeamId: team.id, threadIds: await threadIds('a') });
      await send('POST', `/flaws/${small.id}/follow`, { personId: mira.id, follows: true });
      const big = await make({ title: 'Big', threadIds: await threadIds('b') });
      const [smallBefore, bigBefore] = [await read(small.id), await read(big.id)];
      const merged = await send<Flaw>('POST', `/flaws/${small.id}/merge`, {
        into: big.id,
        reason: 'The same',
      });
      expect(merged).toMatchObject({
        ownerTeam: { name: 'Apps' },
        followers: [{ name: 'Mira' }],
        merged: 1,
        mergedFrom: [{ title: 'Small', complaints: 1 }],
        figures: { complaints: 2 },
      });
      const { items } = await send<{ items: FlawItem[] }>('GET', '/flaws');
      expect(items.map(({ title }) => title)).toEqual(['Big']);
      const listed = async (id: string) =>
        (await send<{ items: ThreadItem[] }>('GET', `/threads?flaw=${id}`)).items.map(({ flaws }) => flaws);
      expect(await listed(big.id)).toEqual([[big.id], [big.id]]);
      expect(await read(small.id)).toMatchObject({
        mergedInto: { title: 'Big' },
        figures: { complaints: 1 },
      });
      expect(await refused('POST', `/flaws/${small.id}/attach`, { threadIds: await threadIds('b') })).toEqual(
        [409, '“Small” was merged into “Big”: decide there, or take it out again first.'],
      );
      expect((await refused('POST', `/flaws/${big.id}/merge`, { into: small.id }))[0]).toBe(409);
      await send('POST', `/flaws/${small.id}/unmerge`, {});
      expect(await listed(small.id)).toEqual([[small.id]]);
      expect(await read(small.id)).toEqual(smallBefore);
      expect(await read(big.id)).toEqual(bigBefore);
      expect((await refused('POST', `/flaws/${small.id}/unmerge`))[0]).toBe(409);
      expect((await refused('POST', `/flaws/${small.id}/merge`, { into: small.id }))[0]).toBe(400);
    });

    it('after any merges, unmerged in any order, is what it was, with what each rule found since', async () => {
      await importAll([
        ...SPINS.map((text, index) => said(text, `s${index}`, index)),
        ...OTHERS.slice(1).map((text, index) => said(text, `o${index}`, index)),
        ...[0, 1, 2, 3, 4].map((index) =>
          said(`Charged twice for the roaming pass abroad, bad ${'!'.repeat(index)}`, `r${index}`, index),
        ),
      ]);
      const ids = async (prefix: string, count: number) =>
        threadIds(...Array.from({ length: count }, (_, index) => `${prefix}${index}`));
      const spins = await make({ title: 'Spins', state: 'accepted', threadIds: await ids('s', 6) });
      const roaming = await make({ title: 'Roaming', state: 'accepted', threadIds: await ids('r', 5) });
      const third = await make({ title: 'Third', threadIds: await ids('o', 1) });
      await app().settle();
      const flaws = [spins, roaming, third];
      let late = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 3 }),
          fc.boolean(),
          async (wanted, arrives) => {
            const before = await Promise.all(flaws.map(({ id }) => hanging(id)));
            const done: string[] = [];
            for (const [from, into] of wanted) {
              const [status] = await refusedOrNot(`/flaws/${flaws[from]?.id}/merge`, {
                into: flaws[into]?.id,
              });
              if (status === 200) done.push(flaws[from]?.id as string);
            }
            const found = [...before];
            if (arrives) {
              late++;
              await importAll([
                said('I cannot pay, the payment page spins forever. Awful', `late-s${late}`, 40),
                said('Charged twice for the roaming pass, bad', `late-r${late}`, 40),
              ]);
              found[0] = [...(before[0] ?? []), `late-s${late} rule`].sort();
              found[1] = [...(before[1] ?? []), `late-r${late} rule`].sort();
            }
            for (const id of done.reverse()) await send('POST', `/flaws/${id}/unmerge`, {});
            expect(await Promise.all(flaws.map(({ id }) => hanging(id)))).toEqual(found);
            expect((await checkStore(app().db)).differences).toEqual([]);
          },
        ),
        { numRuns: 6 },
      );
    });

    it('keeps figures as a count would find them, whatever is hung, taken off, merged, erased or comes late', async () => {
      const names = Array.from({ length: 8 }, (_, index) => `s${index}`);
      await importAll(names.map((id, index) => said(SPINS[index % SPINS.length] as string, id, index)));
      const ids = await threadIds(...names);
      const flaws = await Promise.all(['One', 'Two', 'Three'].map((title) => make({ title })));
      let late = 0;
      const post = (path: string, body: object) => refusedOrNot(path, body);
      const act = async (kind: number, flaw: number, other: number) => {
        const path = `/flaws/${flaws[flaw % 3]?.id}`;
        const threadIds = [ids[other] as string];
        if (kind <= 1) await post(`${path}/attach`, { threadIds });
        else if (kind === 2) await post(`${path}/detach`, { threadIds, reason: 'it is not' });
        else if (kind === 3) await post(`${path}/merge`, { into: flaws[other % 3]?.id });
        else if (kind === 4) await post(`${path}/unmerge`, {});
        else if (kind === 5) await post('/erasures', { author: `author-s${other}`, source: null });
        else await importAll([said('It spins again', `late${late++}`, other, { in_reply_to: `s${flaw}` })]);
      };
      const agrees = async () => {
        expect((await checkStore(app().db)).differences).toEqual([]);
        const { items } = await send<{ items: FlawItem[] }>('GET', '/flaws');
        for (const { id, figures } of items)
          expect(figures.complaints + figures.proposed).toBe((await hanging(id)).length);
      };
      const kept = async () => (await app().db.selectFrom('flaw_figure').selectAll().execute()).length;
      const acts = fc.array(fc.tuple(fc.nat(6), fc.nat(7), fc.nat(7)), { minLength: 3, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(acts, async (wanted) => {
          for (const one of wanted) {
            await act(...one);
            await agrees();
          }
          await app().settle();
          expect(await kept()).toBeGreaterThan(0);
          await agrees();
        }),
        { numRuns: 3 },
      );
    });
    const refusedOrNot = async (path: string, body: object) => {
      const answer = await app().request(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return [answer.status] as const;
    };

    /** Complaints about one flaw: so many a day on each of these days. */
    const stream = (from: number, to: number, perDay: (day: number) => number, prefix: string) =>
      Array.from({ length: to - from }, (_, index) => from + index).flatMap((day) =>
        Array.from({ length: perDay(day) }, (_, number) => ({
          ...said('It spins forever, awful', `${prefix}-${day}-${number}`, day),
          at: at(day, 8 + number),
        })),
      );
    /** Forty days of a flaw, and other complaints to tell it from. */
    const fortyDays = (perDay: number) => [
      ...stream(0, 40, () => perDay, 'before'),
      ...OTHERS.map((text, index) => said(text, `o${index}`, index)),
    ];
    const hung = async (pattern: RegExp) =>
      [...(await threads())].filter(([author]) => pattern.test(author)).map(([, id]) => id);
    const accepted = async () => {
      const flaw = await make({ title: 'Spins', state: 'accepted', threadIds: await hung(/before/) });
      await app().settle();
      return flaw;
    };
    const state = async (id: string): Promise<FlawState> => (await read(id)).state;

    it('is watched once the fix is everywhere, and confirmed quiet by its fall alone, with the evidence', async () => {
      app().clock.now = new Date(at(40));
      await importAll(fortyDays(3), `?covers=${at(0)}/${at(40)}`);
      const flaw = await accepted();
      const fixed = await send<Flaw>('POST', `/flaws/${flaw.id}/fix`, {
        version: '8.2.1',
        effectiveAt: at(39, 12),
        lags: [{ source: 'forum', days: 2 }],
      });
      expect(fixed).toMatchObject({
        state: 'fix-shipped',
        fix: { version: '8.2.1', everywhereAt: at(41, 12) },
      });
      const marks = await send<{ items: Mark[] }>('GET', `/marks?from=${at(39, 0)}&to=${at(40, 0)}`);
      expect(marks.items).toMatchObject([{ kind: 'fix', label: 'Fix: Spins', version: '8.2.1' }]);
      expect((await refused('DELETE', `/marks/${fixed.fix?.id}`))[0]).toBe(409);
      app().clock.now = new Date(at(45));
      await keepUpFlaws(app().services);
      expect(await state(flaw.id)).toBe('watching');
      // One single complaint, far below the old rate; everything was collected.
      app().clock.now = new Date(at(80));
      await importAll(
        stream(60, 61, () => 1, 'after'),
        `?covers=${at(40)}/${at(80)}`,
      );
      const late = await threadIds('after-60-0');
      await send('POST', `/flaws/${flaw.id}/attach`, { threadIds: late });
      await app().settle();
      const quiet = await read(flaw.id);
      expect(quiet).toMatchObject({ state: 'confirmed-quiet', quiet: { verdict: 'confirmed-quiet' } });
      const step = quiet.steps.at(-1);
      expect(step).toMatchObject({ by: 'river', to: 'confirmed-quiet', actor: null });
      expect(step?.quiet?.high).toBeLessThan(0.5);
      expect(step?.words).toMatch(/^Quiet: 0\.\d\d times the rate before Fix 8\.2\.1 .* 1 complaint in /);
      expect(quiet.effect?.words).toMatch(/^[A-Z].*\.$/);
    });

    it('keeps every fix with its own proof, and one taken back gives back what was before it', async () => {
      app().clock.now = new Date(at(40));
      await importAll(fortyDays(3), `?covers=${at(0)}/${at(40)}`);
      const flaw = await accepted();
      const first = await send<Flaw>('POST', `/flaws/${flaw.id}/fix`, {
        version: '8.2.1',
        effectiveAt: at(39, 12),
      });
      app().clock.now = new Date(at(80));
      await importAll(
        stream(60, 61, () => 1, 'after'),
        `?covers=${at(40)}/${at(80)}`,
      );
      await keepUpFlaws(app().services);
      const quiet = await read(flaw.id);
      expect(quiet).toMatchObject({ state: 'confirmed-quiet', earlierProofs: [] });
      app().clock.now = new Date(at(81));
      const second = await send<Flaw>('POST', `/flaws/${flaw.id}/fix`, {
        version: '8.3.0',
        effectiveAt: at(90),
      });
      expect(second).toMatchObject({
        state: 'fix-shipped',
        fix: { version: '8.3.0' },
        words: expect.stringMatching(/^Fix 8\.3\.0 is planned: it takes effect on /),
        // What is only planned has proved nothing: what is said is of the fix that works.
        quiet: { verdict: 'confirmed-quiet' },
        earlierProofs: [],
      });
      expect(second.quiet).toEqual(quiet.quiet);
      await keepUpFlaws(app().services);
      expect((await read(flaw.id)).state).toBe('fix-shipped');
      app().clock.now = new Date(at(82));
      await send('DELETE', `/flaws/${flaw.id}/fixes/${second.fix?.id}`);
      await keepUpFlaws(app().services);
      const back = await read(flaw.id);
      expect(back).toMatchObject({ state: 'confirmed-quiet', fix: { version: '8.2.1' }, earlierProofs: [] });
      expect(back.quiet).toEqual(quiet.quiet);
      expect(back.words).toBe(`Fix 8.3.0 was taken back. ${quiet.words}`);
      await send('DELETE', `/flaws/${flaw.id}/fixes/${first.fix?.id}`);
      expect(await read(flaw.id)).toMatchObject({ state: 'accepted', fix: null, quiet: null });
    });

    it('is held against an uploaded series when somebody says so, and says which', async () => {
      app().clock.now = new Date(at(40));
      await importAll(fortyDays(3), `?covers=${at(0)}/${at(40)}`);
      const flaw = await accepted();
      await send('POST', `/flaws/${flaw.id}/fix`, { version: '8.2.1', effectiveAt: at(39, 12) });
      await app().importRows(
        'exposure',
        Array.from({ length: 80 }, (_, day) => ({
          series: 'Orders',
          day: at(day).slice(0, 10),
          value: day < 40 ? 1000 : 500,
        })),
      );
      const [orders] = (await send<{ items: Exposure[] }>('GET', '/exposures')).items;
      expect((await refused('PATCH', `/flaws/${flaw.id}`, { exposureId: flaw.id }))[0]).toBe(400);
      const held = await send<Flaw>('PATCH', `/flaws/${flaw.id}`, { exposureId: orders?.id });
      expect(held.exposure).toEqual({ id: orders?.id, name: 'Orders', unit: null });
      app().clock.now = new Date(at(80));
      await importAll(
        stream(60, 61, () => 1, 'after'),
        `?covers=${at(40)}/${at(80)}`,
      );
      await keepUpFlaws(app().services);
      const quiet = await read(flaw.id);
      expect(quiet.quiet?.words).toContain('held against Orders');
      expect(quiet.effect?.method).toBeTruthy();
      const history = await send<{ items: { words: string }[] }>('GET', `/flaws/${flaw.id}/history`);
      expect(history.items.map(({ words }) => words)).toContain('what complaints are held against changed');
    });

    it('is not quiet where nothing was collected: missing is not zero', async () => {
      app().clock.now = new Date(at(40));
      await importAll(fortyDays(3), `?covers=${at(0)}/${at(40)}`);
      const flaw = await accepted();
      await send('POST', `/flaws/${flaw.id}/fix`, { effectiveAt: at(39, 12) });
      app().clock.now = new Date(at(80));
      await keepUpFlaws(app().services);
      const answer = await read(flaw.id);
      expect(answer).toMatchObject({ state: 'watching', quiet: { verdict: 'too-early' } });
      expect(answer.quiet?.missing.join(' ')).toMatch('14 covered days after the fix are needed');
      const { days } = await send<{ days: { complaints: number | null; covered: string }[] }>(
        'GET',
        `/flaws/${flaw.id}/series?from=${at(30, 0)}&to=${at(60, 0)}`,
      );
      expect(days.map(({ complaints }) => complaints)).toEqual([
        ...Array.from({ length: 10 }, () => 3),
        0,
        ...Array.from({ length: 19 }, () => null),
      ]);
    });

    it('regresses when people who have the fix complain, tells owner and followers, and says why', async () => {
      const team = await send<Team>('POST', '/teams', { name: 'Apps' });
      const mira = await send<Person>('POST', '/people', { name: 'Mira' });
      app().clock.now = new Date(at(40));
      await importAll(fortyDays(3), `?covers=${at(0)}/${at(40)}`);
      const flaw = await accepted();
      await send('PATCH', `/flaws/${flaw.id}`, { ownerTeamId: team.id });
      await send('POST', `/flaws/${flaw.id}/follow`, { personId: mira.id, follows: true });
      await send('POST', `/flaws/${flaw.id}/fix`, { version: '8.2.1', effectiveAt: at(40, 12) });
      const back = [
        ...stream(66, 72, () => 3, 'back'),
        { ...said('Version 8.1 spins forever, awful', 'old', 70) },
        { ...said('It spins forever, awful', 'late', 38), at: at(38, 7) },
      ];
      app().clock.now = new Date(at(72));
      await importAll(back, `?covers=${at(40)}/${at(72)}`);
      const answer = await read(flaw.id);
      expect(answer.state).toBe('regressed');
      expect(answer.steps.at(-1)).toMatchObject({ by: 'river', regression: { olderVersion: 1, late: 1 } });
      expect(answer.words).toMatch(/naming no older version/);
      const notices = await send<{ items: Notice[]; unseen: number }>('GET', `/notices?team=${team.id}`);
      expect(notices).toMatchObject({ unseen: 1, items: [{ kind: 'regressed', flaw: { title: 'Spins' } }] });
      expect((await send<{ unseen: number }>('GET', `/notices?person=${mira.id}`)).unseen).toBe(1);
      await send('POST', `/notices/${notices.items[0]?.id}/seen`);
      expect((await send<{ unseen: number }>('GET', `/notices?team=${team.id}&unseen=yes`)).unseen).toBe(0);
      // Whatever is judged again tells nobody twice.
      await judgeFlaws(app().services, app().clock.now);
      expect((await send<{ items: Notice[] }>('GET', '/notices')).items).toHaveLength(2);
    });

    it('names the flaws that rose in a window, against the weeks before it', async () => {
      app().clock.now = new Date(at(50));
      await importAll([
        ...stream(0, 40, (day) => (day % 8 === 0 ? 1 : 0), 'slow'),
        ...stream(41, 43, () => 4, 'burst'),
      ]);
      const known = await threads();
      const threadIds = [...known.values()];
      const flaw = await make({ title: 'Spins', threadIds });
      const risen = async (from: number, to: number, more = '') =>
        (
          await send<{ items: { id: string; conversations: number }[] }>(
            'GET',
            `/risen-flaws?from=${at(from, 0)}&to=${at(to, 0)}${more}`,
          )
        ).items;
      expect(await risen(41, 43)).toMatchObject([{ id: flaw.id, conversations: 8 }]);
      expect(await risen(30, 40)).toEqual([]);
      expect(await risen(41, 43, `&topic=${crypto.randomUUID()}`)).toEqual([]);
      const empty = await app().request(`/api/v1/risen-flaws?from=${at(43)}&to=${at(41)}`);
      expect(empty.status).toBe(400);
    });

    it('does not confirm quiet where no rule would count what comes after the fix', async () => {
      app().clock.now = new Date(at(40));
      await importAll(
        stream(0, 40, () => 3, 'before'),
        `?covers=${at(0)}/${at(40)}`,
      );
      const flaw = await accepted();
      await send('POST', `/flaws/${flaw.id}/fix`, { effectiveAt: at(39, 12) });
      app().clock.now = new Date(at(80));
      await importAll([said('Hello, awful', 'else', 70)], `?covers=${at(40)}/${at(80)}`);
      const answer = await read(flaw.id);
      expect(answer).toMatchObject({ state: 'watching', quiet: { verdict: 'cannot-tell' } });
      expect(answer.quiet?.missing.join(' ')).toMatch('No rule recognises new conversations');
    });

    it('never reopens for late arrivals', async () => {
      app().clock.now = new Date(at(40));
      await importAll(fortyDays(2), `?covers=${at(0)}/${at(40)}`);
      const flaw = await accepted();
      await send('POST', `/flaws/${flaw.id}/fix`, { effectiveAt: at(39, 12) });
      app().clock.now = new Date(at(70));
      await importAll(
        stream(20, 39, () => 3, 'late').map((row) => ({
          ...row,
          at: new Date(Date.parse(row.at) + 60_000).toISOString(),
        })),
        `?covers=${at(40)}/${at(70)}`,
      );
      await send('POST', `/flaws/${flaw.id}/attach`, { threadIds: await hung(/late/) });
      await app().settle();
      expect(await state(flaw.id)).toBe('confirmed-quiet');
    });

    it('proposes groups of similar complaints and says why; people decide, and dismissed stays so until it grows', async () => {
      const rows = (from: number, to: number) =>
        Array.from({ length: to - from }, (_, index) =>
          said(
            `${SPINS[(from + index) % SPINS.length]} (${from + index})`,
            `g${from + index}`,
            60 + from + index,
          ),
        );
      const others = OTHERS.map((text, index) => said(text, `o${index}`, 60 + index));
      const look = async () => {
        await lookForFlaws(app().services, { atOnce: true });
        return (await send<{ items: FlawProposal[] }>('GET', '/flaw-proposals')).items;
      };
      await importAll([...rows(0, 6), ...others]);
      const [proposal] = await look();
      const size = proposal?.threads ?? 0;
      expect(proposal).toMatchObject({ people: size, topic: null, grew: false });
      expect(size).toBeGreaterThanOrEqual(6);
      expect(proposal?.why.length).toBeGreaterThan(0);
      expect(proposal?.phrases.join(' ')).toMatch(/spins|forever|pay/);
      expect(proposal?.sample).toHaveLength(5);
      expect((await send<{ proposals: number }>('GET', '/flaws')).proposals).toBeGreaterThan(0);

      await send('POST', `/flaw-proposals/${proposal?.id}/dismiss`, { reason: 'Known' });
      const spins = (list: FlawProposal[]) => list.filter(({ id }) => id === proposal?.id);
      await importAll(rows(6, 8));
      expect(spins(await look())).toEqual([]);
      await importAll(rows(8, 6 + size));
      const [grown] = spins(await look());
      expect(grown).toMatchObject({ grew: true });

      const voices: Voice[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const after: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
        const page: { items: Voice[]; nextCursor: string | null } = await send(
          'GET',
          `/flaw-proposals/${grown?.id}/voices?limit=5${after}`,
        );
        voices.push(...page.items);
        next = page.nextCursor;
      }
      expect(voices.map(({ thread }) => thread.id)).toEqual(grown?.threadIds);
      const mira = await send<Person>('POST', '/people', { name: 'Mira' });
      const [left] = grown?.threadIds ?? [];
      const flaw = await send<Flaw>('POST', `/flaw-proposals/${grown?.id}/accept`, {
        title: 'App spins at payment',
        ownerPersonId: mira.id,
        without: [left],
      });
      expect(flaw).toMatchObject({
        state: 'accepted',
        title: 'App spins at payment',
        ownerPerson: { name: 'Mira' },
      });
      await app().settle();
      const byPeople = await evidence(flaw.id, '?by=person');
      expect(byPeople).toHaveLength((grown?.threads ?? 0) - 1);
      expect(byPeople.map(({ thread }) => thread.id)).not.toContain(left);
      expect(spins(await look())).toEqual([]);
      expect((await refused('POST', `/flaw-proposals/${grown?.id}/accept`))[0]).toBe(404);
    });

    it('comes back from the archive once it got worse, and not before', async () => {
      app().clock.now = new Date(at(60));
      await importAll(
        stream(0, 60, (day) => (day % 4 === 0 ? 1 : 0), 'before'),
        `?covers=${at(0)}/${at(60)}`,
      );
      const flaw = await accepted();
      await send('PATCH', `/flaws/${flaw.id}`, { state: 'archived', reason: 'Rare' });
      app().clock.now = new Date(at(80));
      const more = stream(62, 80, (day) => (day % 4 === 0 ? 1 : 0), 'same');
      await importAll(more, `?covers=${at(60)}/${at(80)}`);
      await send('POST', `/flaws/${flaw.id}/attach`, { threadIds: await hung(/same/) });
      await app().settle();
      expect(await state(flaw.id)).toBe('archived');
      app().clock.now = new Date(at(100));
      await importAll(
        stream(84, 99, () => 2, 'worse'),
        `?covers=${at(80)}/${at(100)}`,
      );
      await send('POST', `/flaws/${flaw.id}/attach`, { threadIds: await hung(/worse/) });
      await app().settle();
      expect(await read(flaw.id)).toMatchObject({
        state: 'suspected',
        words: expect.stringMatching('It got worse'),
      });
      expect((await send<{ items: Notice[] }>('GET', '/notices')).items).toMatchObject([{ kind: 'worse' }]);
    });

    it('is ranked, filtered and counted by state; quiet is never a click', async () => {
      app().clock.now = new Date(at(11));
      await importAll([...stream(0, 10, () => 1, 'long'), ...stream(3, 4, () => 5, 'burst')]);
      const known = await threads();
      const of = (prefix: string) =>
        [...known].filter(([author]) => author.includes(prefix)).map(([, id]) => id);
      const long = await make({ title: 'Long', threadIds: of('long') });
      await make({ title: 'Burst', state: 'accepted', threadIds: of('burst') });
      const titles = async (query: string) =>
        (await send<{ items: FlawItem[] }>('GET', `/flaws${query}`)).items.map(({ title }) => title);
      expect(await titles('')).toEqual(['Long', 'Burst']);
      expect(await titles('?sort=recent')).toEqual(['Long', 'Burst']);
      expect(await titles('?state=accepted')).toEqual(['Burst']);
      expect(await titles('?q=lon')).toEqual(['Long']);
      const list = await send<{ byState: Record<string, number>; nextCursor: string }>(
        'GET',
        '/flaws?limit=1',
      );
      expect(list.byState).toMatchObject({ suspected: 1, accepted: 1, regressed: 0 });
      expect(await titles(`?limit=1&cursor=${list.nextCursor}`)).toEqual(['Burst']);
      expect((await refused('PATCH', `/flaws/${long.id}`, { state: 'confirmed-quiet' }))[0]).toBe(400);
      await send('PATCH', `/flaws/${long.id}`, { state: 'wont-fix', reason: 'Too dear' });
      expect(await read(long.id)).toMatchObject({
        state: 'wont-fix',
        words: expect.stringMatching('not resolved'),
      });
    });

    it('refuses what there is none of, naming the field', async () => {
      const nobody = crypto.randomUUID();
      expect((await refused('POST', '/flaws', { title: 'x', topicId: nobody }))[0]).toBe(400);
      expect((await refused('POST', '/flaws', { title: 'x', threadIds: [nobody] }))[1]).toMatch(nobody);
      expect((await app().request(`/api/v1/flaws/${nobody}`)).status).toBe(404);
      const flaw = await make({ title: 'x' });
      expect((await refused('POST', `/flaws/${flaw.id}/fix`, {}))[0]).toBe(400);
      expect((await refused('POST', `/flaws/${flaw.id}/fix`, { markId: nobody }))[0]).toBe(400);
      expect((await refused('POST', `/flaws/${flaw.id}/merge`, { into: nobody }))[0]).toBe(400);
      await importAll([
        said('Welcome to our shop', 'ours', 1, { direction: 'outbound', sentiment: 'positive' }),
      ]);
      const [ours] = [...(await threads()).values()];
      expect((await refused('POST', `/flaws/${flaw.id}/attach`, { threadIds: [ours] }))[1]).toMatch(
        'Nobody but us',
      );
    });
  });
}
