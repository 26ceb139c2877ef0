// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Currents } from '../../../contract/currents';
import { FiguresStrip } from './figures-strip';

afterEach(cleanup);

const currents = {
  query: { sentiment: [] as string[] },
  basis: { corrected: { languages: [] } },
  comparison: null,
  totals: {
    mentions: 24816,
    positive: 1,
    neutral: 1,
    negative: 2,
    unscored: 0,
    netSentiment: -25,
    netCorrected: null,
    complaints: 2,
    potentialImpressions: null,
    covered: 'all',
  },
} as unknown as Currents;

describe('FiguresStrip', () => {
  it('stands with the same cells before the data is there, so that nothing moves', () => {
    const labels = () => screen.getAllByRole('term').map(({ textContent }) => textContent);
    const { rerender } = render(
      <FiguresStrip currents={undefined} compared={false} stale={false} failed={false} />,
    );
    const before = labels();
    rerender(<FiguresStrip currents={currents} compared={false} stale={false} failed={false} />);
    expect(labels()).toEqual(before);
    expect(screen.getByText('24,816')).toBeDefined();
  });

  it('does not look as if it were loading once loading has failed', () => {
    render(<FiguresStrip currents={undefined} compared={false} stale={false} failed />);
    expect(screen.getAllByText('could not be loaded')).toHaveLength(4);
    expect(document.querySelector('[aria-busy="true"]')).toBeNull();
  });
});
