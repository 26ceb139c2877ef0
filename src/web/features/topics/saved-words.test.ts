import { describe, expect, it } from 'vitest';
import { buildingWords, savedWords } from './saved-words';

const building = { version: 3, query: 'a', phase: 'counting' as const, share: 0.437 };

describe('the words of a topic that is being counted', () => {
  it('say which version is counted and which one is shown until then', () => {
    expect(savedWords({ version: 2, building })).toBe(
      'Version 3 is being counted; the figures of version 2 are shown until then.',
    );
    expect(savedWords({ version: null, building: { ...building, version: 1 } })).toContain(
      'history is being counted',
    );
    expect(savedWords({ version: 3, building: null })).toBe('Saved and counted over all history.');
  });

  it('never say that all is counted while some is not', () => {
    expect(buildingWords(building)).toBe('counting history 43 %');
    expect(buildingWords({ ...building, share: 0.999 })).toBe('counting history 99 %');
  });
});
