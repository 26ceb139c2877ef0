import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CHOSEN_FLAW_STATES, type Flaw } from '../../../contract/flaw-schemas';
import { FLAW_TRANSITIONS } from '../../../domain/flaw/flaw-life';
import { Button } from '../../ui/button';
import { FlawStateChip } from '../../ui/flaw-state-chip';
import { EditDialog } from './edit-dialog';
import { figureWords, isPlanned, ownerWords, proposedWords } from './flaw-words';
import { MergeDialog } from './merge-dialog';
import { type ChosenState, StateDialog } from './state-dialog';

/** What each decision is called on its button. */
const DECISIONS: Readonly<Record<ChosenState, string>> = {
  suspected: 'Only suspected',
  accepted: 'Accept',
  'wont-fix': 'Won’t fix',
  archived: 'Archive',
};

/** What was quiet, came back or was left alone is not accepted for the first time. */
function decisionWords({ state }: Flaw, to: ChosenState): string {
  if (to !== 'accepted' || state === 'suspected') return DECISIONS[to];
  return state === 'confirmed-quiet' ? 'Open again' : 'Take up again';
}

/** What it is called, how it stands, who owns it, and what people can decide. */
export function FlawHead({ flaw }: { flaw: Flaw }) {
  const [asking, setAsking] = useState<ChosenState | 'edit' | 'merge' | null>(null);
  const close = () => setAsking(null);
  const possible = CHOSEN_FLAW_STATES.filter((to) =>
    FLAW_TRANSITIONS.some((step) => step.from === flaw.state && step.to === to && step.by === 'person'),
  );
  return (
    <div className="flaw-head">
      <p className="flaw-trail">
        <Link to="/flaws">Flaws</Link>
        {flaw.topic && (
          <>
            {' · '}
            <Link to="/flaws" search={{ topic: [flaw.topic.id] }}>
              {flaw.topic.name}
            </Link>
          </>
        )}
      </p>
      <div className="flaw-title">
        <h1>{flaw.title}</h1>
        <FlawStateChip state={flaw.state} planned={isPlanned(flaw)} />
      </div>
      <p className="flaw-sub">
        <b>{ownerWords(flaw)}</b> · {figureWords(flaw.figures)}
        {flaw.figures.sources > 1 && ` in ${flaw.figures.sources} sources`}
        {flaw.figures.proposed > 0 && ` · ${proposedWords(flaw.figures)}`}
        {flaw.mergedFrom.length > 0 && ` · merged from ${flaw.mergedFrom.length}`}
      </p>
      {flaw.note && <p className="flaw-text">{flaw.note}</p>}
      {flaw.mergedInto === null && (
        <div className="flex flex-wrap gap-2">
          {possible.map((to) => (
            <Button
              key={to}
              look={to === 'accepted' && flaw.state === 'suspected' ? 'primary' : 'plain'}
              onClick={() => setAsking(to)}
            >
              {decisionWords(flaw, to)}
            </Button>
          ))}
          <Button onClick={() => setAsking('edit')}>Edit</Button>
          <Button onClick={() => setAsking('merge')}>Merge into…</Button>
        </div>
      )}
      {asking === 'edit' && <EditDialog flaw={flaw} onClose={close} />}
      {asking === 'merge' && <MergeDialog flaw={flaw} onClose={close} />}
      {asking !== null && asking !== 'edit' && asking !== 'merge' && (
        <StateDialog flaw={flaw} to={asking} decision={decisionWords(flaw, asking)} onClose={close} />
      )}
    </div>
  );
}
