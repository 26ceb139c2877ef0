import { describe, expect, it } from 'vitest';
import { fileOf, NOW, readAll } from './read-all.case';
import { type ReadOptions, readRows } from './read-rows';
import { fastIsoInstant } from './time-shapes';
import { instantOfClock } from './times';

const fileWith = (values: string[]) => `at,text\n${values.map((value) => `"${value}",t\n`).join('')}`;
const atOf = (values: string[], options: Partial<Omit<ReadOptions, 'kind'>> = {}) =>
  readAll(fileWith(values), options);
const iso = (ms: number) => new Date(ms).toISOString();

describe('times', () => {
  it.each([
    ['2018-05-02T16:14:43.000Z', '2018-05-02T16:14:43.000Z'],
    ['2018-05-02T16:14:43Z', '2018-05-02T16:14:43.000Z'],
    ['2018-05-02 16:14:43+02:00', '2018-05-02T14:14:43.000Z'],
    ['2018-05-02T16:14:43.123456+0000', '2018-05-02T16:14:43.123Z'],
    ['2018-05-02T16:14Z', '2018-05-02T16:14:00.000Z'],
    ['2024-03-15 18:42 +0000', '2024-03-15T18:42:00.000Z'],
    ['2024-03-15 18:42:10 UTC', '2024-03-15T18:42:10.000Z'],
    ['2024/3/5 8:02', '2024-03-05T08:02:00.000Z'],
    ['2020-05-01', '2020-05-01T00:00:00.000Z'],
    ['20200501T101112Z', '2020-05-01T10:11:12.000Z'],
    ['Wed Oct 11 06:55:44 +0000 2017', '2017-10-11T06:55:44.000Z'],
    ['Wed, 11 Oct 2017 06:55:44 +0200', '2017-10-11T04:55:44.000Z'],
    ['Wed, 11 Oct 2017 06:55:44 GMT', '2017-10-11T06:55:44.000Z'],
    ['13-Aug-2024 10:00PM', '2024-08-13T22:00:00.000Z'],
    ['13-Aug-24', '2024-08-13T00:00:00.000Z'],
    ['Aug 13, 2024, 10:05 pm', '2024-08-13T22:05:00.000Z'],
    ['1507705544', '2017-10-11T07:05:44.000Z'],
    ['1507705544123', '2017-10-11T07:05:44.123Z'],
    ['15.03.2024 08:30', '2024-03-15T08:30:00.000Z'],
    ['3/25/24 4:05 PM', '2024-03-25T16:05:00.000Z'],
    ['12-31-2020', '2020-12-31T00:00:00.000Z'],
  ])('reads %s', async (value, expected) => {
    const read = await atOf([value]);
    expect(read.refusals).toEqual([]);
    expect(iso(read.rows[0]?.at ?? 0)).toBe(expected);
  });

  it.each([
    '',
    'yesterday',
    '2024-02-30',
    '2024-13-01T00:00:00Z',
    '1989-12-31',
    '2099-01-01',
    '2024-03-15T25:00:00Z',
    '1234',
  ])('refuses %j with its line and field', async (value) => {
    const read = await atOf(['2024-03-15', value]);
    expect(read.refusals.map(({ line, field }) => [line, field])).toEqual([[3, 'at']]);
  });

  it('takes mentions up to two days ahead, posts any planned time', async () => {
    const tomorrow = iso(NOW + 86_400_000);
    const nextMonth = iso(NOW + 30 * 86_400_000);
    expect((await atOf([tomorrow, nextMonth])).rows).toHaveLength(1);
    expect((await readAll(fileWith([tomorrow, nextMonth]), { kind: 'posts' })).rows).toHaveLength(2);
  });

  it('reads times without a zone in the zone that is stated, else the workspace’s with one warning', async () => {
    const values = ['2024-07-01 12:00:00', '2024-01-01 12:00:00', '2024-01-01T12:00:00Z'];
    const stated = await atOf(values, { zone: 'Europe/Berlin' });
    expect(stated.rows.map((row) => iso(row.at).slice(11, 16))).toEqual(['10:00', '11:00', '12:00']);
    expect(stated.warnings.filter(({ code }) => code === 'zone')).toEqual([]);
    const read = await readRows(fileOf(fileWith(values)), {
      kind: 'mentions',
      format: 'csv',
      workspaceZone: 'Asia/Tokyo',
      now: NOW,
    });
    const rows = [];
    for await (const chunk of read.outcomes) rows.push(...chunk);
    expect(rows.map((row) => row.ok && iso(row.row.at).slice(11, 16))).toEqual(['03:00', '03:00', '12:00']);
    expect(read.warnings.filter(({ code }) => code === 'zone')).toHaveLength(1);
  });

  it('moves a skipped wall time forward and takes the first of a repeated one', () => {
    expect(iso(instantOfClock(Date.UTC(2024, 2, 31, 2, 30), 'Europe/Berlin'))).toBe(
      '2024-03-31T01:30:00.000Z',
    );
    expect(iso(instantOfClock(Date.UTC(2024, 9, 27, 2, 30), 'Europe/Berlin'))).toBe(
      '2024-10-27T00:30:00.000Z',
    );
  });

  it('leaves to the slow way what it does not know', () => {
    for (const value of [
      '2024-03-15',
      '2024-03-15T18:42:00',
      'Wed Oct 11 06:55:44 +0000 2017',
      '2024-02-30T00:00:00Z',
    ]) {
      expect(fastIsoInstant(value)).toBeNaN();
    }
  });
});

