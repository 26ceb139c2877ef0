import { expect, it } from 'vitest';
import { spikePath } from './brief-paths';

it('leads to what tells of a burst, in the whole window and at the grain it was found in', () => {
  const start = '2026-11-12T23:00:00.000Z';
  const [from, to] = ['2026-10-23T22:00:00.000Z', '2026-11-20T23:00:00.000Z'];
  const asked = (topic: { id: string } | null) =>
    Object.fromEntries(new URL(spikePath(from, to, { start, topic }), 'https://eddyline.test').searchParams);
  expect(asked({ id: 'network' })).toEqual({ from, to, bucket: 'day', why: `${start}@network` });
  expect(asked(null).why).toBe(start);
});
