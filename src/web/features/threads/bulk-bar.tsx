import type { BulkAction } from '../../../contract/bulk';
import { SENTIMENTS } from '../../../contract/common';
import { Button } from '../../ui/button';
import { formatQuantity } from '../../ui/charts/number-format';

/** What can be done to the threads that were chosen, or to all that were found. */
export function BulkBar({
  chosen,
  whole,
  all,
  pending,
  onWhole,
  onAct,
  onRoute,
  onHandled,
  onFlaw,
  onClear,
}: {
  /** So many were chosen one by one. */
  chosen: number;
  /** Everything found is meant instead. */
  whole: boolean;
  /** What was found, in words. */
  all: string;
  pending: boolean;
  onWhole: (whole: boolean) => void;
  onAct: (action: BulkAction) => void;
  onRoute: () => void;
  onHandled: () => void;
  onFlaw: () => void;
  onClear: () => void;
}) {
  return (
    <div className="bulk-bar" role="toolbar" aria-label="With the chosen threads">
      <b>{whole ? capital(all) : `${formatQuantity(chosen, 'thread')} chosen`}</b>
      <Button disabled={pending} onClick={onHandled}>
        Handled …
      </Button>
      <Button disabled={pending} onClick={() => onAct({ kind: 'complaint', complaint: false })}>
        Not a complaint
      </Button>
      <Button disabled={pending} onClick={() => onAct({ kind: 'complaint', complaint: true })}>
        A complaint
      </Button>
      <label className="choice">
        Sentiment
        <select
          value=""
          disabled={pending}
          onChange={(event) => {
            const sentiment = SENTIMENTS.find((one) => one === event.target.value) ?? null;
            onAct({ kind: 'sentiment', sentiment });
          }}
        >
          <option value="" disabled>
            set …
          </option>
          {SENTIMENTS.map((one) => (
            <option key={one}>{one}</option>
          ))}
          <option value="engine">as it was scored</option>
        </select>
      </label>
      <Button disabled={pending} onClick={onRoute}>
        Route …
      </Button>
      {!whole && (
        <Button disabled={pending} onClick={onFlaw}>
          To a flaw …
        </Button>
      )}
      <Button look="quiet" onClick={() => onWhole(!whole)}>
        {whole ? `Only the ${formatQuantity(chosen, 'thread')} chosen` : `${capital(all)} instead`}
      </Button>
      <Button look="quiet" className="ml-auto" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
