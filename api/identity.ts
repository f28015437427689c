import type { Directory, Person } from '../domain/directory.ts';
import type { Claims, Naming } from './identity-ports.ts';

const alike = (by: Naming['by'], text: string): string => (by === 'email' ? text.toLowerCase() : text);

/**
 * The person of the directory whom these claims name: one, and active, or nobody (ACC-1). Two with one address are nobody.
 * An e-mail address counts only where the provider says that it is verified: else anybody could take another's.
 */
export const personNamed = (claims: Claims, { claim, by }: Naming, { people }: Directory): Person | null => {
  const name = claims[claim];
  if (typeof name !== 'string' || name === '') return null;
  if (by === 'email' && claims['email_verified'] !== true) return null;
  const [found, ...others] = Object.values(people).filter((person) => person.active && alike(by, person[by]) === alike(by, name));
  return found === undefined || others.length > 0 ? null : found;
};
