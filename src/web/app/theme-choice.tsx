import { Monitor, Moon, Sun } from 'lucide-react';
import { withKeys } from '../lib/shortcuts';
import { setTheme, themeAfter, useTheme } from './theme';

const LOOKS = {
  system: { label: 'As the system', Icon: Monitor },
  light: { label: 'Light', Icon: Sun },
  dark: { label: 'Dark', Icon: Moon },
} as const;

/** One button that goes round system, light and dark; kept in this browser. */
export function ThemeChoice() {
  const theme = useTheme();
  const next = themeAfter(theme);
  const { label, Icon } = LOOKS[theme];
  return (
    <button
      type="button"
      aria-label={`Theme: ${label}. Change to ${LOOKS[next].label.toLowerCase()}`}
      title={withKeys(`Theme: ${label}`, 'theme')}
      className="grid size-8 place-items-center rounded-md text-ink2 hover:bg-grid"
      onClick={() => setTheme(next)}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}
