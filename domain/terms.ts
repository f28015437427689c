import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { Change, ClockChange } from './entries.ts';
import type { Product } from './development-state.ts';
import { nameOf, type Facts } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { handed, otherSide, penOf, sideOf, stamp, stepOver } from './sides.ts';
import { isDevelopment } from './stages.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import type { TermsProduct, TermsVersion } from './terms-state.ts';
import { fullTerms, termsProblems } from './terms-text.ts';
import { bothSides, digestOf, latestOf, nextVersion, openOf, overtaken, signed } from './versions.ts';

export { fullTerms, riskStatement } from './terms-text.ts';

const sides: readonly [Authority, ...Authority[]] = [{ relation: 'sia' }, { relation: 'sio' }];
const neverBoth = (on: Case, facts: Facts): Refusal | null => bothSides(on, openOf(on.terms), facts);
const hasSigned = (on: Case, version: TermsVersion | null, facts: Facts): boolean =>
  version?.signatures.some(({ side }) => side === sideOf(on, facts)) === true;

/** Whether the open version waits for the actor's side: to sign it or to reject it. */
const notMine = (on: Case, facts: Facts): Refusal | null => {
  const latest = latestOf(on.terms);
  const agreed = isDevelopment(on.stage) && latest?.status === 'agreed' && hasSigned(on, latest, facts);
  if (agreed) return refuse('already-signed', 'TOR-2', {});
  if (on.stage !== 'terms') return null;
  const open = openOf(on.terms);
  if (open === null) return refuse('no-open-version', 'TOR-2', {});
  // TOR-3: the risk statement names somebody who no longer holds the risk, so only a new version answers.
  if (open.riskOwner !== on.owner.user) return refuse('owner-changed', 'TOR-3', { name: nameOf(facts, on.owner.user) });
  return hasSigned(on, open, facts) ? refuse('already-signed', 'TOR-2', {}) : null;
};

const owed = ({ id, type, title, due, marking }: TermsProduct): Product => ({
  id, type, title, due, marking,
  status: 'owed', submission: 0, heldAt: null, digest: null, submittedBy: null, reviewedBy: null,
  authors: [], techniques: [], options: [], gaps: [], comments: [],
}); // prettier-ignore
/** TOR-5: development begins with the agreement, and not before; the agreed products are owed from now. */
const intoDevelopment = (on: Case, { terms }: TermsVersion, facts: Facts): Change => {
  const dues: ClockChange = Object.fromEntries(
    terms.products.map(({ id, due }) => [`product-due:${id}`, startClock(facts, on, { step: 'product-due', party: 'toex', on: due })]),
  );
  return {
    stage: 'development',
    ...handed(on, penOf(on, 'toex', facts)),
    products: Object.fromEntries(terms.products.map((product) => [product.id, owed(product)])),
    clocks: { ...stepOver(on), ...dues, 'work-stalled': startClock(facts, on, { step: 'work-stalled', party: 'toex' }) },
  };
};
/** A signature on the open version; TOR-2: agreed once both sides signed the same digest. */
const withSignature = (on: Case, open: TermsVersion, facts: Facts) => {
  const signatures = [...open.signatures, signed(on, open.digest, facts)];
  const both = (['toex', 'force'] as const).every((side) => signatures.some((one) => one.side === side && one.digest === open.digest));
  const about = { version: open.version, side: sideOf(on, facts) };
  const terms = { [open.version]: { ...open, signatures, status: both ? ('agreed' as const) : open.status } };
  return both
    ? yes({ type: 'terms-agreed', about, after: { ...intoDevelopment(on, open, facts), terms } })
    : yes({ type: 'terms-signed', about, after: { terms, ...handed(on, penOf(on, otherSide(about.side), facts)) } });
};

export const termsRows: Rows<'propose-terms' | 'sign-terms' | 'reject-terms'> = {
  'propose-terms': {
    rule: 'TOR-2',
    who: sides,
    stages: { terms: true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: neverBoth,
    decide: (on, { terms, basedOn }, facts) => {
      const problems = termsProblems(terms, facts);
      if (problems.length > 0) return no(refuse('fields-refused', problems[0]?.rule ?? 'TOR-3', { problems }));
      const movedOn = overtaken(on.terms, basedOn, 'TOR-2');
      if (movedOn !== null) return no(movedOn);
      const [version, side, digest] = [nextVersion(on.terms), sideOf(on, facts), digestOf(facts)];
      const { by: proposedBy, at } = stamp(facts);
      const open = openOf(on.terms);
      const proposed: TermsVersion = {
        version, side, digest, basedOn, proposedBy, at,
        status: 'offered', terms: fullTerms(on, terms, facts), riskOwner: on.owner.user, signatures: [signed(on, digest, facts)], comments: [],
      }; // prettier-ignore
      // TOR-2: what was on the table is answered by this, and its signatures bind nobody any more.
      const countered = open === null ? {} : { [open.version]: { ...open, status: 'countered' as const, signatures: [] } };
      const after = { terms: { ...countered, [version]: proposed }, ...handed(on, penOf(on, otherSide(side), facts)) };
      return yes({ type: 'terms-proposed', about: { version, side }, after });
    },
  },
  'sign-terms': {
    rule: 'TOR-2',
    who: sides,
    stages: { terms: true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: neverBoth,
    elsewhere: notMine,
    decide: (on, { version, digest }, facts) => {
      const open = openOf(on.terms);
      if (open === null) return no(refuse('no-open-version', 'TOR-2', {}));
      if (version !== open.version)
        return no(overtaken(on.terms, version, 'TOR-2') ?? refuse('terms-moved-on', 'TOR-2', { latest: open.version }));
      return digest === open.digest ? withSignature(on, open, facts) : no(refuse('digest-differs', 'TOR-2', {}));
    },
  },
  'reject-terms': {
    rule: 'TOR-2',
    who: sides,
    stages: { terms: true },
    whileHeld: false,
    whileSioUnavailable: false,
    bars: neverBoth,
    elsewhere: notMine,
    decide: (on, { comments }, facts) => {
      const open = openOf(on.terms);
      if (open === null) return no(refuse('no-open-version', 'TOR-2', {}));
      const problems = [{ path: 'comments', rule: 'TOR-2' as const, message: 'Say what should change: at least one comment.' }];
      if (comments.length === 0) return no(refuse('fields-refused', 'TOR-2', { problems }));
      const said = comments.map((comment) => ({ ...comment, ...stamp(facts) }));
      const rejected = { ...open, status: 'rejected' as const, comments: [...open.comments, ...said] };
      const after = { terms: { [open.version]: rejected }, ...handed(on, penOf(on, open.side, facts)) };
      return yes({ type: 'terms-rejected', about: { version: open.version, side: sideOf(on, facts) }, after });
    },
  },
};
