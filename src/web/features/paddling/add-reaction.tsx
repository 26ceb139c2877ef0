import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { addReaction, type Reaction } from '../../../contract/reactions';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';

/** Adds a mention that no rule finds, by its link. */
export function AddReaction({
  campaignId,
  onAdded,
  onClose,
}: {
  campaignId: string;
  onAdded: (reaction: Reaction) => void;
  onClose: () => void;
}) {
  const [link, setLink] = useState('');
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.querySelector('input')?.focus(), []);
  const add = useMutation({
    mutationFn: () => callEndpoint(addReaction, { params: { id: campaignId }, body: { link } }),
    onSuccess: (reaction) => {
      onClose();
      onAdded(reaction);
    },
  });
  const { link: problem } = fieldErrors(add.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className="reaction-form reaction-add" onSubmit={submit}>
      <div ref={field}>
        <Field
          label="Link of the mention"
          hint="Its address on the network, or “Copy link” of its turn in a thread here."
          error={problem}
        >
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              required
              maxLength={2000}
              placeholder="https://"
              value={link}
              onChange={(event) => setLink(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="reaction-form-ends">
        <Button look="primary" type="submit" disabled={add.isPending}>
          Add
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
      {add.error && problem === undefined && <ProblemNote error={add.error} />}
    </form>
  );
}
