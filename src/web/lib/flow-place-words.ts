import { waitWords } from './wait-words';

const OUTCOMES: Readonly<Record<string, string>> = {
  told: 'fixed, and told so',
  shipped: 'fix took effect, not told',
  fixed: 'fix recorded, not shipped',
  accepted: 'flaw accepted, no fix',
  declined: 'declined',
  answered: 'answered, cause untouched',
  seen: 'seen, never answered',
  unheard: 'neither seen nor answered',
};

const AWAITED: Readonly<Record<string, string>> = {
  seen: 'waits to be seen',
  accepted: 'waits for a flaw to be accepted',
  fixed: 'waits for a fix',
  shipped: 'waits for the fix to take effect',
  told: 'waits to be told',
};

/** A place of the flow in words, as a filter names it: `at Billing`, `waits to be seen, over 3 days`. */
export function flowPlaceWords(
  place: string,
  nameOf: (kind: 'topic' | 'team', id: string) => string,
): string {
  const [kind = '', id = '', hours] = place.split(':');
  if (kind === 'outcome') return OUTCOMES[id] ?? id;
  if (kind === 'waits') {
    const awaited = AWAITED[id] ?? id;
    return hours === undefined ? awaited : `${awaited}, over ${waitWords(Number(hours) * 3600)}`;
  }
  if (kind === 'team') return id === 'none' ? 'at no team' : `at ${nameOf('team', id)}`;
  return id === 'none' ? 'under no topic' : `under ${nameOf('topic', id)}, its narrowest topic`;
}
