import type { Directory, Person } from '../domain/directory.ts';
import type { Policy } from '../domain/policy.ts';

/** The bodies whose every sitting opens for a person: their own, and those in which they hold an office. */
const bodiesOf = (who: Person, { directory, policy }: { readonly directory: Directory; readonly policy: Policy }): readonly string[] => {
  const held = Object.entries(policy.bodies).filter(([, { chair, deputyChair, secretary }]) =>
    [chair, deputyChair, secretary].includes(who.id),
  );
  const own = directory.organisations[who.organisation]?.kind === 'body' ? [who.organisation] : [];
  return who.active ? [...new Set([...own, ...held.map(([id]) => id)])] : [];
};
/** ACC-2: the sittings that open for a person, as a condition over `sitting_read`. The same questions as `mayOpenSitting`. */
export const sittingsOpenTo = (
  who: Person,
  known: { readonly directory: Directory; readonly policy: Policy },
  value: (of: unknown) => string,
): string =>
  `(body = ANY(${value(bodiesOf(who, known))}::text[]) OR (${value(who.active)}::boolean AND named @> ARRAY[${value(who.id)}::text]))`;
