import { Link } from '@tanstack/react-router';
import type { EffectReading } from '../../../contract/effects';
import { formatQuantity } from '../../ui/charts/number-format';
import { HarmChip, showsHarm } from '../../ui/harm-chip';
import { VerdictChip } from '../../ui/verdict-chip';
import type { ComparedCampaign } from './compared';
import { averageWords, subjectWords } from './effect-words';
import { headlineWords } from './headline-words';
import { askedWords, flightWords, pledgeNote } from './list-words';

/** Campaigns beside each other in figures, in the order in which they were chosen: a table ranks nothing by itself. */
export function CompareTable({ campaigns, zone }: { campaigns: readonly ComparedCampaign[]; zone: string }) {
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
                <span>{subjectWords(effect)}</span>
              </th>
              <td>
                <VerdictChip verdict={effect.verdict} isShared={effect.overlapping.length > 0} />
                {told && showsHarm(told.counter) && (
                  <HarmChip verdict={told.counter.verdict} title={told.counter.found} />
                )}
              </td>
              <td>{headlineWords(effect) ?? '—'}</td>
              <td>{amount(effect, effect.observed)}</td>
              <td>{amount(effect, effect.expected)}</td>
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

function amount(effect: EffectReading, value: number | null): string {
  return value === null ? '—' : averageWords(effect, value);
}

/** `60 days`, `58 of 60 days`: those of which nothing is known are not counted in silence. */
function knownWords({ days, known }: { days: number; known: number }): string {
  return known === days ? formatQuantity(days, 'day') : `${known} of ${formatQuantity(days, 'day')}`;
}
