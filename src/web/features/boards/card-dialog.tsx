import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  BOARD_DAYS,
  type BoardDays,
  CARD_KINDS,
  type CardKind,
  FIGURE_MEASURES,
  type FigureMeasure,
} from '../../../contract/board-kinds';
import type { BoardCard } from '../../../contract/boards';
import { catalogueQuery } from '../../lib/catalogue-query';
import { teamsQuery } from '../../lib/teams-query';
import { Button } from '../../ui/button';
import { Choices } from '../../ui/choices';
import { Dialog } from '../../ui/dialog';
import { CONTROL, Field } from '../../ui/field';
import { useCardNames } from './board-grid';
import { type CardDraft, cardOf, draftOf, draftProblem } from './card-draft';
import { CARD_WORDS, daysWords, MEASURE_WORDS, NO_NAMES } from './card-words';

/** Adds a card, or changes one: its kind, what it is of, its name and its window. */
export function CardDialog({
  card,
  onClose,
  onSave,
}: {
  card: BoardCard | null;
  onClose: () => void;
  onSave: (card: BoardCard) => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(card));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<CardDraft>) => setDraft((before) => ({ ...before, ...change }));
  const problem = draftProblem(draft);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem === null) onSave(cardOf(draft, card));
  };
  return (
    <Dialog title={card === null ? 'Add a card' : 'Change the card'} onClose={onClose}>
      <form className="flex flex-col gap-3 p-4" onSubmit={onSubmit}>
        <Field label="Shows" hint={CARD_WORDS[draft.kind].means}>
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              value={draft.kind}
              onChange={({ target }) => set({ kind: target.value as CardKind })}
            >
              {CARD_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {CARD_WORDS[kind].name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <KindFields draft={draft} set={set} />
        <Field label="Name" hint="Left empty it is named after what it shows.">
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              maxLength={80}
              value={draft.title}
              onChange={({ target }) => set({ title: target.value })}
            />
          )}
        </Field>
        {draft.kind !== 'note' && draft.kind !== 'campaign' && draft.kind !== 'flaws' && (
          <Select
            label="Window"
            value={draft.days === null ? '' : String(draft.days)}
            none="as the board"
            options={BOARD_DAYS.map((days) => ({ value: String(days), label: daysWords(days) }))}
            onChange={(value) => set({ days: value === '' ? null : (Number(value) as BoardDays) })}
          />
        )}
        {tried && problem !== null && (
          <p role="alert" className="m-0 text-neg-ink">
            {problem}
          </p>
        )}
        <div className="flex gap-2">
          <Button type="submit" look="primary">
            {card === null ? 'Add' : 'Change'}
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function KindFields({ draft, set }: { draft: CardDraft; set: (change: Partial<CardDraft>) => void }) {
  const { topics, campaigns } = useCardNames() ?? NO_NAMES;
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const sources = useQuery(catalogueQuery()).data?.sources ?? [];
  const topicOptions = topics.map(({ id, name }) => ({ value: id, label: name }));
  const toggled = (list: readonly string[], value: string) =>
    list.includes(value) ? list.filter((item) => item !== value) : [...list, value];
  const { kind } = draft;
  const hasTopic = ['figure', 'currents', 'flaws', 'flow', 'voices', 'spikes'].includes(kind);
  const hasSources = ['figure', 'currents', 'movers', 'share', 'voices'].includes(kind);
  return (
    <>
      {kind === 'figure' && (
        <Select
          label="Measure"
          value={draft.measure}
          options={FIGURE_MEASURES.map((measure) => ({ value: measure, label: MEASURE_WORDS[measure] }))}
          onChange={(measure) => set({ measure: measure as FigureMeasure })}
        />
      )}
      {kind === 'campaign' && (
        <Select
          label="Campaign"
          value={draft.campaignId ?? ''}
          none="choose one"
          options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(campaignId) => set({ campaignId: campaignId === '' ? null : campaignId })}
        />
      )}
      {kind === 'note' && (
        <Field label="Words">
          {(control) => (
            <textarea
              {...control}
              className={CONTROL}
              rows={5}
              maxLength={4000}
              value={draft.text}
              onChange={({ target }) => set({ text: target.value })}
            />
          )}
        </Field>
      )}
      {kind === 'share' && (
        <>
          <Choices
            name="Topics"
            choices={topicOptions}
            chosen={draft.topics}
            onToggle={(id) => set({ topics: toggled(draft.topics, id) })}
            onClear={() => set({ topics: [] })}
          />
          <Select
            label="Set they are a share of"
            value={draft.among ?? ''}
            none="all mentions"
            options={topicOptions}
            onChange={(among) => set({ among: among === '' ? null : among })}
          />
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={draft.us}
              onChange={({ target }) => set({ us: target.checked })}
            />
            Us beside them: everything in the set as a bar of its own, for brand against rivals
          </label>
        </>
      )}
      {hasTopic && (
        <Select
          label="Topic"
          value={draft.topic ?? ''}
          none="everything"
          options={topicOptions}
          onChange={(topic) => set({ topic: topic === '' ? null : topic })}
        />
      )}
      {kind === 'flow' && (
        <Select
          label="Team"
          value={draft.team ?? ''}
          none="every team"
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(team) => set({ team: team === '' ? null : team })}
        />
      )}
      {kind === 'voices' && (
        <Select
          label="Said"
          value={draft.sentiment ?? ''}
          none="any way"
          options={['negative', 'neutral', 'positive'].map((value) => ({ value, label: value }))}
          onChange={(sentiment) =>
            set({ sentiment: sentiment === '' ? null : (sentiment as CardDraft['sentiment']) })
          }
        />
      )}
      {hasSources && sources.length > 1 && (
        <Choices
          name="Sources (none chosen: all)"
          choices={sources.map(({ id }) => ({ value: id, label: id }))}
          chosen={draft.source}
          onToggle={(id) => set({ source: toggled(draft.source, id) })}
          onClear={() => set({ source: [] })}
        />
      )}
    </>
  );
}

function Select({
  label,
  value,
  none,
  options,
  onChange,
}: {
  label: string;
  value: string;
  /** Word for no choice; left out where one must be made. */
  none?: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          className={CONTROL}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
