import { Fragment } from 'react';
import { SHOWN_CHARTS } from './shown-charts';
import { SHOWN_CONTROLS } from './shown-controls';
import { SHOWN_WORDS } from './shown-words';
import './gallery.css';

/** Every component file of `src/web/ui`; `gallery-page.test.tsx` fails for one that is missing. */
export const SHOWN = [...SHOWN_WORDS, ...SHOWN_CONTROLS, ...SHOWN_CHARTS];

/** Development only: every component in every state it has, to be looked at. */
export function GalleryPage() {
  return (
    <div className="gallery">
      <h1>Every component</h1>
      <p>Each file of src/web/ui in each state it can be in. Not part of what ships.</p>
      {SHOWN.map(({ file, states }) => (
        <section key={file} id={file} aria-label={file}>
          <h2>{file}</h2>
          {states.length === 0 && <p>A layer of the River, drawn with charts/cursor-surface.tsx.</p>}
          <dl>
            {states.map(({ state, draw }) => (
              <Fragment key={state}>
                <dt>{state}</dt>
                <dd data-state={state}>{draw()}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
