import { describe, expect, it } from 'vitest';
import { flightProblem } from './flight';

const ms = (day: string) => Date.parse(`${day}T00:00:00Z`);

describe('a flight', () => {
  it.each([
    ['a day', '2026-11-01', '2026-11-02', null],
    ['three years with a leap day', '2027-03-01', '2030-03-01', null],
    ['one that ends where it starts', '2026-11-01', '2026-11-01', 'end'],
    ['one that ends before', '2026-11-02', '2026-11-01', 'end'],
    ['over three years', '2026-11-01', '2029-11-02', 'end'],
    ['from long ago', '1850-01-01', '1850-02-01', 'start'],
    ['to a far future', '2026-11-01', '2999-12-31', 'end'],
  ] as const)('judges %s', (_, from, to, at) => {
    expect(flightProblem(ms(from), ms(to))?.at ?? null).toBe(at);
  });

  it('judges one end by itself where the other is not given', () => {
    expect(flightProblem(ms('1850-01-01'), null)?.at).toBe('start');
    expect(flightProblem(null, ms('2999-12-31'))?.at).toBe('end');
    expect(flightProblem(null, ms('2026-11-01'))).toBeNull();
  });
});
