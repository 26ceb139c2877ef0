import { describe, expect, it } from 'vitest';
import { readAll } from './read-all.case';

const ZONE = 'America/New_York';
const read = (content: string, options: { zone?: string; map?: string } = {}) =>
  readAll(content, { kind: 'exposure', workspaceZone: ZONE, ...options });

describe('rows of a series', () => {
  it('take a bare date as that date, whatever zone the file is in', async () => {
    const { rows, warnings } = await read('day,active_users\n2026-03-01,1200\n2026-03-02,"1,350"\n', {
      zone: 'Asia/Tokyo',
    });
    expect(rows).toEqual([
      { series: 'active users', day: '2026-03-01', value: 1200, unit: null },
      { series: 'active users', day: '2026-03-02', value: 1350, unit: null },
    ]);
    expect(warnings).toEqual([]);
  });

  it("put an instant on the day it lies in where the workspace's zone is", async () => {
    const { rows } = await read('at,value,series\n2026-03-02T03:30:00Z,7,orders\n');
    expect(rows).toMatchObject([{ day: '2026-03-01' }]);
  });

  it.each([
    ['2026-03-01,,orders,', 'value', /gap, which is not zero/],
    ['2026-03-01,-4,orders,', 'value', /no figure of zero or more/],
    ['2026-03-01,many,orders,', 'value', /no figure/],
    ['soon,4,orders,', 'day', /no time that can be read/],
    [',4,orders,', 'day', /is empty/],
    ['2026-03-01,4,,', 'series', /is empty/],
  ])('refuse %j and name the field', async (line, field, message) => {
    const { refusals } = await read(`day,value,series,unit\n${line}\n`);
    expect(refusals).toMatchObject([{ line: 2, field }]);
    expect(refusals[0]?.message).toMatch(message);
  });

  it('keep a zero that the file states', async () => {
    const { rows } = await read('day,value,series\n2026-03-01,0,orders\n');
    expect(rows).toMatchObject([{ value: 0 }]);
  });

  it('are called as the column of values is, and ask for a name where that says nothing', async () => {
    const map = JSON.stringify({ day: 'Datum', value: 'Bestellungen' });
    expect((await read('Datum,Bestellungen\n2026-03-01,4\n', { map })).rows).toMatchObject([
      { series: 'Bestellungen' },
    ]);
    await expect(read('day,value\n2026-03-01,4\n')).rejects.toMatchObject({ field: 'series' });
  });
});
