// Who answers a redirect for the body that is asked (TRI-6).
import { answering } from './access.ts';
import { heldToThem } from './bound.ts';
import type { Case, Pen } from './case.ts';
import type { Organisation } from './directory.ts';
import { agenciesOf, agencyName, type Facts, nameOf, person } from './facts.ts';
import { penTo } from './pen.ts';
import { serves } from './posts.ts';
import { openRedirect, type Redirect, type RedirectKind, type RedirectTo } from './redirect-state.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { refuse } from './table.ts';
import type { OrganisationId, Role, UserId } from './words.ts';

type Known = Pick<Facts, 'directory'>;
/** A body, and who does not answer for it. */
type Asking = { readonly body: OrganisationId; readonly not: readonly UserId[] };
/** Decision 31, ACC-6: nobody answers their own offer, nor one that they made for somebody else. */
export const askingOf = (on: Pick<Case, 'actedFor'>, { body, by }: Pick<Redirect, 'body' | 'by'>): Asking => ({
  body,
  not: heldToThem(on, [by]),
});
const holding = ({ body, not }: Asking, roles: readonly Role[], { directory }: Known): readonly UserId[] =>
  Object.values(directory.people)
    .filter((who) => who.active && who.organisation === body && !not.includes(who.id) && roles.some((role) => who.roles.includes(role)))
    .map(({ id }) => id);
/** Its gateway managers and owner leads, without those who may not. */
export const answerers = (asking: Asking, known: Known): readonly UserId[] => holding(asking, answering, known);
/** The pen is theirs; where the body has nobody with an account, whoever offered it chases the answer. */
export const askedPen = (on: Case, redirect: Redirect, facts: Facts): Pen => {
  const party = redirect.kind === 'force-only' ? 'force' : 'body';
  const { body, not } = askingOf(on, redirect);
  const asking = { body, not: facts.givenBy == null ? not : [...not, facts.givenBy.id] };
  if (answerers(asking, facts).length === 0) return penTo(facts, 'body', { role: 'triage-officer', user: redirect.by });
  return penTo(facts, party, { role: holding(asking, ['gateway-manager'], facts).length > 0 ? 'gateway-manager' : 'owner-lead' });
};

/** TRI-6: where nobody of the body has an account, whoever offered it speaks for it; a manager of the gateway where they have left. */
const speaker = (on: Case, redirect: Redirect, facts: Known): 'body' | 'offerer' | 'manager' =>
  answerers(askingOf(on, redirect), facts).length > 0 ? 'body' : serves(person(facts, redirect.by), 'claimer') ? 'offerer' : 'manager';
/** Who speaks for a body that nobody answers for; none where somebody of it does. */
export const speakersFor = (on: Case, facts: Known): readonly UserId[] => {
  const redirect = openRedirect(on);
  const gateway = agenciesOf(facts, on.region).gateway;
  if (redirect === null || gateway === null) return [];
  const as = speaker(on, redirect, facts);
  if (as === 'manager') return holding({ ...askingOf(on, redirect), body: gateway }, ['gateway-manager'], facts);
  return as === 'offerer' ? [redirect.by] : [];
};
/** TRI-6: nobody but the body's own answers where it has somebody, and else only whoever speaks for it. */
export const notForThem = (on: Case, facts: Facts): Refusal | null => {
  const redirect = openRedirect(on);
  if (redirect === null || facts.actor === null) return null;
  const asking = askingOf(on, redirect);
  if ([...answerers(asking, facts), ...speakersFor(on, facts)].includes(facts.actor.id)) return null;
  const others = [`a gateway manager of ${agencyName(facts, redirect.body)}`, `an owner lead of ${agencyName(facts, redirect.body)}`];
  if (facts.actor.id === redirect.by) return refuse('own-offer', 'TRI-6', { who: others });
  if (asking.not.includes(facts.actor.id)) return refuse('conflicted-with', 'ACC-6', { name: nameOf(facts, redirect.by), under: 'TRI-6' });
  const who = {
    body: others,
    offerer: ['the officer who offered it'],
    manager: ['a gateway manager of the region'],
  };
  return refuse('wrong-person', 'TRI-6', { who: who[speaker(on, redirect, facts)] });
};

/** The region of which this body is the gateway. */
export const regionOfGateway = (body: OrganisationId, { directory }: Known): string | null =>
  Object.values(directory.regions).find(({ gateway }) => gateway === body)?.id ?? null;

type Fit = { readonly fits: (on: Case, body: Organisation, known: Known) => boolean; readonly asks: string };
const fitting: { readonly [K in RedirectKind]: Fit } = {
  'other-gateway': {
    fits: (on, { id }, known) => ![null, on.region].includes(regionOfGateway(id, known)),
    asks: 'Choose the gateway of another region.',
  },
  'rocu-capability': {
    fits: (_on, { kind }) => kind === 'rocu',
    asks: 'Choose the ROCU that has the capability.',
  },
  partner: {
    fits: (_on, { kind }) => kind === 'partner' || kind === 'national',
    asks: 'Choose a partner or a national agency of the directory.',
  },
  'force-only': {
    fits: (on, { id }) => id === on.owner.agency,
    asks: 'Choose the owning agency: it deals with the matter alone, and the threat stays where it is.',
  },
};
/** The bodies to which a redirect of this kind can go. */
export const bodiesFor = (kind: RedirectKind, on: Case, known: Known): readonly Organisation[] =>
  Object.values(known.directory.organisations).filter((body) => fitting[kind].fits(on, body, known));
export const redirectProblems = (on: Case, { kind, body }: RedirectTo, known: Known): readonly FieldProblem[] =>
  bodiesFor(kind, on, known).some(({ id }) => id === body) ? [] : [{ path: 'to.body', rule: 'TRI-6', message: fitting[kind].asks }];
