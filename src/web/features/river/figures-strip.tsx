import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import type { Currents } from '../../../contract/currents';
import { riverFigures } from './river-words';
import { trustWords } from './trust-words';

const SKELETON = [
  ['mentions', 'Mentions'],
  ['net', 'Net sentiment, points'],
  ['negative', 'Negative'],
  ['unscored', 'Not scored'],
] as const;

/**
 * The headline figures. Before data arrives the same cells stand empty, so that nothing below moves; `compared` keeps
 * the line of changes free.
 */
export function FiguresStrip({
  currents,
  compared,
  stale,
  failed,
}: {
  currents: Currents | undefined;
  compared: boolean;
  stale: boolean;
  /** Nothing was answered, and nothing is on its way. */
  failed: boolean;
}) {
  const trust = currents ? trustWords(currents.basis) : null;
  const figures = currents
    ? riverFigures(currents)
    : SKELETON.map(([key, label]) => ({
        key,
        label,
        value: failed ? '—' : null,
        detail: 'could not be loaded',
        change: null,
      }));
  return (
    <div className="river-figures-frame">
      <dl
        className={clsx('river-figures', stale && 'river-stale')}
        data-count={figures.length}
        aria-busy={currents === undefined && !failed}
      >
        {figures.map(({ key, label, value, detail, change }) => (
          <div key={key} className="river-figure">
            <dt>{label}</dt>
            <dd>
              <span className="river-figure-value">
                {value ?? <span className="river-bone" style={{ width: 84, height: 20 }} />}
              </span>
              <span className="river-figure-detail">
                {value === null ? <span className="river-bone" style={{ width: 110, height: 10 }} /> : detail}
              </span>
              {(compared || (key === 'net' && trust)) && (
                <span className="river-figure-detail" data-lines={compared && key === 'net' ? 2 : 1}>
                  {compared && change !== null && <b>{change}</b>}
                  {key === 'net' && trust && (
                    <Link to="/settings/audit" className="river-figure-trust" title={trust.title}>
                      {trust.words}
                    </Link>
                  )}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
