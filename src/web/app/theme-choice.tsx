import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';

const KEY = 'eddyline-theme';
const THEMES = [
  { name: 'system', label: 'As the system', Icon: Monitor },
  { name: 'light', label: 'Light', Icon: Sun },
  { name: 'dark', label: 'Dark', Icon: Moon },
] as const;
type Theme = (typeof THEMES)[number]['name'];

/** One button that goes round system, light and dark; kept in this browser. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(
    () => (document.documentElement.dataset.theme as Theme) ?? 'system',
  );
  const index = THEMES.findIndex(({ name }) => name === theme);
  const { label, Icon } = THEMES[index] ?? THEMES[0];
  const next = THEMES[(index + 1) % THEMES.length] ?? THEMES[0];
  return (
    <button
      type="button"
      aria-label={`Theme: ${label}. Change to ${next.label.toLowerCase()}`}
      title={`Theme: ${label}`}
      className="grid size-8 place-items-center rounded-md text-ink2 hover:bg-grid"
      onClick={() => {
        applyTheme(next.name);
        setTheme(next.name);
      }}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is off: the choice holds until the page is left.
  }
}
