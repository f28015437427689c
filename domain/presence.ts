import type { Person } from './directory.ts';
import type { Instant } from './words.ts';

/** Whether somebody can act at this time: active, and not away by the directory. */
export const here = (who: Pick<Person, 'active' | 'absentFrom' | 'absentUntil'>, now: Instant): boolean =>
  who.active && !(who.absentFrom !== null && who.absentFrom <= now && (who.absentUntil === null || now < who.absentUntil));
