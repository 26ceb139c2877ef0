import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { AuditDraw, AuditItem } from '../../../contract/audit';
import { languageName } from '../../lib/language-name';
import { settingsQuery } from '../../lib/settings-query';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatCount } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import type { AuditSearch } from '../../url-state/audit-search';
import { answered, isNothing, isWhole, NOTHING, SENTIMENT_KEYS } from './audit-answer';
import { JudgedList } from './judged-list';
import { type Said, useAudit } from './use-audit';
import { type AuditKey, useAuditKeys } from './use-audit-keys';

/** The mention at hand with the keys that judge it, how far the draw has come, and what was judged last. */
export function AuditCard({ search }: { search: AuditSearch }) {
  const { draw, current, last, canUndo, error, judge, undo } = useAudit(search);
  const [said, setSaid] = useState<Said>(NOTHING);
  const act = (key: AuditKey) => {
    if (key === 'u' || key === 's') {
      setSaid(NOTHING);
      if (key === 's') judge(NOTHING);
      // What is only half said is taken back first.
      else if (isNothing(said)) undo();
      return;
    }
    const next = key === 'Enter' ? said : answered(said, key);
    const isOver = key === 'Enter' ? !isNothing(said) : isWhole(next);
    setSaid(isOver ? NOTHING : next);
    if (isOver) judge(next);
  };
  useAuditKeys(act);
  return (
    <Card title="Judge">
      <div className="audit-card">
        {draw.error && <ProblemNote error={draw.error} onRetry={() => void draw.refetch()} />}
        {error && <ProblemNote error={error} />}
        {draw.data && <Progress draw={draw.data} />}
        {!draw.data && !draw.error && <div className="audit-waiting" aria-busy="true" />}
        {current && <Quote item={current} />}
        {draw.data &&
          !current &&
          (isDone(draw.data) ? (
            <Ended draw={draw.data} />
          ) : (
            <div className="audit-waiting" aria-busy="true" />
          ))}
        <div className="audit-keys">
          <fieldset>
            <legend>Is it a complaint?</legend>
            <Key hint="c" pressed={said.complaint === true} disabled={!current} onClick={() => act('c')}>
              a complaint
            </Key>
            <Key hint="x" pressed={said.complaint === false} disabled={!current} onClick={() => act('x')}>
              no complaint
            </Key>
          </fieldset>
          <fieldset>
            <legend>How is it meant, of us? Positive and neutral go on at once</legend>
            {SENTIMENT_KEYS.map(({ key, also, sentiment, sign }) => (
              <Key
                key={key}
                hint={also}
                shortcuts={`${also} ${key}`}
                pressed={said.sentiment === sentiment}
                disabled={!current}
                onClick={() => act(key)}
              >
                <span aria-hidden="true">{sign}</span> {sentiment}
              </Key>
            ))}
          </fieldset>
          <fieldset>
            <legend className="sr-only">Otherwise</legend>
            {!isNothing(said) && (
              <Key hint="Enter" disabled={!current} onClick={() => act('Enter')}>
                no more to say
              </Key>
            )}
            <Key hint="s" disabled={!current} onClick={() => act('s')}>
              skip
            </Key>
            <Key hint="u" disabled={!canUndo && isNothing(said)} onClick={() => act('u')}>
              undo
            </Key>
          </fieldset>
        </div>
        <p className="audit-note" role="status">
          {waitingWords(said)}
        </p>
        <JudgedList judged={last} />
      </div>
    </Card>
  );
}

function waitingWords({ sentiment, complaint }: Said): string {
  if (sentiment !== null) return 'And is it a complaint? c or x; Enter when you cannot tell.';
  if (complaint === null) return '';
  return 'And how is it meant? 1, 2 or 3; Enter when you cannot tell.';
}

function Key({
  hint,
  shortcuts = hint,
  pressed,
  disabled,
  onClick,
  children,
}: {
  hint: string;
  /** All keys that press it. */
  shortcuts?: string;
  pressed?: boolean;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      disabled={disabled}
      onClick={onClick}
      aria-keyshortcuts={shortcuts}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      className="audit-key"
    >
      {children}{' '}
      <span className="audit-hint" aria-hidden="true">
        {hint}
      </span>
    </Button>
  );
}

function Quote({ item }: { item: AuditItem }) {
  const zone = useQuery(settingsQuery()).data?.zone ?? 'UTC';
  const { at, source, lang, author, text, repliedTo } = item;
  return (
    <figure className="audit-quote" aria-live="polite">
      {repliedTo && (
        <div className="audit-before">
          <span>
            replied to {repliedTo.ours ? 'us' : (repliedTo.author ?? 'somebody')}
            {repliedTo.ours && repliedTo.author !== null && ` (${repliedTo.author})`}:
          </span>
          <q dir="auto">{repliedTo.text}</q>
        </div>
      )}
      <blockquote lang={lang === 'und' ? undefined : lang} dir="auto">
        {text}
      </blockquote>
      <figcaption>
        {author !== null && <b>{author}</b>} {source}, {languageName(lang)},{' '}
        {formatInstant(Date.parse(at), zone)}
      </figcaption>
    </figure>
  );
}

function Progress({ draw }: { draw: AuditDraw }) {
  const { drawn, labelled, skipped } = draw;
  return (
    <div className="audit-progress">
      <progress value={labelled + skipped} max={Math.max(1, drawn)} aria-label="Judged" />
      <span>
        {formatCount(labelled)} of {formatCount(drawn)} judged
        {skipped > 0 && `, ${formatCount(skipped)} skipped`}
      </span>
    </div>
  );
}

function isDone({ drawn, labelled, skipped }: AuditDraw): boolean {
  return labelled + skipped >= drawn;
}

function Ended({ draw }: { draw: AuditDraw }) {
  return (
    <p className="audit-ended" role="status">
      {draw.drawn === 0 ? (
        <>
          Nothing here was scored by the engine. Choose another language or topic, or{' '}
          <Link to="/imports">import mentions</Link>.
        </>
      ) : (
        'All of this draw is judged. The report stands below; draw others to be surer.'
      )}
    </p>
  );
}
