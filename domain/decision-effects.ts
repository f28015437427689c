// What a decision of a body does (journey.md section 3): to the case, to the item it was decided under, to the sitting it goes on to.
import { isLate, itemDecided, itemDeferred, itemListed, ratifyItem, transferItem } from './agenda.ts';
import { nextSitting, onSitting, type Touched } from './beside.ts';
import { bodyOf, referrerOf } from './bodies.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change, Drafted } from './entries.ts';
import { awaitsSitting, OWED, stepsOver, toBeListed } from './escalation-clocks.ts';
import type { BodyDecision, Escalation, Outcome } from './escalation-state.ts';
import type { Facts } from './facts.ts';
import { intoClosing, intoOwnership } from './ownership.ts';
import { penTo, stopped } from './pen.ts';
import { penOf, stepOver } from './sides.ts';
import { openItem, type Sitting } from './sitting.ts';
import type { OrganisationId } from './words.ts';

/** The escalation as its body leaves it, with the decision that takes effect. */
type Decided = { readonly on: Case; readonly escalation: Escalation; readonly decision: BodyDecision; readonly facts: Facts };
type Effect = (decided: Decided) => Change & { readonly escalation: Escalation };
const complete = (escalation: Escalation): Escalation => ({ ...escalation, standing: 'complete', listed: null });
/** With the secretary of another body, before which nothing has been deferred or refused yet. */
const movedTo = (escalation: Escalation, body: OrganisationId): Escalation => ({
  ...escalation, body, referredFrom: [...escalation.referredFrom, escalation.body], standing: 'to-list', listed: null, deferrals: 0, refusals: 0,
}); // prettier-ignore

/** ESC-3: at most two deferrals; after the second, or where no sitting is planned, the chair owes an extraordinary decision. */
const deferred: Effect = ({ on, escalation, facts }) => {
  const later = { ...escalation, deferrals: escalation.deferrals + 1 };
  const next = later.deferrals < 2 ? nextSitting(facts) : null;
  if (next === null)
    return { escalation: { ...later, standing: 'to-list', listed: null }, ...toBeListed(on, escalation, { facts, owed: true }) };
  const { pen, clocks } = awaitsSitting(on, next, facts);
  // Owed because no sitting was planned, once: this one is.
  return {
    escalation: { ...later, standing: 'listed', listed: { meeting: next.id, at: next.at } },
    pen,
    clocks: { ...stopped(on, OWED), ...clocks },
  };
};
/** Another body begins anew: nothing that the one before still owed is owed by it. */
const atAnotherBody = (on: Case, escalation: Escalation, facts: Facts) => {
  const { pen, clocks } = toBeListed(on, escalation, { facts });
  return { pen, clocks: { ...stopped(on, OWED), ...clocks } };
};
/** The paper is refused: the body that referred it has it again; where none did, the owner, who stays owner, says anew what becomes of the threat. */
const rejected: Effect = ({ on, escalation, facts }) => {
  const below = referrerOf(escalation, facts);
  if (below === null) return { escalation: complete(escalation), ...intoOwnership(on, facts) };
  const back = movedTo(escalation, below);
  return { escalation: back, ...atAnotherBody(on, back, facts) };
};
const effects: { readonly [O in Outcome]: Effect } = {
  retain: ({ on, escalation, facts }) => ({ escalation: complete(escalation), ...intoClosing(on, facts) }),
  reject: rejected,
  transfer: ({ on, escalation, facts }) => ({
    escalation: { ...escalation, standing: 'transfer-decided', listed: null },
    pen: penTo(facts, 'force', { role: 'owner-lead' }),
    clocks: {
      ...stepsOver(on),
      ...stopped(on, OWED),
      'transfer-answered': startClock(facts, on, { step: 'transfer-answered', party: 'force' }),
    },
  }),
  'refer-to-ftt': ({ on, escalation, facts }) => {
    const referred = movedTo(escalation, bodyOf(facts, escalation.body)?.feeds ?? escalation.body);
    return { escalation: referred, ...atAnotherBody(on, referred, facts) };
  },
  defer: deferred,
  'commission-development': ({ on, escalation, decision, facts }) => ({
    escalation: complete(escalation),
    stage: 'terms',
    pen: penOf(on, 'toex', facts),
    commission: { escalation: escalation.id, decision: decision.number, products: decision.products },
    clocks: { ...stepOver(on), 'terms-agreed': startClock(facts, on, { step: 'terms-agreed', party: 'toex' }) },
  }),
};

const ratifiedAtNext = ({ on, escalation, decision, facts }: Decided): readonly Touched[] => {
  const next = decision.extraordinary ? nextSitting(facts) : null;
  return next === null ? [] : [onSitting(next.id, itemListed(ratifyItem(on, { escalation: escalation.id, decision: decision.number })))];
};
/** The item is decided, or put off to the next sitting where one is planned. */
const onAgenda = (decided: Decided, sitting: Sitting, after: Escalation): readonly Touched[] => {
  const item = openItem(sitting, decided.on.ref, 'transfer');
  if (item === null) return ratifiedAtNext(decided);
  const { outcome } = decided.decision;
  if (outcome !== 'defer') return [onSitting(sitting.id, itemDecided(sitting, item, outcome)), ...ratifiedAtNext(decided)];
  const next = after.listed?.meeting ?? null;
  const put = onSitting(sitting.id, itemDeferred(sitting, item, next));
  const planned = nextSitting(decided.facts);
  return next === null || planned === null
    ? [put]
    : [put, onSitting(next, itemListed(transferItem(decided.on, after, isLate(after, planned)), sitting.id))];
};

/** A decision takes effect, at this instant: the entry of the case, and what it does to agendas. */
export const takesEffect = (decided: Decided, sitting: Sitting): { readonly entry: Drafted; readonly touched: readonly Touched[] } => {
  const { decision } = decided;
  const { escalation, ...change } = effects[decision.outcome](decided);
  const { number, meeting, outcome } = decision;
  const next = outcome === 'defer' ? { next: escalation.listed?.meeting ?? null } : {};
  return {
    entry: {
      type: 'body-decided',
      about: { decision: number, meeting, outcome, ...next },
      after: { ...change, escalations: { [escalation.id]: escalation } },
    },
    touched: onAgenda(decided, sitting, escalation),
  };
};
