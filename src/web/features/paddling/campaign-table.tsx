import { Link } from '@tanstack/react-router';
import type { CampaignVerdict } from '../../../contract/effects';
import { shownVerdict } from '../../lib/verdict-words';
import { formatCount } from '../../ui/charts/number-format';
import { Sparkline } from '../../ui/charts/sparkline';
import { HarmChip, showsHarm } from '../../ui/harm-chip';
import { VerdictChip } from '../../ui/verdict-chip';
import { MAX_COMPARED, readIds } from '../../url-state/campaign-ids';
import type { CampaignRow } from './campaign-rows';
import { askedWords, flightWords, pledgeNote, verdictNote } from './list-words';

interface CampaignTableProps {
  rows: readonly CampaignRow[];
  zone: string;
  /** Ids chosen to be compared, `a,b`. */
  chosen: string;
  onToggle: (id: string) => void;
}

/** Campaigns one a row; on a narrow screen each is a small block. */
export function CampaignTable({ rows, zone, chosen, onToggle }: CampaignTableProps) {
  const ids = readIds(chosen);
  return (
    <div className="campaign-scroll">
      <table className="campaign-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Compare</span>
            </th>
            {['Campaign', 'Verdict', 'Measure, day by day', 'Flight', 'Channels', 'Posts', 'Owner'].map(
              (heading) => (
                <th key={heading} scope="col" data-column={heading}>
                  {heading}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow
              key={row.campaign.id}
              row={row}
              zone={zone}
              isChosen={ids.includes(row.campaign.id)}
              isFull={ids.length >= MAX_COMPARED}
              onToggle={onToggle}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow({
  row: { campaign, told },
  zone,
  isChosen,
  isFull,
  onToggle,
}: {
  row: CampaignRow;
  zone: string;
  isChosen: boolean;
  isFull: boolean;
  onToggle: (id: string) => void;
}) {
  const known = typeof told === 'string' ? null : told;
  const note = known && pledgeNote(known);
  return (
    <tr data-chosen={isChosen}>
      <td className="campaign-choose">
        <label>
          <input
            type="checkbox"
            checked={isChosen}
            disabled={isFull && !isChosen}
            onChange={() => onToggle(campaign.id)}
            aria-label={`Compare ${campaign.name}`}
          />
        </label>
      </td>
      <th scope="row" className="campaign-name">
        <Link to="/campaigns/$campaignId" params={{ campaignId: campaign.id }}>
          {campaign.name}
        </Link>
        <span className="campaign-asked">
          {known ? (
            <>
              {note && <i>{note}</i>} {askedWords(known)}
            </>
          ) : (
            <Unknown told={told} />
          )}
        </span>
      </th>
      <td className="campaign-verdict">
        {known ? <Verdict told={known} zone={zone} /> : <Unknown told={told} />}
      </td>
      <td className="campaign-days">
        {known ? <Days told={known} name={campaign.name} /> : <Unknown told={told} />}
      </td>
      <td className="campaign-flight">
        {flightWords(campaign, zone)}
        {known && (
          <span className="campaign-state" data-state={known.state}>
            {known.state}
          </span>
        )}
      </td>
      <td className="campaign-more" data-detail="true" data-empty={campaign.channels.length === 0}>
        {campaign.channels.join(', ') || '—'}
      </td>
      <td className="campaign-posts" data-detail="true">
        {formatCount(campaign.posts)}
      </td>
      <td className="campaign-more" data-detail="true" data-empty={campaign.owner === null}>
        {campaign.owner ?? '—'}
      </td>
    </tr>
  );
}

function Verdict({ told, zone }: { told: CampaignVerdict; zone: string }) {
  const note = verdictNote(told, zone);
  return (
    <>
      {told.state !== 'planned' && (
        <VerdictChip verdict={shownVerdict(told)} isShared={told.effect.overlapping.length > 0} />
      )}
      {showsHarm(told.counter) && <HarmChip verdict={told.counter.verdict} title={told.counter.words} />}
      {note !== null && <span className="campaign-note">{note}</span>}
    </>
  );
}

function Days({ told, name }: { told: CampaignVerdict; name: string }) {
  const { days, daysBefore, effect } = told;
  if (days.every((value) => value === null)) return <span className="text-ink3">no days yet</span>;
  return (
    <Sparkline
      values={days}
      stretchFrom={daysBefore}
      widthPx={120}
      heightPx={30}
      label={`${name}: ${daysBefore} days before the start and ${days.length - daysBefore} since, ${effect.verdict}`}
    />
  );
}

/** Of what is on its way a grey line, of what failed to come a dash. */
function Unknown({ told }: { told: CampaignRow['told'] }) {
  if (told === 'failed') return <span className="text-ink3">—</span>;
  return (
    <span className="campaign-wait" aria-busy="true">
      <span className="sr-only">loading</span>
    </span>
  );
}
