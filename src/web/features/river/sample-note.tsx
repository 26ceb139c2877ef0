import { useId } from 'react';
import { usePopover } from '../../ui/charts/popover';

/** How the quotes beside the chart were chosen, for whoever asks. */
export function SampleNote({ method }: { method: string }) {
  const popover = usePopover();
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="river-link"
        aria-haspopup="dialog"
        aria-controls={id}
        onClick={(event) => popover.openAt(event.currentTarget)}
      >
        how this sample is drawn
      </button>
      <div
        id={id}
        ref={popover.ref}
        popover="auto"
        className="chart-popover"
        role="dialog"
        aria-label="How this sample is drawn"
        tabIndex={-1}
      >
        <p className="chart-popover-title">How this sample is drawn</p>
        <p className="sample-note">
          Negative, positive, neutral and not scored take turns, so that the few are heard beside the many:
          the counts of each class say how much a quote stands for.
        </p>
        <p className="sample-note">
          Within a class it is an even draw over the whole stretch. Authors with few and with many followers,
          and topics, take turns; near copies stand once; what was said in private is not quoted.
        </p>
        <p className="sample-note">
          The same stretch always shows the same quotes (method <code>{method}</code>).
        </p>
      </div>
    </>
  );
}
