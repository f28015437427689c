import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { problemOf, type Problem } from '../problems.ts';

export type Pace = (caller: string) => Promise<Problem | null>;
export type PaceLimit = { readonly points: number; readonly seconds: number };
export const generous: PaceLimit = { points: 3000, seconds: 10 };
/** Ten pages a second for a minute: nobody reads so fast, and whoever turns every page of the service over at once is a program. */
export const readable: PaceLimit = { points: 600, seconds: 60 };
/** Requests of one network address that nobody is known by: a whole agency may stand behind one at the start of a shift. */
export const strange: PaceLimit = { points: 1200, seconds: 60 };

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
