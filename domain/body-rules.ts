import { bodyName, bodyOf } from './bodies.ts';
import type { Case } from './case.ts';
import type { Commands } from './commands.ts';
import { paperOf, type Escalation, type Outcome } from './escalation-state.ts';
import type { Facts } from './facts.ts';
import { byCodes } from './field-rules.ts';
import { unfitOwner } from './ownership.ts';
import type { FieldProblem, Refusal, RuleId } from './refusals.ts';
import { refuse } from './table.ts';
import type { OrganisationId } from './words.ts';

type Given = Commands['record-decision']['payload'];
const problem = (path: string, message: string, rule: RuleId = 'ESC-2'): FieldProblem => ({ path, rule, message });

/** What is wrong with the fields: options, and what belongs to one outcome and to no other. */
export const decisionProblems = ({ outcome, newOwner, products = [], optionsConsidered }: Given, facts: Facts): readonly FieldProblem[] => [
  ...(optionsConsidered.length >= 2 ? [] : [problem('optionsConsidered', 'Give at least two options that were considered.')]),
  ...(outcome === 'transfer' && newOwner === undefined
    ? [problem('newOwner', 'Name the agency that is asked to take the risk over.', 'OWN-4')]
    : []),
  ...(outcome !== 'transfer' && newOwner !== undefined
    ? [problem('newOwner', 'Leave the new owner out: only a transfer has one.', 'OWN-4')]
    : []),
  ...(outcome === 'commission-development' && products.length === 0
    ? [problem('products', 'Name at least one product that is commissioned.')]
    : []),
  ...(outcome !== 'commission-development' && products.length > 0
    ? [problem('products', 'Leave the products out: only a commission has them.')]
    : []),
  ...products.flatMap(({ type }, index) => byCodes('productTypes', type, { path: `products.${String(index)}.type`, facts })),
];

/** OWN-5: to which owners a body may transfer is policy. */
const notTransferable = (
  on: Case,
  { body, agency }: { readonly body: OrganisationId; readonly agency: OrganisationId },
  facts: Facts,
): Refusal | null => {
  const found = facts.directory.organisations[agency];
  const may = bodyOf(facts, body)?.mayTransferTo ?? [];
  const fits = may.some(({ kind, of }) => found?.kind === kind && (of === 'any' || found.region === on.region));
  return fits ? null : refuse('not-transferable', 'OWN-5', { body: bodyName(facts, body), agency: found?.name ?? agency });
};
/** Whether the body above has rejected this very paper: it is not referred again without a new one. */
const rejectedAbove = ({ decisions, papers }: Escalation, up: OrganisationId): boolean =>
  decisions.some(
    ({ body, outcome, effectiveAt, paperVersion }) =>
      body === up && outcome === 'reject' && effectiveAt !== null && paperVersion === (paperOf({ papers })?.version ?? null),
  );
/** ESC-4: after two refusals the receiver is not asked again. */
const afterTwoRefusals: readonly Outcome[] = ['retain', 'refer-to-ftt'];
type Asked = { readonly escalation: Escalation; readonly given: Pick<Given, 'outcome' | 'newOwner'> };
/** ESC-3, ESC-4, OWN-2, OWN-5: an outcome that this body cannot come to on this case now. */
export const outcomeRefused = (on: Case, { escalation, given: { outcome, newOwner } }: Asked, facts: Facts): Refusal | null => {
  const up = bodyOf(facts, escalation.body)?.feeds ?? null;
  if (outcome === 'refer-to-ftt' && up === null) return refuse('no-referral', 'OWN-5', { body: bodyName(facts, escalation.body) });
  if (outcome === 'refer-to-ftt' && up !== null && rejectedAbove(escalation, up))
    return refuse('referral-rejected', 'OWN-5', { body: bodyName(facts, up) });
  if (escalation.refusals >= 2 && !afterTwoRefusals.includes(outcome))
    return refuse('refused-twice', 'ESC-4', { left: ['retain', ...(up === null ? [] : [`refer to ${bodyName(facts, up)}`])] });
  if (outcome === 'defer' && escalation.deferrals >= 2) return refuse('deferred-twice', 'ESC-3', {});
  if (outcome !== 'transfer' || newOwner === undefined) return null;
  return (
    unfitOwner(on, { path: 'newOwner', agency: newOwner }, facts) ?? notTransferable(on, { body: escalation.body, agency: newOwner }, facts)
  );
};
