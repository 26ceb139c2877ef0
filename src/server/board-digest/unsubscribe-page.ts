import { DARK, LIGHT } from './light-colours';
import { escaped } from './markup';

/** A page that needs no sign-in and runs nothing; `asks` shows the one button. */
export function unsubscribePage({
  title,
  words,
  asks,
}: {
  title: string;
  words: string;
  asks: boolean;
}): string {
  const form = asks ? '<form method="post"><button type="submit">Unsubscribe</button></form>' : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${escaped(title)}</title>
<style>:root{color-scheme:light dark}body{margin:0;padding:10vh 20px;background:light-dark(${LIGHT.bg},${DARK.bg});color:light-dark(${LIGHT.ink},${DARK.ink});font:16px/24px system-ui,sans-serif}
main{max-width:480px;margin:0 auto}h1{font-size:22px;line-height:28px;margin:0 0 8px}p{overflow-wrap:anywhere}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 20px;border:0;border-radius:8px;background:light-dark(${LIGHT.accent},${DARK.accent});color:light-dark(#ffffff,#06202d)}
button:focus-visible{outline:3px solid currentColor;outline-offset:2px}</style></head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(words)}</p>${form}</main></body></html>
`;
}

/** An address that only its owner recognises: `a…@example.com`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${[...address][0] ?? ''}…${address.slice(at)}`;
}
