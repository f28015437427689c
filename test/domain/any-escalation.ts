// Payloads of machine D for the random runs.
import type { Case } from '../../domain/case.ts';
import type { CommandName, Commands } from '../../domain/commands.ts';
import { escalationOf, receiverOf } from '../../domain/escalation-state.ts';
import type { Facts } from '../../domain/facts.ts';
import { date } from './calendars.ts';
import { nonsense, one, why, type Draw } from './draw.ts';

type Names = Extract<
  CommandName,
  | 'escalate' | 'revise-paper' | 'withdraw-escalation' | 'list-for-meeting' | 'record-decision' | 'confirm-decision' | 'contest-record'
  | 'accept-transfer' | 'refuse-transfer' | 'record-master-list-change'
>; // prettier-ignore
const paperOf = (number: number) => ({
  whyBeyondOwner: why,
  resourcesAsked: why,
  interimRiskPlan: why,
  safeguarding: why,
  proposedOwner: one(['northmarch-rocu', 'brackenshire', 'national-agency', 'toex-northmarch', 'nowhere'], number, ''),
});
/** Mostly somebody of the agency that is asked. */
const leadOf = (on: Case, number: number, { directory }: Facts): string => {
  const people = Object.values(directory.people).filter(({ organisation }) => nonsense(number) || organisation === receiverOf(on));
  return one(people, number, undefined)?.id ?? 'nobody';
};

export const escalationDeck: { readonly [C in Names]: (draw: Draw) => Commands[C]['payload'] } = {
  escalate: ({ number, facts, on }) => ({
    paper: paperOf(number),
    extraordinary: number % 4 === 0,
    ...(facts.actor?.id === on.owner.user
      ? {}
      : { ownerAgreement: { by: nonsense(number) ? 'spoc.aldershire' : on.owner.user, at: facts.now } }),
  }),
  'revise-paper': ({ number }) => ({ paper: paperOf(number) }),
  'withdraw-escalation': () => ({ reason: why }),
  'list-for-meeting': ({ on, number, facts }) => {
    const sittings = Object.values(facts.beside?.sittings ?? {});
    const fits = sittings.filter(({ body, status }) => body === escalationOf(on)?.body && status === 'open');
    return { meeting: nonsense(number) ? 'nowhere' : (one(number % 3 === 0 ? sittings : fits, number, undefined)?.id ?? '') };
  },
  'record-decision': ({ on, number }) => {
    const outcome = one(
      ['retain', 'transfer', 'transfer', 'refer-to-ftt', 'defer', 'commission-development', 'reject'] as const,
      number,
      'retain',
    );
    return {
      meeting: escalationOf(on)?.listed?.meeting ?? 'nowhere',
      outcome,
      optionsConsidered: nonsense(number) ? [] : [why, why],
      rationale: why,
      ...(outcome === 'transfer'
        ? { newOwner: one(['northmarch-rocu', 'brackenshire', 'national-agency', 'toex-northmarch'], number, '') }
        : {}),
      ...(outcome === 'commission-development' ? { products: [{ type: 'financial-profile', question: why }] } : {}),
    };
  },
  'confirm-decision': () => ({}),
  'contest-record': () => ({ reason: why }),
  'accept-transfer': ({ on, number, facts }) => ({ lead: leadOf(on, number, facts) }),
  'refuse-transfer': () => ({ reason: why }),
  'record-master-list-change': ({ number }) => ({
    changedAt: date(nonsense(number) ? '2036-01-01' : '2026-11-20'),
    keyedBy: 'triage.northmarch',
  }),
};
