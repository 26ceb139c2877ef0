import { describe, expect, it } from 'vitest';
import { replyTimes } from './reply-times';

const answered = (...seconds: number[]) => seconds.map((each) => ({ seconds: each, ended: true, count: 1 }));
const waiting = (...seconds: number[]) => seconds.map((each) => ({ seconds: each, ended: false, count: 1 }));

describe('reply times', () => {
  it('count the never answered apart and let them into the median of all', () => {
    expect(replyTimes([...answered(10, 20, 30), ...waiting(100, 200)])).toEqual({
      threads: 5,
      answered: 3,
      neverAnswered: 2,
      medianSeconds: 20,
      p90Seconds: 30,
      medianOfAllSeconds: 30,
      watchedSeconds: 200,
    });
  });

  it('have a median between the two in the middle when the answered are even', () => {
    expect(replyTimes(answered(10, 20, 30, 50)).medianSeconds).toBe(25);
    expect(replyTimes([{ seconds: 10, ended: true, count: 2 }, ...answered(20, 30)]).medianSeconds).toBe(15);
  });

  it('know nothing of conversations that were never answered but that they were not', () => {
    expect(replyTimes(waiting(5, 9))).toMatchObject({
      answered: 0,
      neverAnswered: 2,
      medianSeconds: null,
      p90Seconds: null,
      medianOfAllSeconds: null,
      watchedSeconds: 9,
    });
  });
});
