import { withRole } from './directory.ts';
import { bodyOf } from './bodies.ts';
import type { Case } from './case.ts';
import type { Commands } from './commands.ts';
import { paperOf, type BodyDecision, type Escalation, type Outcome, type PaperText } from './escalation-state.ts';
import { agencyName, type Facts } from './facts.ts';
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
  return fits ? null : refuse('not-transferable', 'OWN-5', { body: agencyName(facts, body), agency: agencyName(facts, agency) });
};
/** A paper says the same where each of its texts does and it proposes the same owner, whichever version it is and of which escalation. */
const said = ({ whyBeyondOwner, resourcesAsked, interimRiskPlan, safeguarding, proposedOwner }: PaperText): string =>
  [whyBeyondOwner, resourcesAsked, interimRiskPlan, safeguarding].map(({ digest }) => digest).join() + proposedOwner;
/** Whether the body above has rejected what this paper says, in this escalation or one before: it is not referred again without a new one. */
const rejectedAbove = (on: Case, present: Escalation, up: OrganisationId): boolean => {
  const paper = paperOf(present);
  return Object.values(on.escalations ?? {}).some(({ decisions, papers }) =>
    decisions.some(({ body, outcome, effectiveAt, paperVersion }) => {
      const rejected = papers.find(({ version }) => version === paperVersion);
      const byIt = body === up && outcome === 'reject' && effectiveAt !== null;
      return byIt && rejected !== undefined && said(rejected) === said(paper);
    }),
  );
};
/** ESC-4: after two refusals the receiver is not asked again. */
const afterTwoRefusals: readonly Outcome[] = ['retain', 'refer-to-ftt'];
/** OWN-4: a transfer is the receiver's to accept, and of an agency without an owner lead nobody could. */
const nobodyAccepts = (agency: OrganisationId, facts: Facts): Refusal | null =>
  withRole('owner-lead', agency, facts).length > 0 ? null : refuse('nobody-accepts', 'OWN-4', { agency: agencyName(facts, agency) });
type Asked = { readonly escalation: Escalation; readonly given: Pick<Given, 'outcome' | 'newOwner'> };
/** ESC-3, ESC-4, OWN-2, OWN-5: an outcome that is not this body's to come to on this case, whoever serves where. */
export const outcomeBarred = (on: Case, { escalation, given: { outcome, newOwner } }: Asked, facts: Facts): Refusal | null => {
  const up = bodyOf(facts, escalation.body)?.feeds ?? null;
  if (outcome === 'refer-to-ftt' && up === null) return refuse('no-referral', 'OWN-5', { body: agencyName(facts, escalation.body) });
  if (outcome === 'refer-to-ftt' && up !== null && rejectedAbove(on, escalation, up))
    return refuse('referral-rejected', 'OWN-5', { body: agencyName(facts, up) });
  if (escalation.refusals >= 2 && !afterTwoRefusals.includes(outcome))
    return refuse('refused-twice', 'ESC-4', { left: ['retain', ...(up === null ? [] : [`refer to ${agencyName(facts, up)}`])] });
  if (outcome === 'defer' && escalation.deferrals >= 2) return refuse('deferred-twice', 'ESC-3', {});
  if (outcome !== 'transfer' || newOwner === undefined) return null;
  return (
    unfitOwner(on, { path: 'newOwner', agency: newOwner }, facts) ?? notTransferable(on, { body: escalation.body, agency: newOwner }, facts)
  );
};
/** An outcome that this body cannot come to on this case now. */
export const outcomeRefused = (on: Case, asked: Asked, facts: Facts): Refusal | null => {
  const { outcome, newOwner } = asked.given;
  return outcomeBarred(on, asked, facts) ?? (outcome === 'transfer' && newOwner !== undefined ? nobodyAccepts(newOwner, facts) : null);
};
/** ESC-2: what the secretary recorded is judged anew as it takes effect; where directory or policy have overtaken it, it is contested and not confirmed. */
export const overtaken = (
  on: Case,
  escalation: Escalation,
  { facts, decision }: { readonly facts: Facts; readonly decision: BodyDecision },
): Refusal | null => {
  const { outcome, newOwner } = decision;
  const given = { outcome, ...(newOwner === null ? {} : { newOwner }) };
  const refused = outcomeRefused(on, { escalation, given }, facts);
  return refused === null ? null : refuse('record-overtaken', refused.rule, { outcome });
};
