import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Campaign, createCampaign, deleteCampaign, patchCampaign } from '../../../contract/campaigns';
import { LONGEST_FLIGHT_DAYS } from '../../../domain/flight';
import { callEndpoint } from '../../lib/api';
import { removedWords } from '../../lib/removed-words';
import { serverNowMs } from '../../lib/server-clock';
import { settingsQuery } from '../../lib/settings-query';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { addDays, localDayOf, startOfLocalDay } from '../../url-state/local-day';
import { MadeUnreadableNote } from './made-unreadable-note';
import { OwnerField } from './owner-field';
import { campaignQuery } from './paddling-queries';
import { pledgeQuery } from './pledge-queries';
import { RecordFrame } from './record-frame';
import { TopicsField } from './topics-field';
import { useRecordForm } from './use-record-form';
import './paddling.css';

/** Adds a campaign (`id` null) or changes one. Days are the workspace's; the last day belongs to the flight. */
export function CampaignDialog({
  id,
  onClose,
  onRemoved,
}: {
  id: string | null;
  onClose: () => void;
  /** Closes it with what was removed, in words. */
  onRemoved?: (words: string) => Promise<void>;
}) {
  const settings = useQuery(settingsQuery());
  const campaign = useQuery(campaignQuery(id));
  const pledge = useQuery({ ...pledgeQuery(id ?? ''), enabled: id !== null });
  const error = settings.error ?? campaign.error ?? pledge.error;
  const ready = settings.data && (id === null || (campaign.data && pledge.data !== undefined));
  return (
    <Dialog title={id === null ? 'Add a campaign' : 'Change the campaign'} onClose={onClose}>
      {error && (
        <div className="p-4">
          <ProblemNote error={error} />
        </div>
      )}
      {!error && !ready && <div className="h-100" aria-busy="true" />}
      {ready && settings.data && (
        <CampaignForm
          zone={settings.data.zone}
          campaign={campaign.data ?? null}
          isSealed={pledge.data?.state === 'sealed'}
          onClose={onClose}
          onRemoved={onRemoved}
        />
      )}
    </Dialog>
  );
}

function CampaignForm({
  zone,
  campaign,
  isSealed,
  onClose,
  onRemoved,
}: {
  zone: string;
  campaign: Campaign | null;
  /** Its pledge is sealed: it goes with it. */
  isSealed: boolean;
  onClose: () => void;
  onRemoved: ((words: string) => Promise<void>) | undefined;
}) {
  const navigate = useNavigate();
  const record = useRecordForm({
    initial: formOf(campaign, zone),
    save: (form) => {
      const body = bodyOf(form, zone);
      const why = amends(form, campaign, zone, isSealed) ? { reason: form.reason } : {};
      return campaign
        ? callEndpoint(patchCampaign, { params: { id: campaign.id }, body: { ...body, ...why } })
        : callEndpoint(createCampaign, { body });
    },
    remove: campaign
      ? {
          id: campaign.id,
          remove: () => callEndpoint(deleteCampaign, { params: { id: campaign.id } }),
          onRemoved: () => onRemoved?.(removedWords('Campaign', campaign.name, wentWithIt(isSealed))),
        }
      : undefined,
    onSaved: (saved) => {
      // What has not begun is pledged next, on its page; what has goes on where it was added.
      if (campaign === null && Date.parse(saved.startAt) > serverNowMs()) {
        void navigate({ to: '/campaigns/$campaignId', params: { campaignId: saved.id } });
      } else onClose();
    },
  });
  const { form, bind, errors } = record;
  return (
    <RecordFrame
      record={record}
      saveWords={campaign ? 'Save' : 'Add campaign'}
      aside={`Days in ${zone}`}
      askingToRemove={isSealed ? 'Press again to remove it and its sealed pledge for good' : undefined}
      onCancel={onClose}
    >
      <Field label="Name" error={errors.name}>
        {(control) => <input {...control} {...bind('name')} required maxLength={200} />}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="First day" error={errors.startAt}>
          {(control) => <input {...control} {...bind('firstDay')} {...DAYS} type="date" required />}
        </Field>
        <Field label="Last day" error={errors.endExclusive}>
          {(control) => (
            <input
              {...control}
              {...bind('lastDay')}
              type="date"
              required
              min={form.firstDay}
              max={form.firstDay === '' ? DAYS.max : addDays(form.firstDay, LONGEST_FLIGHT_DAYS - 1)}
            />
          )}
        </Field>
      </div>
      {amends(form, campaign, zone, isSealed) && (
        <Field
          label="Why is the flight changed?"
          hint="The pledge of this campaign is sealed: another flight is an amendment to it, kept with this reason for everybody to read."
          error={errors.reason}
        >
          {(control) => <input {...control} {...bind('reason')} required minLength={3} maxLength={1000} />}
        </Field>
      )}
      <TopicsField
        chosen={form.topics}
        error={errors.topics}
        onChange={(topics) => record.change({ topics })}
      />
      <MadeUnreadableNote proposed={proposedOf(form, campaign, zone)} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Channels" hint="Separated by commas" error={errors.channels}>
          {(control) => <input {...control} {...bind('channels')} />}
        </Field>
        <OwnerField control={bind('owner')} error={errors.owner} />
      </div>
      <Field
        label="Objective"
        hint="What it is meant to change; the pledge that says how much comes next, on its page"
        error={errors.objective}
      >
        {(control) => <textarea {...control} {...bind('objective')} rows={2} maxLength={2000} />}
      </Field>
    </RecordFrame>
  );
}

