import { Link } from '@tanstack/react-router';
import { formatQuantity } from '../../ui/charts/number-format';
import { VerdictChip } from '../../ui/verdict-chip';
import type { ComparedMeasure } from '../../url-state/compare-search';
import type { ComparedCampaign } from './compared';
import { averageWords } from './effect-words';
import { headlineWords } from './headline-words';
import { askedWords, flightWords, pledgeNote } from './list-words';

/** Campaigns beside each other in figures, in the order in which they were chosen: a table ranks nothing by itself. */
export function CompareTable({
  campaigns,
  measure,
  zone,
}: {
  campaigns: readonly ComparedCampaign[];
  measure: ComparedMeasure;
  zone: string;
}) {
  const amount = (value: number | null) =>
    value === null ? '—' : averageWords({ measure, per: null }, value);
  return (
    // Focusable, so that the keyboard can scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs the keyboard
    <section className="compare-scroll" aria-label="Campaigns side by side in figures" tabIndex={0}>
      <table className="compare-table">
        <thead>
          <tr>
            {[
              'Campaign',
              'Verdict',
              'Effect, 95 % interval',
              'Observed',
              'Expected',
              'Pledge',
              'Baseline',
              'Days since the start',
            ].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {campaigns.map(({ id, campaign, answer: { effect }, told }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
                  {campaign.name}
                </Link>
                <span>{flightWords(campaign, zone)}</span>
              </th>
              <td>
                <VerdictChip verdict={effect.verdict} />
              </td>
              <td>{headlineWords(effect) ?? '—'}</td>
              <td>{amount(effect.observed)}</td>
              <td>{amount(effect.expected)}</td>
              <td className="compare-pledge">
                {told === null ? (
                  '—'
                ) : told.pledge === null ? (
                  'no pledge'
                ) : (
                  <>
                    <VerdictChip verdict={told.pledge.verdict} />
                    <span>
                      {[pledgeNote(told), askedWords(told)].filter((part) => part !== null).join(': ')}
                    </span>
                  </>
                )}
              </td>
              <td>{knownWords(effect.baseline)}</td>
              <td>{knownWords(effect.window)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `60 days`, `58 of 60 days`: those of which nothing is known are not counted in silence. */
function knownWords({ days, known }: { days: number; known: number }): string {
  return known === days ? formatQuantity(days, 'day') : `${known} of ${formatQuantity(days, 'day')}`;
}
