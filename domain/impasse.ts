import { sure } from './sure.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import { afterMove } from './development-progress.ts';
import type { Change, Drafted } from './entries.ts';
import { nameOf, person, type Facts } from './facts.ts';
import { IMPASSE, inImpasse, termsWithoutDisputed } from './impasse-state.ts';
import type { Disputed, Impasse } from './impasse-words.ts';
import { intoOwnership } from './ownership.ts';
import { penTo } from './pen.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { penOf, stamp, stepOver } from './sides.ts';
import { inDevelopment, isDevelopment } from './stages.ts';
import { no, refuse, yes, type Rows, type Ruling } from './table.ts';
import { agreed } from './terms.ts';
import type { Side, TermsText, TermsVersion } from './terms-state.ts';
import { fullTerms } from './terms-text.ts';
import { ownSubmission } from './triage.ts';
import { agreedOf, awaitedSide, digestOf, latestOf, nextVersion, openOf } from './versions.ts';
import type { LiveStage } from './words.ts';
import type { Commands } from './commands.ts';

const stages: { readonly [S in Disputed]: true } = { terms: true, ...inDevelopment, reassessment: true };
const over = { impasse: null, clocks: { [IMPASSE]: null } } as const;

/** The product that was returned last, of those that are owed again. */
const returnedLast = (on: Case): string | null => {
  const returned = Object.values(on.products)
    .flatMap(({ id, status, comments }) =>
      status === 'owed' && comments.at(-1)?.outcome === 'rework' ? [{ id, at: comments.at(-1)?.at ?? '' }] : [],
    )
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  return returned[0]?.id ?? null;
};
const notDeclared = (on: Case): Refusal | null => {
  if (!(on.stage in stages)) return null;
  if (inImpasse(on)) return refuse('already-recorded', 'TOR-7', { what: 'The impasse' });
  return isDevelopment(on.stage) && returnedLast(on) === null ? refuse('nothing-returned', 'TOR-7', {}) : null;
};

type Resolution = Commands['resolve-impasse']['payload'];
/** TOR-7: with the SIO's line manager; where that one has left or there is none, with an owner lead of the agency, so that it can always be resolved. */
const byAgreement = (on: Case, { lineManager, agreedAt }: Resolution, facts: Facts): readonly FieldProblem[] => {
  const asked = (path: string, message: string): FieldProblem => ({ path, rule: 'TOR-7', message });
  const manager = person(facts, person(facts, on.owner.user)?.lineManager ?? null);
  const given = person(facts, lineManager);
  const lead =
    manager?.active !== true && given?.active === true && given.organisation === on.owner.agency && given.roles.includes('owner-lead');
  const whom =
    manager?.active === true ? `the SIO’s line manager, ${nameOf(facts, manager.id)}` : 'an active owner lead of the owning agency';
  return [
    ...(lead || (manager?.active === true && lineManager === manager.id) ? [] : [asked('lineManager', `Name ${whom}.`)]),
    ...(agreedAt <= facts.now ? [] : [asked('agreedAt', 'Give the time at which it was agreed; it cannot lie in the future.')]),
  ];
};

/** Whose turn it is once more: whoever has not signed what is open, else whoever had the pen. */
const resumed = (on: Case, impasse: Impasse, facts: Facts): Change => {
  if (isDevelopment(on.stage)) {
    const moved = afterMove(on, { clocks: {} }, facts);
    return { ...moved, ...over, clocks: { ...moved.clocks, ...over.clocks } };
  }
  const side: Side =
    on.stage === 'terms' ? (awaitedSide(on.terms) ?? impasse.penWith) : openOf(on.reassessments) === null ? 'toex' : 'force';
  return { ...over, pen: penOf(on, side, facts) };
};
/** TOR-6, TOR-7: the variation that both managers sign; what was on the table is answered by it. */
const withoutProduct = (on: Case, terms: TermsText, { about, facts }: { readonly about: Resolution; readonly facts: Facts }): Drafted => {
  const [version, digest, open, { by, at }] = [nextVersion(on.terms), digestOf(facts), openOf(on.terms), stamp(facts)];
  const signatures = [
    { side: 'toex' as const, user: by, at, digest },
    { side: 'force' as const, user: about.lineManager, at: about.agreedAt, digest },
  ];
  const varied: TermsVersion = {
    version, digest, basedOn: agreedOf(on.terms)?.version ?? null, proposedBy: by, side: 'toex', at, status: 'offered',
    terms: fullTerms(on, terms, facts), riskOwner: on.owner.user, signatures, comments: [],
  }; // prettier-ignore
  const countered = open === null ? {} : { [open.version]: { ...open, status: 'countered' as const, signatures: [] } };
  const made = agreed(on, varied, facts);
  const managers = { toex: by, force: about.lineManager };
  return {
    type: 'terms-agreed',
    about: { ...made.about, side: 'toex', managers },
    after: { ...made.after, terms: { ...countered, ...made.after.terms } },
  };
};
/** Both views stand on the record beside each other, and the owner decides; a version that led into ownership before (a commission came since) is no view of now. */
const bothViews = (on: Case, facts: Facts): Change | null => {
  const latest = latestOf(on.reassessments);
  return latest === null || latest.status === 'signed' || latest.status === 'both-views'
    ? null
    : { ...intoOwnership(on, facts), impasse: null, reassessments: { [latest.version]: { ...latest, status: 'both-views' } } };
};