/** What becomes of what belonged to a campaign that is removed. */
function wentWithIt(isSealed: boolean): string {
  return isSealed ? ' and its sealed pledge with it; its posts stay' : '; its posts stay';
}

/** What can be written down; the last day has a bound of its own. */
const DAYS = { min: '2000-01-01', max: '2100-12-31' };

/** What the flight would take from others; `null` while it is no flight. */
function proposedOf(form: CampaignFields, campaign: Campaign | null, zone: string) {
  const { firstDay, lastDay, topics } = form;
  const longest = firstDay === '' ? '' : addDays(firstDay, LONGEST_FLIGHT_DAYS - 1);
  if (firstDay < DAYS.min || firstDay > DAYS.max || lastDay < firstDay || lastDay > longest) return null;
  const { startAt, endExclusive } = bodyOf(form, zone);
  const known = campaign === null ? {} : { except: campaign.id };
  return { kind: 'campaign' as const, at: startAt, endExclusive, topic: topics, ...known };
}

/** Would saving it change the flight a sealed pledge is held against? */
function amends(form: CampaignFields, campaign: Campaign | null, zone: string, isSealed: boolean): boolean {
  const { firstDay, lastDay } = formOf(campaign, zone);
  return isSealed && (form.firstDay !== firstDay || form.lastDay !== lastDay);
}

type CampaignFields = ReturnType<typeof formOf>;

function formOf(campaign: Campaign | null, zone: string) {
  const today = localDayOf(serverNowMs(), zone);
  return {
    name: campaign?.name ?? '',
    // From tomorrow on a pledge can still be sealed before it starts.
    firstDay: campaign ? localDayOf(Date.parse(campaign.startAt), zone) : addDays(today, 1),
    lastDay: campaign ? localDayOf(Date.parse(campaign.endExclusive) - 1, zone) : addDays(today, 14),
    channels: campaign?.channels.join(', ') ?? '',
    objective: campaign?.objective ?? '',
    owner: campaign?.owner ?? '',
    topics: campaign?.topics ?? [],
    /** Why the flight of a sealed pledge is changed. */
    reason: '',
  };
}

function bodyOf(form: CampaignFields, zone: string) {
  return {
    name: form.name,
    startAt: startOfLocalDay(form.firstDay, zone),
    endExclusive: startOfLocalDay(addDays(form.lastDay, 1), zone),
    channels: form.channels
      .split(',')
      .map((channel) => channel.trim())
      .filter(Boolean),
    objective: form.objective.trim() || null,
    owner: form.owner.trim() || null,
    topics: form.topics,
  };
}
