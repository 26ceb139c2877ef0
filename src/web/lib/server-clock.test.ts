import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteServerTime, serverNowMs } from './server-clock';

describe('the clock that ages are told by', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') });
  });
  afterEach(() => {
    noteServerTime(new Date().toISOString());
    vi.useRealTimers();
  });

  it('is the server’s, however wrong the reader’s machine goes', () => {
    noteServerTime('2026-11-20T18:30:00Z');
    expect(new Date(serverNowMs()).toISOString()).toBe('2026-11-20T18:30:00.000Z');
    vi.advanceTimersByTime(60_000);
    expect(new Date(serverNowMs()).toISOString()).toBe('2026-11-20T18:31:00.000Z');
  });

  it('does not jump for what an answer takes on its way', () => {
    noteServerTime('2026-11-20T12:00:01Z');
    expect(serverNowMs()).toBe(Date.now());
  });

  it('is the browser’s while the server says no time', () => {
    noteServerTime('soon');
    expect(serverNowMs()).toBe(Date.now());
  });
});
