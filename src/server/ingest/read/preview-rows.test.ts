import { describe, expect, it } from 'vitest';
import { importPreviewSchema } from '../../../contract/imports';
import { previewRows } from './preview-rows';
import { NOW } from './read-all.case';

const preview = (content: string, options: Partial<Parameters<typeof previewRows>[1]> = {}) =>
  previewRows(new TextEncoder().encode(content), { workspaceZone: 'Europe/Berlin', now: NOW, ...options });

describe('previewRows', () => {
  it('says the zone that times without one are read in: the one asked for, else the workspace’s', async () => {
    const file = 'at,text\n2024-03-14 10:00,hello there\n';
    const own = await preview(file);
    expect(own.zone).toBe('Europe/Berlin');
    expect(own.sample[0]).toMatchObject({ row: { at: Date.parse('2024-03-14T09:00:00Z') } });
    const asked = await preview(file, { zone: 'UTC' });
    expect(asked.zone).toBe('UTC');
    expect(asked.sample[0]).toMatchObject({ row: { at: Date.parse('2024-03-14T10:00:00Z') } });
  });

  it('shows columns with their guess and what is off by default', async () => {
    const shown = await preview(
      'tweet_id;tweet_created;text;email\n1;2024-03-15T10:00:00Z;hello;amy@example.com\n',
    );
    expect(importPreviewSchema.safeParse(shown).error).toBeUndefined();
    expect(shown).toMatchObject({
      kind: 'mentions',
      format: 'csv',
      delimiter: ';',
      encoding: 'utf-8',
      missing: [],
      questions: [],
    });
    expect(
      shown.columns.map(({ name, guess, sure, offByDefault }) => [name, guess, sure, offByDefault]),
    ).toEqual([
      ['tweet_id', 'id', true, false],
      ['tweet_created', 'at', true, false],
      ['text', 'text', true, false],
      ['email', null, false, true],
    ]);
    expect(shown.columns[0]?.samples).toEqual(['1']);
    expect(shown.sample).toHaveLength(1);
  });

  it('asks for the day-month order, the zone and the mapping instead of failing', async () => {
    expect((await preview('at,text\n03/04/2024,a\n')).questions.map(({ code }) => code)).toEqual([
      'date-order',
    ]);
    expect((await preview('at,text\n2024-03-15 10:00,a\n')).questions.map(({ code }) => code)).toEqual([
      'zone',
    ]);
    const open = await preview('colour,size\nred,4\n');
    expect(open.questions.map(({ code }) => code)).toEqual(['mapping']);
    expect(open.missing).toEqual(['at', 'text']);
  });

  it('asks what a long silence between rows was, anywhere in its head', async () => {
    const days = Array.from({ length: 30 }, (_, day) => `2024-03-${String(day + 1).padStart(2, '0')}`);
    const csv = (dates: string[]) => `at,text\n${dates.map((date) => `${date}T10:00:00Z,a\n`).join('')}`;
    expect((await preview(csv(days))).questions).toEqual([]);
    expect((await preview(csv([...days, '2024-07-01']))).questions).toEqual([
      { code: 'gaps', message: 'No rows between 30 Mar 2024 and 1 Jul 2024 (93 days).' },
    ]);
  });

  it.each([
    ['name,start,end\nSpring,2024-03-01,2024-03-31\n', 'campaigns'],
    ['kind,at,label\nrelease,2024-03-01,App 2\n', 'marks'],
    ['Date,Post ID,Network,Post,Impressions\n12-31-2020,7,X,hello,12\n', 'posts'],
    ['id,at,text,author\n1,2024-03-01,hi,amy\n', 'mentions'],
    ['day,active_users\n2024-03-01,1200\n', 'exposure'],
  ])('tells the kind of %j', async (content, kind) => {
    expect((await preview(content)).kind).toBe(kind);
  });

  it('shows twenty rows and leaves out the row at which a long head is cut', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},2024-03-15T10:00:00Z,${'é'.repeat(10)}\n`).join(
      '',
    );
    expect((await preview(`id,at,text\n${rows}`)).sample).toHaveLength(20);
    const long = new TextEncoder().encode(
      `id,at,text\n1,2024-03-15T10:00:00Z,ok\n2,2024-03-15T10:00:00Z,${'é'.repeat(150_000)}\n`,
    );
    const cut = await previewRows(long.subarray(0, 262_144), { workspaceZone: 'UTC', now: NOW });
    expect(cut.sample.map((outcome) => outcome.ok)).toEqual([true]);
    expect(cut.encoding).toBe('utf-8');
  });

  it('asks about four weeks or more without rows, wherever in its head they lie, and not of the row at which it is cut', async () => {
    const asked = ({ questions }: Awaited<ReturnType<typeof preview>>) =>
      questions.filter(({ code }) => code === 'gaps').map(({ message }) => message);
    const daily = Array.from({ length: 30 }, (_, i) => `${i},2024-03-15T10:00:00Z,hello\n`).join('');
    const late = `id,at,text\n${daily}x,2024-04-12T10:00:00Z,late\n`;
    expect(asked(await preview(late))).toEqual(['No rows between 15 Mar 2024 and 12 Apr 2024 (28 days).']);
    expect(asked(await preview(late.replace('04-12', '04-11')))).toEqual([]);
    const long = new TextEncoder().encode(`${late.replace('late', 'é'.repeat(150_000))}`);
    const cut = await previewRows(long.subarray(0, 262_144), { workspaceZone: 'UTC', now: NOW });
    expect(asked(cut)).toEqual([]);
  });

  it('shows an empty file as one without columns', async () => {
    expect(await preview('')).toMatchObject({ columns: [], sample: [], missing: ['at', 'text'] });
  });

  it('tells JSON from CSV by its looks', async () => {
    expect((await preview('[{"id":1,"at":"2024-03-15T10:00:00Z","text":"a"}]')).format).toBe('json');
    expect((await preview('{"id":1,"at":"2024-03-15T10:00:00Z","text":"a"}\n')).format).toBe('ndjson');
  });
});