describe('day-month order', () => {
  it('follows the evidence of the whole column, wherever it stands', async () => {
    const early = Array.from({ length: 20_000 }, () => '03/04/2024');
    const dmy = await atOf([...early, '13/04/2024']);
    expect(iso(dmy.rows[0]?.at ?? 0)).toBe('2024-04-03T00:00:00.000Z');
    const mdy = await atOf([...early, '04/13/2024']);
    expect(iso(mdy.rows[0]?.at ?? 0)).toBe('2024-03-04T00:00:00.000Z');
  });

  it('asks when nothing decides, and obeys the answer', async () => {
    await expect(atOf(['03/04/2024', '05.06.2024'])).rejects.toMatchObject({ field: 'dates' });
    const read = await atOf(['03/04/2024'], { dateOrder: 'mdy' });
    expect(iso(read.rows[0]?.at ?? 0)).toBe('2024-03-04T00:00:00.000Z');
  });

  it('refuses the few rows that do not fit an order that nearly all fit', async () => {
    const read = await atOf([...Array.from({ length: 99 }, () => '25/04/2024'), '04/25/2024']);
    expect(read.rows).toHaveLength(99);
    expect(read.refusals.map(({ line }) => line)).toEqual([101]);
    await expect(atOf(['25/04/2024', '04/25/2024'])).rejects.toMatchObject({ field: 'dates' });
  });
});

describe('spreadsheet dates', () => {
  it('converts a column that is nearly all numbers, and says so', async () => {
    const read = await atOf(['43222.6768865741', '43223']);
    expect(read.rows.map((row) => iso(row.at))).toEqual([
      '2018-05-02T16:14:43.000Z',
      '2018-05-03T00:00:00.000Z',
    ]);
    expect(read.warnings.map(({ code }) => code)).toContain('serial-dates');
  });

  it('refuses a stray number among other dates', async () => {
    const read = await atOf(['2024-03-15', '2024-03-16', '43221.5']);
    expect(read.refusals.map(({ line, field }) => [line, field])).toEqual([[4, 'at']]);
  });
});

describe('paddling', () => {
  it('ends a campaign with the day that the file names, across a change of clocks', async () => {
    const read = await readAll(
      'name,start,end,channels\nSpring,2024-03-30,2024-03-31,"x, mail"\nBack,2024-04-02,2024-04-01,\n',
      {
        kind: 'campaigns',
        zone: 'Europe/Berlin',
      },
    );
    expect(read.rows.map((row) => [iso(row.startAt), iso(row.endExclusive), row.channels])).toEqual([
      ['2024-03-29T23:00:00.000Z', '2024-03-31T22:00:00.000Z', ['x', 'mail']],
    ]);
    expect(read.refusals).toEqual([expect.objectContaining({ line: 3, field: 'end' })]);
  });

  it('takes an exclusive end as it stands, also from our own answers', async () => {
    const read = await readAll(
      JSON.stringify({
        items: [
          {
            name: 'A',
            startAt: '2024-03-01T00:00:00Z',
            endExclusive: '2024-03-02T00:00:00Z',
            channels: ['x', 'y'],
          },
        ],
      }),
      { kind: 'campaigns', format: 'json' },
    );
    expect(read.rows).toEqual([
      expect.objectContaining({ endExclusive: Date.UTC(2024, 2, 2), channels: ['x', 'y'], objective: null }),
    ]);
  });

  it('reads posts with separators and percent signs in their figures', async () => {
    const read = await readAll(
      'Date,Post ID,Network,Post,Impressions,Engagements,Likes\n12-31-2020,77,X,hello,"12,345",1.234,-\n',
      {
        kind: 'posts',
      },
    );
    expect(read.preset).toBe('sprout');
    expect(read.rows[0]).toMatchObject({ channel: 'X', metrics: { impressions: 12345, engagements: 1234 } });
    expect(Object.keys(read.rows[0]?.metrics ?? {})).not.toContain('likes');
  });

  it('reads a scheduler’s file that has no header', async () => {
    const read = await readAll(
      '25/02/2026 10:00,First,https://example.com/a\n26/02/2026 10:00,"Second, still",\n',
      { kind: 'posts' },
    );
    expect(read.preset).toBe('hootsuite');
    expect(read.rows.map((row) => row.text)).toEqual(['First', 'Second, still']);
  });

  it('reads marks and refuses an unknown kind', async () => {
    const read = await readAll('kind,at,label,version\nrelease,2024-03-15,App 2,2.0\nparty,2024-03-15,x,\n', {
      kind: 'marks',
    });
    expect(read.rows[0]).toMatchObject({ kind: 'release', label: 'App 2', version: '2.0', endAt: null });
    expect(read.refusals).toEqual([expect.objectContaining({ line: 3, field: 'kind' })]);
  });
});