const notHere = (on: Case, { outcome }: Resolution): Ruling =>
  no(refuse('outcome-not-here', 'TOR-7', { outcome, stage: on.stage as LiveStage }));
const resolved = (on: Case, about: Resolution, { impasse, facts }: { readonly impasse: Impasse; readonly facts: Facts }): Ruling => {
  const said = { ...about, ...(impasse.product === null ? {} : { product: impasse.product }) };
  const entry = (after: Change): Drafted => ({ type: 'impasse-resolved', about: said, after });
  switch (about.outcome) {
    case 'resume':
      return yes(entry(resumed(on, impasse, facts)));
    case 'decline':
      // Work that has begun is accounted for in closing; it is not declined any more.
      return on.stage === 'terms' && agreedOf(on.terms) === null
        ? yes(entry({ impasse: null, stage: 'declined', pen: null, clocks: stepOver(on) }))
        : notHere(on, about);
    case 'drop-product': {
      const terms = termsWithoutDisputed(on);
      return isDevelopment(on.stage) && terms !== null ? yes(entry(over), withoutProduct(on, terms, { about, facts })) : notHere(on, about);
    }
    case 'record-both-views': {
      const after = on.stage === 'reassessment' ? bothViews(on, facts) : null;
      return after === null ? notHere(on, about) : yes(entry(after));
    }
  }
};

export const impasseRows: Rows<'declare-impasse' | 'resolve-impasse'> = {
  'declare-impasse': {
    rule: 'TOR-7',
    who: [{ relation: 'sia' }, { relation: 'sio' }],
    stages,
    whileHeld: false,
    whileSioUnavailable: false,
    elsewhere: notDeclared,
    decide: (on, about, facts) => {
      const product = isDevelopment(on.stage) ? returnedLast(on) : null;
      const penWith: Side = on.pen?.party === 'force' ? 'force' : 'toex';
      const clocks = { [IMPASSE]: startClock(facts, on, { step: 'impasse-resolved', party: 'toex' }) };
      const after = {
        impasse: { ...about, ...stamp(facts), product, penWith },
        pen: penTo(facts, 'toex', { role: 'toex-manager' }),
        clocks,
      };
      return yes({ type: 'impasse-declared', about: { ...about, ...(product === null ? {} : { product }) }, after });
    },
  },
  'resolve-impasse': {
    rule: 'TOR-7',
    who: [{ role: 'toex-manager', of: 'toex' }],
    stages,
    whileHeld: false,
    whileSioUnavailable: false,
    bars: ownSubmission,
    elsewhere: (on) => (on.stage in stages && !inImpasse(on) ? refuse('no-impasse', 'TOR-7', {}) : null),
    // Both views recorded lead into ownership, whose clock may follow a sitting.
    touches: (on) => (on.stage === 'reassessment' ? [{ nextTtcgOf: on.region }] : []),
    decide: (on, about, facts) => {
      const impasse = sure(on.impasse);
      const problems = byAgreement(on, about, facts);
      return problems.length > 0 ? no(refuse('fields-refused', 'TOR-7', { problems })) : resolved(on, about, { impasse, facts });
    },
  },
};
