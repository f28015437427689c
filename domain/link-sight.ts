// DUP-2, DUP-3: a link opens nothing. What somebody may see of the case at its other end.
import { holds, mayOpen } from './access.ts';
import type { Case } from './case.ts';
import type { Entry } from './entries.ts';
import { agenciesOf, type Facts } from './facts.ts';
import { isOneWork, type Link } from './link-state.ts';
import { partnerIn } from './merge-state.ts';
import type { OrganisationId, Ref } from './words.ts';

/** `case`: it opens; `reference`: nothing but its reference and what the link says; `hidden`: not that there is a link. */
export type LinkSight = 'case' | 'reference' | 'hidden';
/** `link` is null for the other case of a merge. */
type Asked = { readonly other: Case | null; readonly link: Pick<Link, 'relation' | 'status'> | null };

/** Whoever speaks for the two cases: the gateway, the TOEX manager, the SIA. A force learns of no case that is not its own. */
const speaksFor = ({ region, sia }: Pick<Case, 'region' | 'sia'>, { actor, directory }: Facts): boolean => {
  if (actor?.active !== true) return false;
  const { gateway, toex } = agenciesOf({ directory }, region);
  const ofGateway = actor.organisation === gateway && (holds(actor, 'triage-officer') || holds(actor, 'gateway-manager'));
  return ofGateway || actor.id === sia || (actor.organisation === toex && holds(actor, 'toex-manager'));
};
/** All that a gateway needs to speak to the other case (DUP-2): the gateway that has it now. */
export const gatewayOfOther = (other: Case | null, link: Pick<Link, 'gateway'>, known: Pick<Facts, 'directory'>): OrganisationId =>
  (other === null ? null : agenciesOf(known, other.region).gateway) ?? link.gateway;
export const sightOf = (on: Case, { other, link }: Asked, facts: Facts): LinkSight => {
  if (other !== null && facts.actor !== null && mayOpen(other, facts.actor, facts) !== 'none') return 'case';
  // DUP-4: an SIO consents to a merge, and must know to what.
  const isTheirs = link === null ? facts.actor?.active === true && facts.actor.id === on.owner.user : isOneWork(link);
  return isTheirs || speaksFor(on, facts) ? 'reference' : 'hidden';
};

/** The case at the other end of a link or a merge that an entry of a case speaks of, and what it says of it; null for every other entry. */
export const linkIn = (entry: Entry, on: Pick<Case, 'ref'>): { readonly other: Ref; readonly link: Asked['link'] } | null => {
  switch (entry.type) {
    case 'link-proposed':
      return { other: entry.about.other, link: { relation: entry.about.relation, status: 'proposed' } };
    case 'linked':
    case 'link-confirmed':
      return { other: entry.about.other, link: { relation: entry.about.relation, status: 'linked' } };
    case 'unlinked':
      return { other: entry.about.other, link: { relation: entry.about.relation, status: entry.about.asked ? 'asked' : 'linked' } };
    case 'product-disclosed':
      return { other: entry.about.other, link: { relation: 'supporting', status: 'linked' } };
    case 'merge-proposed':
    case 'merge-consented':
    case 'merge-refused':
    case 'merge-lapsed':
    case 'merge-voided':
    case 'merge-put-off':
    case 'merged':
    case 'unmerged':
      return { other: partnerIn(entry.about, on), link: null };
    default:
      return null;
  }
};
