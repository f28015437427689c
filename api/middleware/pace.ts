import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { problemOf, type Problem } from '../problems.ts';

export type Pace = (caller: string) => Promise<Problem | null>;
export type PaceLimit = { readonly points: number; readonly seconds: number };
export const generous: PaceLimit = { points: 3000, seconds: 10 };

/** Counts the requests of each caller in this process; 429 says how long to wait. */
export const pacer = ({ points, seconds }: PaceLimit): Pace => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (caller) => {
    try {
      await limiter.consume(caller);
      return null;
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      return problemOf('too-many-requests', { retryAfter: Math.max(1, Math.ceil(spent.msBeforeNext / 1000)) });
    }
  };
};
