/**
 * `t=<seconds>,v1=<hex>`: HMAC-SHA256 with the channel's secret over `<seconds>.<body>`. Whoever receives it computes the
 * same and refuses old seconds, so that nothing can be forged or sent again later.
 */
export async function signWebhook(secret: string, body: string, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signed = await crypto.subtle.sign('HMAC', key, encoder.encode(`${seconds}.${body}`));
  const hex = [...new Uint8Array(signed)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `t=${seconds},v1=${hex}`;
}
