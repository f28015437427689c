import { sioUnavailable, unavailableRefused } from './availability.ts';
import { candidatesFor, noCandidate, unfit } from './candidates.ts';
import type { Case } from './case.ts';
import { afterMove } from './development-progress.ts';
import type { Change } from './entries.ts';
import { nameOf, person, type Facts } from './facts.ts';
import { inImpasse } from './impasse-state.ts';
import type { Refusal } from './refusals.ts';
import type { Reassessment } from './reassessment-state.ts';
import type { WithSia } from './reallocation-words.ts';
import { handed, penOf, stamp } from './sides.ts';
import { inDevelopment, isDevelopment } from './stages.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import type { TermsVersion } from './terms-state.ts';
import { ownSubmission } from './triage.ts';
import { agreedOf, openOf, withoutSignatures } from './versions.ts';

const toexManager: Authority = { role: 'toex-manager', of: 'toex' };
const withSia: { readonly [S in WithSia]: true } = {
  terms: true,
  ...inDevelopment,
  reassessment: true,
  ownership: true,
  escalated: true,
  closing: true,
};

/** TOR-8: terms in force that the SIA has neither signed nor acknowledged. */
export const unacknowledgedBySia = (on: Pick<Case, 'terms' | 'sia'>): TermsVersion | null => {
  const agreed = agreedOf(on.terms);
  if (agreed === null || on.sia === null) return null;
  const known = [...agreed.signatures, ...(agreed.acknowledged ?? [])].some(({ side, user }) => side === 'toex' && user === on.sia);
  return known ? null : agreed;
};

/** REA-2: only the SIA proposes a reassessment and signs by that, so one that waits for the SIO is off the table with its SIA. */
const reassessmentsWithout = (on: Case): Readonly<Record<string, Reassessment>> => {
  const open = openOf(on.reassessments);
  return open === null ? {} : { [open.version]: { ...open, status: 'countered', signatures: [] } };
};
/** The pen goes with the SIA, wherever the SIA or, in their absence, the TOEX manager has it. */
const penFor = (on: Case, terms: Readonly<Record<string, TermsVersion>>, facts: Facts): Change => {
  // TOR-7: in an impasse the pen stays with the TOEX manager until it is resolved.
  if (inImpasse(on)) return Object.keys(terms).length === 0 ? {} : { terms };
  if (isDevelopment(on.stage)) return afterMove(on, { terms, clocks: {} }, facts);
  const voided = Object.keys(terms).length > 0 || Object.keys(reassessmentsWithout(on)).length > 0;
  const theirs = on.pen?.party === 'toex' || ((on.stage === 'terms' || on.stage === 'reassessment') && voided);
  return { ...(Object.keys(terms).length === 0 ? {} : { terms }), ...(theirs ? handed(on, penOf(on, 'toex', facts)) : {}) };
};
/** ALL-2, TOR-8: the case with its new SIA. Work goes on with the team as it is; who leads it now is no member of it besides. */
const toNewSia = (on: Case, sia: string, facts: Facts): Change => {
  const { by, at } = stamp(facts);
  const terms = withoutSignatures(on.terms, 'toex');
  const reassessments = reassessmentsWithout(on);
  return {
    ...penFor({ ...on, sia }, terms, facts),
    ...(Object.keys(reassessments).length === 0 ? {} : { reassessments }),
    sia,
    team: on.team.filter((id) => id !== sia),
    allocation: { sia, by, at, candidates: candidatesFor(on, facts) },
  };
};

/** OWN-8: a variation that waits for the SIO alone goes back to TOEX with its signature, and the stage with it: that waits for a successor. */
const takesBack = (on: Case, facts: Facts): Refusal | null =>
  isDevelopment(on.stage) && sioUnavailable(on, facts) && afterMove(on, { terms: withoutSignatures(on.terms, 'toex'), clocks: {} }, facts).stage !== on.stage
    ? unavailableRefused(on, facts)
    : null; // prettier-ignore

export const reallocationRows: Rows<'reallocate' | 'acknowledge-terms'> = {
  reallocate: {
    rule: 'ALL-2',
    who: [toexManager],
    stages: withSia,
    whileHeld: true,
    whileSioUnavailable: true,
    bars: ownSubmission,
    elsewhere: takesBack,
    nothingOpen: (on, facts) => noCandidate(on, facts, on.sia),
    decide: (on, about, facts) => {
      const { sia } = about;
      if (sia === on.sia) return no(refuse('already-recorded', 'ALL-2', { what: `The allocation to ${nameOf(facts, sia)}` }));
      const why = unfit(on, person(facts, sia), facts);
      if (why !== null) return no(refuse('sia-unfit', 'ALL-2', { why }));
      const after = toNewSia(on, sia, facts);
      const voided = Object.keys(withoutSignatures(on.terms, 'toex')).map(Number);
      return yes({ type: 'reallocated', about: { ...about, from: on.sia, voided }, after });
    },
  },
  'acknowledge-terms': {
    rule: 'TOR-8',
    who: [{ relation: 'sia' }],
    stages: withSia,
    whileHeld: true,
    whileSioUnavailable: true,
    elsewhere: (on) =>
      on.stage in withSia && unacknowledgedBySia(on) === null
        ? refuse('already-recorded', 'TOR-8', { what: 'That you know the terms in force' })
        : null,
    decide: (on, { termsDigest }, facts) => {
      const agreed = unacknowledgedBySia(on);
      if (agreed === null || termsDigest !== agreed.digest) return no(refuse('digest-differs', 'TOR-8', {}));
      const known = { side: 'toex' as const, user: stamp(facts).by, at: facts.now, digest: agreed.digest };
      const terms = { [agreed.version]: { ...agreed, acknowledged: [...(agreed.acknowledged ?? []), known] } };
      return yes({ type: 'terms-acknowledged', about: { version: agreed.version, termsDigest }, after: { terms } });
    },
  },
};
