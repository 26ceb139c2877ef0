import { describe, expect, it } from 'vitest';
import { FLAWS_SEARCH_DEFAULTS, flawsSearchSchema, isNarrowed, withState } from './flaws-search';

describe('the address of the list of flaws', () => {
  it.each([
    [{}, {}],
    [{ state: 'regressed' }, { state: ['regressed'] }],
    [{ state: ['regressed', 'gone'], sort: 'loudest', team: 'x', topic: 'y' }, { state: ['regressed'] }],
    [{ q: 404 }, { q: '404' }],
  ])('reads %j, and what is broken as the default', (given, read) => {
    expect(flawsSearchSchema.parse(given)).toEqual({ ...FLAWS_SEARCH_DEFAULTS, ...read });
  });

  it('switches a state on and off', () => {
    const one = withState(FLAWS_SEARCH_DEFAULTS, 'watching');
    expect(one.state).toEqual(['watching']);
    expect(withState(one, 'watching')).toEqual(FLAWS_SEARCH_DEFAULTS);
  });

  it('is not narrowed by its order', () => {
    expect(isNarrowed({ ...FLAWS_SEARCH_DEFAULTS, sort: 'volume', q: ' ' })).toBe(false);
    expect(isNarrowed({ ...FLAWS_SEARCH_DEFAULTS, state: ['archived'] })).toBe(true);
  });
});
