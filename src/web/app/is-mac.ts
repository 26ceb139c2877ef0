/** Is this a computer whose keyboard has a Command key, and writes special characters with Option? */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
