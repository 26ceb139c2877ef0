import { isMac } from './is-mac';

/** The keys of the palette as this computer's keyboard names them. */
export function paletteKeys(): string {
  return isMac() ? '⌘ K' : 'Ctrl K';
}
