import { candidatesFor, unfit } from '../../../domain/candidates.ts';
import { nameOf, person } from '../../../domain/facts.ts';
import { stillCommissioned } from '../../../domain/terms-text.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { worded } from '../case/open.ts';
import { clauseChoices } from '../case/terms/clauses.ts';
import { markedClauses } from '../case/terms/marked.ts';
import { agreedOf, currentOf, latestOf, openOf } from '../../../domain/versions.ts';
import type { Case } from '../../../domain/case.ts';
import type { TermsVersion } from '../../../domain/terms-state.ts';
import type { Visit } from '../visit.ts';
import { choice, scoredAs, type Prepare, type Shown } from './preparation.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const recommend: Prepare = (visit, on) => ({
  constants: scoredAs('assessment.score', visit),
  start: { assessment: { priority: on.priority } },
  hints: { 'assessment.score': 'Score the threat, or say below why it is not scored. Leave all of it empty if you do not score.' },
});

export const allocate: Prepare = (_visit, on, facts) => {
  const candidates = candidatesFor(on, facts);
  const [first] = candidates;
  const recorded = on.proposal ?? null;
  const stands = recorded !== null && recorded.sia === (first?.user ?? null);
  const gone = stands || recorded?.sia == null ? null : { user: recorded.sia, why: unfit(on, person(facts, recorded.sia), facts) };
  const named = (user: string) => `${nameOf(facts, user)}${user === first?.user ? ' (proposed)' : ''}`;
  return {
    shown: { view: 'command/shown/candidates.njk', first, proposedAt: stands ? recorded.at : null, then: recorded?.candidates[0], gone },
    choices: { sia: candidates.map(({ user, reasons }) => choice(user, `${named(user)}: ${reasons.join('; ')}`)) },
    hints: { overrideReason: 'Needed if you choose anybody but the proposed candidate' },
  };
};

export const recordFirstContact: Prepare = ({ now }) => ({ start: { at: now } });

const shownTerms = async (visit: Visit, on: Case): Promise<Shown> => {
  const open = openOf(on.terms);
  if (open === null) return { view: 'command/shown/none.njk' };
  const { clauses, base } = await markedClauses(visit, on, open);
  return { view: 'command/shown/terms.njk', version: open, clauses, base, inForce: agreedOf(on.terms)?.version ?? null };
};

const today = ({ now }: Visit): string => isoDateOf(now);
const fromBid = async (visit: Visit, on: Case): Promise<unknown> => ({
  strategyRef: on.bid.investigation.strategyRef,
  background: await worded(visit, on.bid.threat.summary),
  purpose: await worded(visit, on.bid.need.detail),
  support: on.bid.need.support,
  area: visit.directory.regions[on.region]?.name ?? on.region,
  period: { from: today(visit) },
  products: [{ id: 'p1', marking: on.marking }],
  contacts: [
    { role: 'SIO', userId: on.owner.user },
    { role: 'SIA', userId: on.sia },
  ],
});
/** A product without an id gets the next free one; those that have one keep it in later versions. */
const numbered = (products: unknown): unknown => {
  if (!Array.isArray(products)) return products;
  const taken = products.map((product: unknown) => (isRecord(product) ? product['id'] : undefined));
  let next = 1;
  return products.map((product: unknown) => {
    if (!isRecord(product) || product['id'] !== undefined) return product;
    while (taken.includes(`p${next}`)) next += 1;
    const id = `p${next}`;
    taken.push(id);
    return { id, ...product };
  });
};

/** The terms with a row for each product that a body has commissioned and they do not name yet. */
const withCommissioned = (terms: unknown, missing: readonly { readonly type: string }[], on: Case): unknown => {
  if (missing.length === 0 || !isRecord(terms)) return terms;
  const named: readonly unknown[] = Array.isArray(terms['products']) ? terms['products'] : [];
  return { ...terms, products: [...named, ...missing.map(({ type }) => ({ type, marking: on.marking }))] };
};

const clauseTitle = (name: string): string => clauseChoices.find(({ value }) => value === name)?.text ?? name;
/** What the other side said of the version that is worked on. */
const remarksOn = (visit: Visit, latest: TermsVersion | null): Promise<unknown> =>
  worded(
    visit,
    (latest?.comments ?? []).map(({ clause, ...said }) => ({ about: clauseTitle(clause), ...said })),
  );

export const proposeTerms: Prepare = async (visit, on) => {
  // What was rejected is worked on; what was withdrawn is not.
  const last = latestOf(on.terms);
  const latest = last?.status === 'withdrawn' ? currentOf(on.terms) : last;
  const terms = latest === null ? await fromBid(visit, on) : await worded(visit, latest.terms);
  const missing = stillCommissioned(on, latest?.terms.products ?? []);
  return {
    start: { terms: withCommissioned(terms, missing, on), basedOn: latest?.version ?? null },
    hidden: ['basedOn', 'terms.products.*.id'],
    titles: { 'terms.strategyRef': 'Reference of the SIO’s investigation strategy' },
    shown: {
      view: 'command/shown/proposing.njk',
      latest,
      remarks: await remarksOn(visit, latest),
      commissioned: await worded(visit, on.commission?.products ?? []),
    },
    finish: (body) => {
      const given = isRecord(body['terms']) ? body['terms'] : {};
      return { ...body, basedOn: body['basedOn'] ?? null, terms: { ...given, products: numbered(given['products']) } };
    },
  };
};

export const signTerms: Prepare = async (visit, on) => {
  const open = openOf(on.terms);
  return {
    hidden: ['version', 'digest'],
    start: { version: open?.version, digest: open?.digest },
    shown: await shownTerms(visit, on),
  };
};
export const withdrawTerms: Prepare = async (visit, on) => ({ shown: await shownTerms(visit, on) });
export const rejectTerms: Prepare = async (visit, on) => ({
  choices: { 'comments.*.clause': clauseChoices },
  shown: await shownTerms(visit, on),
});
