/** Keys of the list of alerts, which listens to them itself. */
export const ALERT_SHORTCUTS = [
  { keys: 'j', label: 'The next alert' },
  { keys: 'k', label: 'The one before' },
  { keys: 'a', label: 'Acknowledge it' },
  { keys: 's', label: 'Snooze it' },
  { keys: 'e', label: 'Resolve it' },
  { keys: 'u', label: 'Undo what was done last' },
] as const;
export type AlertKey = (typeof ALERT_SHORTCUTS)[number]['keys'];
