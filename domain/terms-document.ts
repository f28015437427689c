import type { Case } from './case.ts';
import { agencyName, type Facts, nameOf, person } from './facts.ts';
import { highestMarking, markingsOfTerms } from './marking.ts';
import type { ListName } from './policy.ts';
import { clauseTitles } from './terms-clauses.ts';
import type { Side, TermsText, TermsVersion } from './terms-state.ts';
import type { Digest, Instant, Marking, Narrative, Ref } from './words.ts';
import { writtenDay, writtenMoment } from './written-time.ts';

export const documentFormats = ['docx', 'pdf'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** A line of its own, or free text that stands elsewhere. */
export type Wording = string | Narrative;
export type Row = readonly string[];
export type Body =
  | { readonly kind: 'text'; readonly text: Wording }
  | { readonly kind: 'list'; readonly items: readonly Wording[] }
  | { readonly kind: 'table'; readonly head: Row; readonly rows: readonly Row[] };
export type Clause = { readonly heading: string; readonly body: Body };

/**
 * The document of an agreed version, whole but for its narrative. Names, labels and the owner are those of the instant of agreement,
 * so that it can be made again to the byte whatever the directory and the policy say by then.
 */
export type TermsDocument = {
  readonly scheme: 'terms-document@1';
  readonly ref: Ref;
  readonly version: number;
  readonly digest: Digest;
  readonly marking: Marking;
  readonly agreedAt: Instant;
  readonly details: readonly Row[];
  readonly riskStatement: string;
  /** TOR-8: who owned at the instant of agreement, and where it says who owns now. */
  readonly owner: readonly string[];
  readonly signatures: { readonly head: Row; readonly rows: readonly Row[] };
  readonly clauses: readonly Clause[];
};

const text = (of: Wording): Body => ({ kind: 'text', text: of });
const list = (items: readonly Wording[]): Body => (items.length === 0 ? text('None.') : { kind: 'list', items });
const table = (head: Row, rows: readonly Row[]): Body => (rows.length === 0 ? text('None.') : { kind: 'table', head, rows });
const labelsOf = (name: ListName, codes: readonly string[], { policy }: Facts): readonly string[] =>
  codes.map((code) => policy.lists[name].find((each) => each.code === code)?.label ?? code);

const bodies: { readonly [C in keyof TermsText]: (terms: TermsText, facts: Facts) => Body } = {
  background: ({ background }) => text(background),
  purpose: ({ purpose }) => text(purpose),
  strategyRef: ({ strategyRef }) => text(strategyRef),
  objectives: ({ objectives }) => list(objectives),
  questions: ({ questions }) => list(questions),
  inScope: ({ inScope }) => text(inScope),
  outOfScope: ({ outOfScope }) => text(outOfScope),
  period: ({ period: { from, to } }) => text(`From ${writtenDay(from)} to ${writtenDay(to)}.`),
  area: ({ area }) => text(area),
  support: ({ support }, facts) => list(labelsOf('support', support, facts)),
  products: ({ products }, facts) =>
    table(
      ['Product', 'Type', 'Format', 'Due', 'Marking'],
      products.map(({ id, title, type, format, due, marking }) => [
        `${id}: ${title}`,
        ...labelsOf('productTypes', [type], facts),
        format,
        writtenDay(due),
        marking,
      ]),
    ),
  dataSources: ({ dataSources }, facts) => list(labelsOf('sources', dataSources, facts)),
  authorities: ({ authorities }) => text(authorities),
  contacts: ({ contacts }, facts) =>
    table(
      ['Role', 'Person', 'Agency'],
      contacts.map(({ role, userId }) => [role, nameOf(facts, userId), agencyOf(userId, facts)]),
    ),
  reviewPoints: ({ reviewPoints }) => list(reviewPoints.map(writtenDay)),
  assumptions: ({ assumptions }) => text(assumptions),
  dissemination: ({ dissemination }) => text(dissemination),
  successMeasures: ({ successMeasures }) => text(successMeasures),
};
const isClause = (name: string): name is keyof TermsText => Object.hasOwn(bodies, name);

const agencyOf = (user: string, facts: Facts): string => {
  const found = person(facts, user);
  return found === null ? '' : agencyName(facts, found.organisation);
};
const sides: { readonly [S in Side]: string } = { toex: 'TOEX, as SIA', force: 'The owner, as SIO' };

const signaturesOf = ({ signatures }: TermsVersion, facts: Facts): TermsDocument['signatures'] => ({
  head: ['Signed for', 'By', 'Agency', 'On (UK time)'],
  rows: (['toex', 'force'] as const).flatMap((side) =>
    signatures
      .filter((signature) => signature.side === side)
      .map(({ user, at }) => [sides[side], nameOf(facts, user), agencyOf(user, facts), writtenMoment(at)]),
  ),
});

/** Products may be marked higher than the bid. */
const markingOf = (on: Case, version: TermsVersion): Marking => highestMarking([on.marking, ...markingsOfTerms([version])]);
type Agreement = { readonly version: TermsVersion; readonly supersedes: number | null };
const detailsOf = (on: Case, { version, supersedes }: Agreement, facts: Facts): readonly Row[] => {
  const handling = on.bid.legal.handling ?? [];
  return [
    ['Reference', on.ref],
    ...(on.bid.operationName === undefined ? [] : [['Operation', on.bid.operationName]]),
    ['Version', `${String(version.version)}${supersedes === null ? '' : `, in place of version ${String(supersedes)}`}`],
    ['Agreed', `${writtenMoment(facts.now)} (UK time)`],
    ['Marking', markingOf(on, version)],
    ...(handling.length === 0 ? [] : [['Handling', handling.join('; ')]]),
    ['Digest', version.digest],
  ];
};

/** The document of a version at the instant of its agreement, `facts` being those of that decision. */
export const termsDocument = (on: Case, agreement: Agreement, facts: Facts): TermsDocument => {
  const { version } = agreement;
  const owner = `${nameOf(facts, on.owner.user)}, ${agencyName(facts, on.owner.agency)}`;
  return {
    scheme: 'terms-document@1',
    ref: on.ref,
    version: version.version,
    digest: version.digest,
    marking: markingOf(on, version),
    agreedAt: facts.now,
    details: detailsOf(on, agreement, facts),
    riskStatement: version.terms.riskStatement,
    owner: [
      `Owner of the risk when this version was agreed: ${owner}.`,
      'The owner may change afterwards. Who owns the risk now is shown above this document on the page of the case.',
    ],
    signatures: signaturesOf(version, facts),
    clauses: [
      ...Object.entries(clauseTitles).flatMap(([name, heading]) =>
        isClause(name) ? [{ heading, body: bodies[name](version.terms, facts) }] : [],
      ),
      { heading: 'Risk statement', body: text(version.terms.riskStatement) },
    ],
  };
};
