import type { ReactNode } from 'react';
import { ALERT_VERDICTS } from '../../domain/alerts/alert-kinds';
import { COUNTER_VERDICTS, PLEDGE_VERDICTS, VERDICTS } from '../../domain/effect/verdict-kinds';
import { MOVER_STATES } from '../../domain/mover-state';
import { AlertVerdictChip } from '../ui/alert-verdict';
import { AppLink } from '../ui/app-link';
import { Card } from '../ui/card';
import { DigestNotes } from '../ui/digest-notes';
import { EmptyState } from '../ui/empty-state';
import { FlawStateChip } from '../ui/flaw-state-chip';
import { FLAW_STATE_WORDS } from '../ui/flaw-state-words';
import { HarmChip } from '../ui/harm-chip';
import { HowNote } from '../ui/how-note';
import { ProblemNote } from '../ui/problem-note';
import { SentimentTag } from '../ui/sentiment-tag';
import { StateChip } from '../ui/state-chip';
import { VerdictChip } from '../ui/verdict-chip';
import { LONG, RIGHT_TO_LEFT, type Shown } from './shown';

const row = (items: readonly ReactNode[]) => <div className="gallery-row">{items}</div>;
const problem = (title: string, detail: string, errors?: { field: string; message: string }[]) =>
  Object.assign(new Error(detail), {
    problem: { type: 'about:blank', status: 400, title, detail, ...(errors ? { errors } : {}) },
  });

/** What says something and is not pressed. */
export const SHOWN_WORDS: readonly Shown[] = [
  {
    file: 'alert-verdict.tsx',
    states: [
      {
        state: 'usual',
        draw: () =>
          row(ALERT_VERDICTS.map((verdict) => <AlertVerdictChip key={verdict} verdict={verdict} />)),
      },
    ],
  },
  {
    file: 'app-link.tsx',
    states: [
      { state: 'usual', draw: () => <AppLink path="/dev/ui">the evidence</AppLink> },
      { state: 'focus', draw: () => <AppLink path="/dev/ui">the evidence</AppLink> },
      { state: 'long words', draw: () => <AppLink path="/dev/ui">{LONG}</AppLink> },
      { state: 'right to left', draw: () => <AppLink path="/dev/ui">{RIGHT_TO_LEFT}</AppLink> },
    ],
  },
  {
    file: 'card.tsx',
    states: [
      {
        state: 'usual',
        draw: () => (
          <Card title="What moved" aside="24 Oct – 20 Nov 2026">
            <p className="gallery-text">1,201 mentions</p>
          </Card>
        ),
      },
      { state: 'empty', draw: () => <Card>{null}</Card> },
      {
        state: 'long words',
        draw: () => (
          <Card title={LONG} aside={LONG}>
            <p className="gallery-text">{LONG}</p>
          </Card>
        ),
      },
      {
        state: 'right to left',
        draw: () => (
          <Card title={RIGHT_TO_LEFT}>
            <p className="gallery-text" dir="auto">
              {RIGHT_TO_LEFT}
            </p>
          </Card>
        ),
      },
    ],
  },
  {
    file: 'digest-notes.tsx',
    states: [
      {
        state: 'error',
        draw: () => (
          <DigestNotes
            listed={{
              unavailable: 'No mail server is set.',
              isPublic: false,
              origin: 'http://localhost:4600',
            }}
          />
        ),
      },
    ],
  },
  {
    file: 'empty-state.tsx',
    states: [
      {
        state: 'empty',
        draw: () => (
          <EmptyState title="Nothing is said yet">
            <p className="gallery-text">Import a file, or look around in the sample company.</p>
          </EmptyState>
        ),
      },
      { state: 'long words', draw: () => <EmptyState title={LONG}>{null}</EmptyState> },
    ],
  },
  {
    file: 'flaw-state-chip.tsx',
    states: [
      {
        state: 'usual',
        draw: () =>
          row(
            (Object.keys(FLAW_STATE_WORDS) as (keyof typeof FLAW_STATE_WORDS)[]).map((state) => (
              <FlawStateChip key={state} state={state} />
            )),
          ),
      },
    ],
  },
  {
    file: 'problem-note.tsx',
    states: [
      {
        state: 'error',
        draw: () => (
          <ProblemNote
            error={problem('The query cannot be read', 'A bracket is open.', [
              { field: 'query', message: 'closes nowhere' },
            ])}
            showFields
            onRetry={() => undefined}
          />
        ),
      },
      {
        state: 'offline',
        draw: () => (
          <ProblemNote
            error={new Error('The server cannot be reached. What is shown may be old.')}
            onRetry={() => undefined}
          />
        ),
      },
      { state: 'long words', draw: () => <ProblemNote error={new Error(LONG.replaceAll(' ', ''))} /> },
      { state: 'right to left', draw: () => <ProblemNote error={new Error(RIGHT_TO_LEFT)} /> },
    ],
  },
  {
    file: 'sentiment-tag.tsx',
    states: [
      {
        state: 'usual',
        draw: () =>
          row(
            (['negative', 'positive', 'neutral', null] as const).map((sentiment) => (
              <SentimentTag key={sentiment} sentiment={sentiment} />
            )),
          ),
      },
    ],
  },
  {
    file: 'state-chip.tsx',
    states: [
      {
        state: 'usual',
        draw: () =>
          row(
            (['spiking', ...MOVER_STATES] as const).map((state) => (
              <StateChip key={state} state={state} words="46 % more (8 to 98 %)" />
            )),
          ),
      },
    ],
  },
  {
    file: 'how-note.tsx',
    states: [
      { state: 'usual', draw: () => <HowNote>A formula, its version, and terms of the trade.</HowNote> },
      { state: 'long words', draw: () => <HowNote>{LONG}</HowNote> },
    ],
  },
  {
    file: 'harm-chip.tsx',
    states: [
      {
        state: 'usual',
        draw: () => row(COUNTER_VERDICTS.map((name) => <HarmChip key={name} verdict={name} />)),
      },
    ],
  },
  {
    file: 'verdict-chip.tsx',
    states: [
      {
        state: 'usual',
        draw: () =>
          row([...VERDICTS, ...PLEDGE_VERDICTS].map((name) => <VerdictChip key={name} verdict={name} />)),
      },
    ],
  },
];
