// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { daysInView, effectDays } from './effect-days';
import { ANSWER, REFUSED } from './effect-fixture';
import { observedRows } from './effect-rows';
import { EffectTable } from './effect-table';
import { EffectWords } from './effect-words-view';

afterEach(cleanup);

const days = effectDays(ANSWER);

describe('EffectTable', () => {
  it('holds the same days and figures as the chart, and a dash where the line has a gap', () => {
    const shown = daysInView(days, 2);
    render(<EffectTable answer={ANSWER} days={shown} />);
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    const observed = rows.map((row) => within(row).getAllByRole('cell')[0]?.textContent);
    expect(observed).toEqual(['—', '7', '9', '10', '11']);
    const drawn = new Set(observedRows(shown).map(({ observed: value }) => value ?? '—'));
    expect(new Set(observed.map((text) => (text === '—' ? text : Number(text))))).toEqual(drawn);
  });

  it('holds every band that is drawn', () => {
    render(<EffectTable answer={ANSWER} days={days} />);
    for (const level of [50, 80, 95]) {
      expect(screen.getByRole('columnheader', { name: `${level} % band` })).toBeTruthy();
    }
    expect(screen.getByRole('row', { name: /1 Oct 2026/ }).textContent).toContain('3 to 9');
  });

  it('has no column of what was expected where that is refused', () => {
    const refused = days.map((day) => ({ ...day, expected: null, cumulative: null }));
    render(<EffectTable answer={{ ...ANSWER, effect: REFUSED }} days={refused} />);
    expect(screen.queryByRole('columnheader', { name: /Expected|band/ })).toBeNull();
  });
});

describe('EffectWords', () => {
  it('show reasons and needs of a refused effect, and no number of it', () => {
    const { container } = render(<EffectWords effect={REFUSED} />);
    expect(container.textContent).toContain('nothing can be said');
    expect(container.textContent).toContain(REFUSED.needs);
    expect(container.textContent).not.toMatch(/Observed|expected|interval|%/);
  });

  it('say the verdict beside the sentence', () => {
    render(<EffectWords effect={ANSWER.effect} />);
    expect(screen.getByText('clear rise')).toBeTruthy();
  });
});
