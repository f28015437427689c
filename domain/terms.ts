import { sure } from './sure.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import { afterMove } from './development-progress.ts';
import type { Change, ClockChange, Entries } from './entries.ts';
import { nameOf, type Facts } from './facts.ts';
import { stopped } from './pen.ts';
import { versionsBefore } from './round-state.ts';
import type { Refusal } from './refusals.ts';
import { handed, otherSide, penOf, sideOf, stamp, stepOver } from './sides.ts';
import { inDevelopment, isDevelopment } from './stages.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import type { Side, TermsVersion } from './terms-state.ts';
import { fullTerms, termsProblems } from './terms-text.ts';
import { agreedProducts, dropsAccepted } from './variation.ts';
import { agreedOf, bothSides, digestOf, latestOf, nextVersion, openOf, overtaken, signed } from './versions.ts';

export { fullTerms, riskStatement } from './terms-text.ts';

const sides: readonly [Authority, ...Authority[]] = [{ relation: 'sia' }, { relation: 'sio' }];
/** Terms are agreed before development, and varied while work goes on (TOR-6). */
const whileTermsMove = { terms: true, ...inDevelopment } as const;
const neverBoth = (on: Case, facts: Facts): Refusal | null => bothSides(on, openOf(on.terms), facts);
const hasSigned = (on: Case, version: TermsVersion | null, facts: Facts): boolean =>
  version?.signatures.some(({ side }) => side === sideOf(on, facts)) === true;

/** Whether the open version waits for the actor's side: to sign it or to reject it. */
const notMine = (on: Case, facts: Facts): Refusal | null => {
  if (on.stage !== 'terms' && !isDevelopment(on.stage)) return null;
  const open = openOf(on.terms);
  const signedLast =
    open === null && isDevelopment(on.stage) && latestOf(on.terms)?.status === 'agreed' && hasSigned(on, latestOf(on.terms), facts);
  if (signedLast) return refuse('already-signed', 'TOR-2', {});
  if (open === null) return refuse('no-open-version', 'TOR-2', {});
  // TOR-3: the risk statement names somebody who no longer holds the risk, so only a new version answers.
  if (open.riskOwner !== on.owner.user) return refuse('owner-changed', 'TOR-3', { name: nameOf(facts, on.owner.user) });
  return hasSigned(on, open, facts) ? refuse('already-signed', 'TOR-2', {}) : null;
};
/** TOR-6: only the side that made an open proposal takes it back, whoever speaks for that side by now. */
const notTheProposer = (on: Case, facts: Facts): Refusal | null => {
  const open = openOf(on.terms);
  return open === null || open.side === sideOf(on, facts)
    ? null
    : refuse('wrong-person', 'TOR-6', {
        who: [open.side === 'toex' ? 'the SIA, whose side proposed it' : 'the SIO, whose side proposed it'],
      });
};

/** Beside the products of a variation its answer has a clock of its own, from the first proposal until it is closed. */
const variationClock = (on: Case, facts: Facts): ClockChange =>
  on.clocks['variation'] === undefined ? { variation: startClock(facts, on, { step: 'variation-agreed', party: 'toex' }) } : {};
type Moving = { readonly terms: Readonly<Record<string, TermsVersion>>; readonly penWith: Side };
/** A version is on the table: in `terms` the pen is with the side that answers; a variation leaves the case's pen (TOR-6). */
const opened = (on: Case, { terms, penWith }: Moving, facts: Facts): Change =>
  on.stage === 'terms'
    ? { terms, ...handed(on, penOf(on, penWith, facts)) }
    : afterMove(on, { terms, clocks: variationClock(on, facts) }, facts);
/** A version is off the table, and nothing is agreed by that: what was agreed before stands. */
const closed = (on: Case, { terms, penWith }: Moving, facts: Facts): Change =>
  on.stage === 'terms'
    ? { terms, ...handed(on, penOf(on, penWith, facts)) }
    : afterMove(on, { terms, clocks: stopped(on, 'variation') }, facts);

/** TOR-5: development begins with the agreement, and not before. TOR-6: a version in force until now is superseded. */
export const agreed = (
  on: Case,
  version: TermsVersion,
  facts: Facts,
): { readonly about: Entries['terms-agreed']; readonly after: Change } => {
  const before = agreedOf(on.terms);
  const { products, clocks, added, dropped } = agreedProducts(on, version.terms, facts);
  const terms = {
    ...(before === null ? {} : { [before.version]: { ...before, status: 'superseded' as const } }),
    [version.version]: { ...version, status: 'agreed' as const },
  };
  const over = on.stage === 'terms' ? stepOver(on) : stopped(on, 'variation');
  const about = {
    version: version.version,
    side: sideOf(on, facts),
    ...(before === null ? {} : { supersedes: before.version, added, dropped }),
  };
  const named = (on.commission ?? null) === null ? {} : { commission: null };
  return { about, after: { ...afterMove(on, { products, terms, clocks: { ...over, ...clocks } }, facts), ...named } };
};
/** A signature on the open version; TOR-2: agreed once both sides signed the same digest. */
const withSignature = (on: Case, open: TermsVersion, facts: Facts) => {
  const version = { ...open, signatures: [...open.signatures, signed(on, open.digest, facts)] };
  const both = (['toex', 'force'] as const).every((side) =>
    version.signatures.some((one) => one.side === side && one.digest === open.digest),
  );
  if (both) return yes({ type: 'terms-agreed', ...agreed(on, version, facts) });
  const about = { version: open.version, side: sideOf(on, facts) };
  const after = opened(on, { terms: { [open.version]: version }, penWith: otherSide(about.side) }, facts);
  return yes({ type: 'terms-signed', about, after });
};

