import { describe, expect, it } from 'vitest';
import { unreadableWords } from './unreadable-words';

const campaigns = (...names: string[]) => names.map((name) => ({ id: name, name }));

describe('what writing something down takes away', () => {
  it('is named with the way to keep it, and not where there is nothing', () => {
    expect(unreadableWords({ items: [], settled: [] }, 'campaign')).toEqual([]);
    const [words] = unreadableWords({ items: campaigns('Winter', 'Spring'), settled: [] }, 'campaign');
    expect(words).toMatch(/^This makes the effects of 2 campaigns unreadable: .* of Winter and Spring, /);
    expect(words).toMatch(/Naming the topics/);
    expect(unreadableWords({ items: campaigns('Winter'), settled: [] }, 'incident')[0]).toMatch(
      /An end that/,
    );
  });

  it('names four and counts the rest, and says which verdicts stay', () => {
    const many = campaigns('A', 'B', 'C', 'D', 'E', 'F');
    expect(unreadableWords({ items: many, settled: [] }, 'note')[0]).toContain('of A, B, C, D and 2 more,');
    expect(unreadableWords({ items: [], settled: campaigns('Winter') }, 'campaign')).toEqual([
      'The verdict of Winter stays: decided before, with a note that this was added since.',
    ]);
  });
});
