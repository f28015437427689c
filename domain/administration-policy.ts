import type { AdministrationCommands, PolicyBook } from './administration-state.ts';
import { did, wrong, type Carried, type Draft, type Ruled } from './administration-ruling.ts';
import { startOf } from './administration-days.ts';
import type { Facts } from './facts.ts';
import { no, refuse } from './table.ts';
import { isoDateOf } from './working-time.ts';

/** What else was adopted for a later day stays adopted: nobody has asked to give it up. */
const intoForce = (book: PolicyBook, version: number): readonly Draft[] => {
  const upcoming = book.upcoming?.version === version ? null : book.upcoming;
  return [{ type: 'policy-in-force', about: { version }, after: { inForce: version, previous: book.inForce, upcoming } }];
};
const recompute = (policyVersion: number, { inForce: from }: PolicyBook): Carried => ({
  name: 'recompute-clocks',
  to: 'every-case-with-clocks',
  body: { policyVersion, from },
});
/** CLK-6: a version that the configuration brings comes into force on the day that is named, or at once. One may wait for its day: another takes its place, and the entry says so. */
export const adoptPolicy = (
  book: PolicyBook,
  { version, from }: AdministrationCommands['adopt-policy']['payload'],
  facts: Facts,
): Ruled => {
  const policy = Object.hasOwn(book.versions, version) ? book.versions[version] : undefined;
  if (policy === undefined)
    return wrong({ path: 'version', rule: 'CLK-6', message: `Give a version that there is: ${Object.keys(book.versions).join(', ')}.` });
  if (version === book.inForce) return no(refuse('already-recorded', 'CLK-6', { what: `Policy version ${String(version)}` }));
  const versions = { [version]: { ...policy, from } };
  if (from <= isoDateOf(facts.now)) {
    const adopted: Draft = { type: 'policy-adopted', about: { version, from }, after: { versions } };
    return did([adopted, ...intoForce(book, version)], recompute(version, book));
  }
  const insteadOf = book.upcoming === null ? {} : { insteadOf: { version: book.upcoming.version, from: book.upcoming.from } };
  const upcoming = { version, from, at: startOf(from) };
  return did([{ type: 'policy-adopted', about: { version, from, ...insteadOf }, after: { versions, upcoming } }]);
};
/** CLK-7: what was adopted for this day, and not overtaken since. */
export const bringIntoForce = (book: PolicyBook, version: number, facts: Facts): Ruled => {
  if (book.upcoming?.version !== version) return no(refuse('moved-on', 'CLK-7', {}));
  return book.upcoming.at > facts.now ? no(refuse('not-due', 'CLK-7', {})) : did(intoForce(book, version), recompute(version, book));
};
