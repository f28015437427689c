import { actsFor } from '../../../domain/acting-now.ts';
import type { CaseCommand } from '../../../domain/commands.ts';
import type { Case } from '../../../domain/case.ts';
import type { Person } from '../../../domain/directory.ts';
import type { Facts } from '../../../domain/facts.ts';

/** An absent person, and until when they are away. */
export const covered = ({ id, absentUntil }: Person) => ({ user: id, until: absentUntil });
/** ACC-6: for whom the caller may give this now, beside their own right. */
export const byCover = (name: CaseCommand, on: Case, facts: Facts) => {
  const people = actsFor(name, on, facts);
  return people.length === 0 ? {} : { onBehalfOf: people.map(covered) };
};