export const termsRows: Rows<'propose-terms' | 'sign-terms' | 'reject-terms' | 'withdraw-terms'> = {
  'propose-terms': {
    rule: 'TOR-2',
    who: sides,
    stages: whileTermsMove,
    whileHeld: false,
    whileSioUnavailable: false,
    bars: neverBoth,
    decide: (on, { terms, basedOn }, facts) => {
      const problems = termsProblems(on, terms, facts);
      const [first] = problems;
      if (first !== undefined) return no(refuse('fields-refused', first.rule ?? 'TOR-3', { problems }));
      const refusal = overtaken(on.terms, basedOn, 'TOR-2') ?? dropsAccepted(on, terms);
      if (refusal !== null) return no(refusal);
      const [version, side, digest] = [nextVersion(on.terms, versionsBefore(on, 'terms')), sideOf(on, facts), digestOf(facts)];
      const { by: proposedBy, at } = stamp(facts);
      const open = openOf(on.terms);
      const proposed: TermsVersion = {
        version, side, digest, basedOn, proposedBy, at,
        status: 'offered', terms: fullTerms(on, terms, facts), riskOwner: on.owner.user, signatures: [signed(on, digest, facts)], comments: [],
      }; // prettier-ignore
      // TOR-2: what was on the table is answered by this, and its signatures bind nobody any more.
      const countered = open === null ? {} : { [open.version]: { ...open, status: 'countered' as const, signatures: [] } };
      const after = opened(on, { terms: { ...countered, [version]: proposed }, penWith: otherSide(side) }, facts);
      return yes({ type: 'terms-proposed', about: { version, side }, after });
    },
  },
  'sign-terms': {
    rule: 'TOR-2',
    who: sides,
    stages: whileTermsMove,
    whileHeld: false,
    whileSioUnavailable: false,
    bars: neverBoth,
    elsewhere: notMine,
    decide: (on, { version, digest }, facts) => {
      const open = sure(openOf(on.terms));
      if (version !== open.version)
        return no(overtaken(on.terms, version, 'TOR-2') ?? refuse('terms-moved-on', 'TOR-2', { latest: open.version }));
      if (digest !== open.digest) return no(refuse('digest-differs', 'TOR-2', {}));
      // TOR-6: a product may have been accepted since this was proposed.
      const refusal = dropsAccepted(on, open.terms);
      return refusal === null ? withSignature(on, open, facts) : no(refusal);
    },
  },
  'reject-terms': {
    rule: 'TOR-2',
    who: sides,
    stages: whileTermsMove,
    whileHeld: false,
    whileSioUnavailable: false,
    bars: neverBoth,
    elsewhere: notMine,
    decide: (on, { comments }, facts) => {
      const open = sure(openOf(on.terms));
      const problems = [{ path: 'comments', rule: 'TOR-2' as const, message: 'Say what should change: at least one comment.' }];
      if (comments.length === 0) return no(refuse('fields-refused', 'TOR-2', { problems }));
      const said = comments.map((comment) => ({ ...comment, ...stamp(facts) }));
      const rejected = { ...open, status: 'rejected' as const, comments: [...open.comments, ...said] };
      const after = closed(on, { terms: { [open.version]: rejected }, penWith: open.side }, facts);
      return yes({ type: 'terms-rejected', about: { version: open.version, side: sideOf(on, facts) }, after });
    },
  },
  'withdraw-terms': {
    rule: 'TOR-6',
    who: sides,
    stages: whileTermsMove,
    whileHeld: false,
    whileSioUnavailable: false,
    bars: notTheProposer,
    elsewhere: (on) => (on.stage in whileTermsMove && openOf(on.terms) === null ? refuse('no-open-version', 'TOR-6', {}) : null),
    decide: (on, { reason }, facts) => {
      const open = sure(openOf(on.terms));
      const withdrawn = { ...open, status: 'withdrawn' as const, signatures: [] };
      const after = closed(on, { terms: { [open.version]: withdrawn }, penWith: open.side }, facts);
      return yes({ type: 'terms-withdrawn', about: { version: open.version, side: open.side, reason }, after });
    },
  },
};
