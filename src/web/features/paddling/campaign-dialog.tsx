import { useQuery } from '@tanstack/react-query';
import { type Campaign, createCampaign, deleteCampaign, patchCampaign } from '../../../contract/campaigns';
import { callEndpoint } from '../../lib/api';
import { serverNowMs } from '../../lib/server-clock';
import { settingsQuery } from '../../lib/settings-query';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { addDays, localDayOf, startOfLocalDay } from '../../url-state/local-day';
import { OwnerField } from './owner-field';
import { campaignQuery } from './paddling-queries';
import { RecordFrame } from './record-frame';
import { TopicsField } from './topics-field';
import { useRecordForm } from './use-record-form';
import './paddling.css';

/** Adds a campaign (`id` null) or changes one. Days are the workspace's; the last day belongs to the flight. */
export function CampaignDialog({ id, onClose }: { id: string | null; onClose: () => void }) {
  const settings = useQuery(settingsQuery());
  const campaign = useQuery(campaignQuery(id));
  const error = settings.error ?? campaign.error;
  const ready = settings.data && (id === null || campaign.data);
  return (
    <Dialog title={id === null ? 'Add a campaign' : 'Change the campaign'} onClose={onClose}>
      {error && (
        <div className="p-4">
          <ProblemNote error={error} />
        </div>
      )}
      {!error && !ready && <div className="h-100" aria-busy="true" />}
      {ready && settings.data && (
        <CampaignForm zone={settings.data.zone} campaign={campaign.data ?? null} onClose={onClose} />
      )}
    </Dialog>
  );
}

function CampaignForm({
  zone,
  campaign,
  onClose,
}: {
  zone: string;
  campaign: Campaign | null;
  onClose: () => void;
}) {
  const record = useRecordForm({
    initial: formOf(campaign, zone),
    save: (form) => {
      const body = bodyOf(form, zone);
      return campaign
        ? callEndpoint(patchCampaign, { params: { id: campaign.id }, body })
        : callEndpoint(createCampaign, { body });
    },
    remove: campaign ? () => callEndpoint(deleteCampaign, { params: { id: campaign.id } }) : undefined,
    onDone: onClose,
  });
  const { form, bind, errors } = record;
  return (
    <RecordFrame
      record={record}
      saveWords={campaign ? 'Save' : 'Add campaign'}
      aside={`Days in ${zone}`}
      onCancel={onClose}
    >
      <Field label="Name" error={errors.name}>
        {(control) => <input {...control} {...bind('name')} required maxLength={200} />}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="First day" error={errors.startAt}>
          {(control) => <input {...control} {...bind('firstDay')} type="date" required />}
        </Field>
        <Field label="Last day" error={errors.endExclusive}>
          {(control) => <input {...control} {...bind('lastDay')} type="date" required min={form.firstDay} />}
        </Field>
      </div>
      <TopicsField
        chosen={form.topics}
        error={errors.topics}
        onChange={(topics) => record.change({ topics })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Channels" hint="Separated by commas" error={errors.channels}>
          {(control) => <input {...control} {...bind('channels')} />}
        </Field>
        <OwnerField control={bind('owner')} error={errors.owner} />
      </div>
      <Field label="Objective" hint="What it is meant to change" error={errors.objective}>
        {(control) => <textarea {...control} {...bind('objective')} rows={2} maxLength={2000} />}
      </Field>
    </RecordFrame>
  );
}

type CampaignFields = ReturnType<typeof formOf>;

function formOf(campaign: Campaign | null, zone: string) {
  const today = localDayOf(serverNowMs(), zone);
  return {
    name: campaign?.name ?? '',
    firstDay: campaign ? localDayOf(Date.parse(campaign.startAt), zone) : today,
    lastDay: campaign ? localDayOf(Date.parse(campaign.endExclusive) - 1, zone) : addDays(today, 13),
    channels: campaign?.channels.join(', ') ?? '',
    objective: campaign?.objective ?? '',
    owner: campaign?.owner ?? '',
    topics: campaign?.topics ?? [],
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
