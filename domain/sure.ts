/** What a stage, a status or an earlier rule has made certain. A record without it is broken, and nothing is decided on it. */
export const sure = <T>(found: T): NonNullable<T> => {
  if (found === null || found === undefined) throw new Error('The record lacks what its stage promises.');
  return found;
};
