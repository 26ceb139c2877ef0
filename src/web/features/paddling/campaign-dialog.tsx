import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Campaign, createCampaign, deleteCampaign, patchCampaign } from '../../../contract/campaigns';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { settingsQuery } from '../../lib/settings-query';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { addDays, localDayOf, startOfLocalDay } from '../../url-state/local-day';
import { campaignQuery } from './paddling-queries';
import { RemoveButton } from './remove-button';

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
  const today = localDayOf(Date.now(), zone);
  const [form, setForm] = useState({
    name: campaign?.name ?? '',
    firstDay: campaign ? localDayOf(Date.parse(campaign.startAt), zone) : today,
    lastDay: campaign ? localDayOf(Date.parse(campaign.endExclusive) - 1, zone) : addDays(today, 13),
    channels: campaign?.channels.join(', ') ?? '',
    objective: campaign?.objective ?? '',
    owner: campaign?.owner ?? '',
  });
  const client = useQueryClient();
  const done = async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => /^\/(campaigns|marks)/.test(String(queryKey[0])),
    });
    onClose();
  };
  const save = useMutation({
    mutationFn: () => {
      const body = {
        name: form.name,
        startAt: startOfLocalDay(form.firstDay, zone),
        endExclusive: startOfLocalDay(addDays(form.lastDay, 1), zone),
        channels: form.channels
          .split(',')
          .map((channel) => channel.trim())
          .filter(Boolean),
        objective: form.objective.trim() || null,
        owner: form.owner.trim() || null,
      };
      return campaign
        ? callEndpoint(patchCampaign, { params: { id: campaign.id }, body })
        : callEndpoint(createCampaign, { body });
    },
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => callEndpoint(deleteCampaign, { params: { id: campaign?.id ?? '' } }),
    onSuccess: done,
  });
  const errors = fieldErrors(save.error);
  const bind = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
    className: CONTROL,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 p-4">
      {(save.error ?? remove.error) && <ProblemNote error={(save.error ?? remove.error) as Error} />}
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
      <Field label="Channels" hint="Separated by commas" error={errors.channels}>
        {(control) => <input {...control} {...bind('channels')} />}
      </Field>
      <Field label="Objective" hint="What it is meant to change" error={errors.objective}>
        {(control) => <textarea {...control} {...bind('objective')} rows={2} maxLength={2000} />}
      </Field>
      <Field label="Owner" error={errors.owner}>
        {(control) => <input {...control} {...bind('owner')} maxLength={200} />}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-ink3 text-small">Days in {zone}</span>
        <span className="flex-1" />
        {campaign && <RemoveButton pending={remove.isPending} onRemove={() => remove.mutate()} />}
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" disabled={save.isPending}>
          {campaign ? 'Save' : 'Add campaign'}
        </Button>
      </div>
    </form>
  );
}
