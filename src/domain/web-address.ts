/** An address as it may go out as a link; `null` unless it is http or https (a file may say `javascript:`). */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
