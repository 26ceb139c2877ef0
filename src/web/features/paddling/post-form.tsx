import { useEffect, useRef } from 'react';
import type { Campaign } from '../../../contract/campaigns';
import { createPost } from '../../../contract/posts';
import { callEndpoint } from '../../lib/api';
import { serverNowMs } from '../../lib/server-clock';
import { instantOfWall, wallOf } from '../../lib/wall-time';
import { Field } from '../../ui/field';
import { RecordFrame } from './record-frame';
import { useRecordForm } from './use-record-form';

/** Adds a post to a campaign by hand. */
export function PostForm({
  campaign,
  zone,
  onClose,
}: {
  campaign: Campaign;
  zone: string;
  onClose: () => void;
}) {
  const record = useRecordForm({
    initial: { at: wallOf(serverNowMs(), zone), channel: campaign.channels[0] ?? '', text: '', url: '' },
    save: ({ at, channel, text, url }) =>
      callEndpoint(createPost, {
        body: {
          campaignId: campaign.id,
          at: instantOfWall(at, zone),
          channel,
          text,
          url: url.trim() || null,
        },
      }),
    onSaved: onClose,
  });
  const { bind, errors } = record;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={frame} className="border-line border-b">
      <RecordFrame
        record={record}
        saveWords="Add post"
        aside="A collected mention with this address is then ours and leaves the currents."
        onCancel={onClose}
      >
        <div className="grid gap-3 sm:grid-cols-3">
          <Field label="When" hint={`Time in ${zone}`} error={errors.at}>
            {(control) => <input {...control} {...bind('at')} type="datetime-local" required />}
          </Field>
          <Field label="Channel" hint="Such as mastodon" error={errors.channel}>
            {(control) => <input {...control} {...bind('channel')} required maxLength={60} />}
          </Field>
          <Field label="Link" error={errors.url}>
            {(control) => <input {...control} {...bind('url')} type="url" placeholder="https://" />}
          </Field>
        </div>
        <Field label="Text" error={errors.text}>
          {(control) => <textarea {...control} {...bind('text')} rows={3} required maxLength={20_000} />}
        </Field>
      </RecordFrame>
    </div>
  );
}
