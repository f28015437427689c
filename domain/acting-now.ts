import type { Case } from './case.ts';
import type { CaseCommand } from './commands.ts';
import { coveredBy } from './cover.ts';
import { offered } from './decide.ts';
import type { Person } from './directory.ts';
import type { Facts } from './facts.ts';

/** ACC-6: for whom the actor could give this now, beside their own right. */
export const actsFor = (name: CaseCommand, on: Case, facts: Facts): readonly Person[] =>
  facts.actor === null ? [] : coveredBy(facts.actor, facts).filter(({ id }) => offered(name, on, { ...facts, onBehalfOf: id }) === null);
