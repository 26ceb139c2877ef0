import { describe, expect, it } from 'vitest';
import { proposalTitle } from './proposal-title';

const TEXTS = [
  '@halvora_care Hello. Your support told me the fault doesn’t exist in the system!',
  'It says here that it is fine. Thanks #fail',
  'Support told us nothing https://example.com/a',
];

describe('what a group of complaints is called', () => {
  it('is the sentence that says most of what sets them apart, whatever their order', () => {
    const title = 'Your support told me the fault doesn’t exist in the system!';
    expect(proposalTitle(TEXTS, ['exist', 'told', 'fault', 'system'])).toBe(title);
    expect(proposalTitle(TEXTS.toReversed(), ['exist', 'told', 'fault', 'system'])).toBe(title);
  });

  it('holds no address and nobody’s name, and is cut at a word', () => {
    expect(proposalTitle(['@lena look at https://x.example now it broke'], ['broke'])).toBe(
      'look at now it broke',
    );
    const long = proposalTitle([`The bill is ${'very '.repeat(30)}wrong`], ['bill']) as string;
    expect(long).toMatch(/very …$/);
    expect(long.length).toBeLessThanOrEqual(92);
  });

  it('finds folded words, and says nothing where nobody said a sentence', () => {
    expect(proposalTitle(['Man hört nichts, dreißig Minuten lang'], ['hort', 'dreissig'])).toBe(
      'Man hört nichts, dreißig Minuten lang',
    );
    expect(proposalTitle(['Bad!', ''], ['bad'])).toBeNull();
  });
});
