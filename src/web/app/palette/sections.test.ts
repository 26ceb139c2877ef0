import { describe, expect, it } from 'vitest';
import type { Command } from './command';
import { paletteSections } from './sections';

const command = (id: string, group: string, label: string, words = ''): Command => ({
  id,
  group,
  label,
  words,
  run: () => {},
});
const COMMANDS = [
  command('page /', 'Pages', 'River', 'currents'),
  command('page /imports', 'Pages', 'Imports', 'upload'),
  ...Array.from({ length: 30 }, (_, index) => command(`topic ${index}`, 'Topics', `Network ${index}`)),
];
const titles = (typed: string, recent: string[] = []) =>
  paletteSections(typed, COMMANDS, recent).map(({ title, commands }) => [title, commands.length]);

describe('what the palette lists', () => {
  it('is the groups, of a large one the first few, while nothing is typed', () => {
    expect(titles('')).toEqual([
      ['Pages', 2],
      ['Topics', 6],
    ]);
  });

  it('begins with what was used last, and leaves out what is gone since', () => {
    expect(titles(' ', ['topic 9', 'topic gone'])[0]).toEqual(['Recent', 1]);
  });

  it('is the best matches of all groups once something is typed', () => {
    expect(titles('net')).toEqual([[null, 30]]);
    expect(paletteSections('upload', COMMANDS, [])[0]?.commands[0]?.label).toBe('Imports');
    expect(titles('nowhere at all')).toEqual([]);
  });
});
