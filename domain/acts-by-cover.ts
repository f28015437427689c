// ACC-6: a pen whose holder is absent lies still only where nobody may take it on for them.
import type { Case } from './case.ts';
import type { CaseCommand } from './commands.ts';
import { coverOf } from './cover.ts';
import { offered } from './decide.ts';
import { person, type Facts } from './facts.ts';
import { isTerminal } from './case.ts';
import type { LiveStage, UserId } from './words.ts';

/** What whoever holds the pen of a stage takes the case on by. A refusal takes it nowhere. */
const takenOnBy: { readonly [S in LiveStage]: readonly CaseCommand[] } = {
  'triage-queue': ['claim'],
  'in-triage': ['recommend', 'countersign-recommendation'],
  returned: ['answer-and-resubmit'],
  'redirect-offered': ['acknowledge-redirect'],
  'decline-review': ['approve-decline', 'overturn-decline'],
  consideration: ['accept', 'allocate'],
  'awaiting-capacity': ['allocate'],
  terms: ['propose-terms', 'sign-terms', 'resolve-impasse'],
  development: ['submit-product', 'log-work', 'assign-team'],
  'product-review': ['review-product'],
  acceptance: ['accept-product'],
  reassessment: ['propose-reassessment', 'sign-reassessment', 'resolve-impasse'],
  ownership: ['confirm-ownership', 'escalate'],
  escalated: ['list-for-meeting', 'record-decision', 'confirm-decision', 'accept-transfer'],
  closing: ['log-value', 'close'],
};
/** Who may take the case on for the absent holder of its pen, by the rulebook; null where nobody does, and where they are not absent. */
export const actsByCover = (on: Case, facts: Facts): UserId | null => {
  const holder = person(facts, on.pen?.user ?? null);
  const cover = holder === null ? null : coverOf(holder, facts);
  if (holder === null || cover === null || isTerminal(on.stage)) return null;
  const given = { ...facts, actor: cover, onBehalfOf: holder.id };
  const commands: readonly CaseCommand[] = on.hold === null ? takenOnBy[on.stage] : ['resume', 'review-hold'];
  return commands.some((name) => offered(name, on, given) === null) ? cover.id : null;
};
