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
import { JudgedList } from './judged-list';
import { useAudit } from './use-audit';
import { type AuditKey, useAuditKeys } from './use-audit-keys';

const SENTIMENT_KEYS = [
  { key: 'n', sentiment: 'negative', sign: '−' },
  { key: '0', sentiment: 'neutral', sign: '·' },
  { key: 'p', sentiment: 'positive', sign: '+' },
] as const;

/** The mention at hand with the keys that judge it, how far the draw has come, and what was judged last. */
export function AuditCard({ search }: { search: AuditSearch }) {
  const { draw, current, last, canUndo, error, judge, undo } = useAudit(search);
  const [complaint, setComplaint] = useState<boolean | null>(null);
  const act = (key: AuditKey) => {
    if (key === 'c' || key === 'x') {
      const meant = key === 'c';
      setComplaint((before) => (before === meant ? null : meant));
      return;
    }
    setComplaint(null);
    if (key === 'u') return undo();
    if (key === 's') return judge({ sentiment: null, complaint: null });
    const sentiment = SENTIMENT_KEYS.find((each) => each.key === key)?.sentiment ?? null;
    judge({ sentiment, complaint });
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
            <legend>Is it a complaint? Say so first, if you can tell.</legend>
            <Key hint="c" pressed={complaint === true} disabled={!current} onClick={() => act('c')}>
              a complaint
            </Key>
            <Key hint="x" pressed={complaint === false} disabled={!current} onClick={() => act('x')}>
              no complaint
            </Key>
          </fieldset>
          <fieldset>
            <legend>How is it meant, of us?</legend>
            {SENTIMENT_KEYS.map(({ key, sentiment, sign }) => (
              <Key key={key} hint={key} disabled={!current} onClick={() => act(key)}>
                <span aria-hidden="true">{sign}</span> {sentiment}
              </Key>
            ))}
          </fieldset>
          <fieldset>
            <legend className="sr-only">Otherwise</legend>
            <Key hint="s" disabled={!current} onClick={() => act('s')}>
              skip
            </Key>
            <Key hint="u" disabled={!canUndo} onClick={() => act('u')}>
              undo
            </Key>
          </fieldset>
        </div>
        <JudgedList judged={last} />
      </div>
    </Card>
  );
}

function Key({
  hint,
  pressed,
  disabled,
  onClick,
  children,
}: {
  hint: string;
  pressed?: boolean;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      disabled={disabled}
      onClick={onClick}
      aria-keyshortcuts={hint}
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
  const { at, source, lang, author, text } = item;
  return (
    <figure className="audit-quote" aria-live="polite">
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
