// @vitest-environment jsdom
import type { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followStream } from './live-stream';

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }
  close(): void {
    this.readyState = FakeSource.CLOSED;
  }
  tell(name: string): void {
    this.dispatchEvent(new Event(name));
  }
}

const asked: { settle: () => void; matches: (path: string) => boolean }[] = [];
const client = {
  invalidateQueries: (filter?: { predicate(query: { queryKey: unknown[] }): boolean }) =>
    new Promise<void>((settle) => {
      asked.push({ settle, matches: (path) => filter?.predicate({ queryKey: [path] }) ?? true });
    }),
} as unknown as QueryClient;

describe('the event stream', () => {
  let stop: () => void;
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeSource);
    FakeSource.all = [];
    asked.length = 0;
    stop = followStream(client, { catchUp: false });
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const source = () => FakeSource.all.at(-1) as FakeSource;

  it('asks once for a burst of events, and only for what they make old', () => {
    for (let i = 0; i < 50; i++) source().tell('currents');
    vi.advanceTimersByTime(600);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.matches('/currents')).toBe(true);
    expect(asked[0]?.matches('/campaigns')).toBe(false);
  });

  it('asks everything again when something changed between the first question and the opening', () => {
    expect(new URL(source().url, 'http://localhost').searchParams.get('within')).toMatch(/^\d+$/);
    source().tell('missed');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.matches('/flaws/{id}')).toBe(true);
  });

  it('lets an answer arrive before it asks again, and then asks for what came meanwhile', async () => {
    source().tell('currents');
    vi.advanceTimersByTime(600);
    source().tell('marks');
    vi.advanceTimersByTime(5000);
    expect(asked).toHaveLength(1);
    asked[0]?.settle();
    await vi.advanceTimersByTimeAsync(600);
    expect(asked).toHaveLength(2);
    expect(asked[1]?.matches('/marks')).toBe(true);
    expect(asked[1]?.matches('/currents')).toBe(false);
  });

  it('opens anew when the browser gave up, and then asks for everything', () => {
    source().onopen?.();
    expect(asked).toHaveLength(0);
    source().close();
    source().onerror?.();
    vi.advanceTimersByTime(2100);
    expect(FakeSource.all).toHaveLength(2);
    source().onopen?.();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.matches('/anything')).toBe(true);
  });

  it('asks for everything when another stream was followed before', () => {
    stop();
    stop = followStream(client, { catchUp: true });
    source().onopen?.();
    expect(asked).toHaveLength(1);
  });

  it('asks after a minute of silence whether the server is there, and opens anew when it is not', async () => {
    const fetched = vi.fn().mockResolvedValue(new Response());
    vi.stubGlobal('fetch', fetched);
    source().onopen?.();
    await vi.advanceTimersByTimeAsync(55_000);
    expect(fetched).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(FakeSource.all).toHaveLength(1);
    fetched.mockRejectedValue(new TypeError('no network'));
    await vi.advanceTimersByTimeAsync(65_000);
    expect(FakeSource.all).toHaveLength(2);
    source().onopen?.();
    expect(asked).toHaveLength(1);
  });

  it('leaves the browser its own retry after a broken line', () => {
    source().readyState = 0;
    source().onerror?.();
    vi.advanceTimersByTime(10_000);
    expect(FakeSource.all).toHaveLength(1);
  });
});
