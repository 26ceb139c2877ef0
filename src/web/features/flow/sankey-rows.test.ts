import { describe, expect, it } from 'vitest';
import { sankeyRows } from './sankey-rows';

const place = (column: 'topic' | 'team' | 'outcome', name: string, threads: number) => ({
  key: `${column}:${name}`,
  column,
  name,
  threads,
});

describe('sankeyRows', () => {
  it('draws every place with the streams between them', () => {
    const rows = sankeyRows({
      places: [place('topic', 'a', 3), place('team', 'x', 3), place('outcome', 'told', 3)],
      links: [
        { from: 'topic:a', to: 'team:x', threads: 3 },
        { from: 'team:x', to: 'outcome:told', threads: 3 },
      ],
    });
    expect(rows.nodes.map(({ name }) => name)).toEqual(['a', 'x', 'told']);
    expect(rows.links).toEqual([
      { source: 0, target: 1, value: 3 },
      { source: 1, target: 2, value: 3 },
    ]);
  });

  it('draws the smallest of many topics as one and loses no thread', () => {
    const topics = Array.from({ length: 14 }, (_, index) => place('topic', `t${index}`, index + 1));
    const rows = sankeyRows({
      places: [...topics, place('team', 'x', 105)],
      links: topics.map(({ key, threads }) => ({ from: key, to: 'team:x', threads })),
    });
    expect(rows.nodes.filter(({ column }) => column === 'topic')).toHaveLength(9);
    expect(rows.nodes.find(({ key }) => key === 'topic:rest')).toMatchObject({ together: 6, threads: 21 });
    expect(rows.links.reduce((sum, { value }) => sum + value, 0)).toBe(105);
  });
});
