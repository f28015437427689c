import { candidatesFor } from '../../../domain/candidates.ts';
import { nameOf, person } from '../../../domain/facts.ts';
import { unacknowledgedBySia } from '../../../domain/reallocation.ts';
import { worded } from '../case/open.ts';
import { clausesOf } from '../case/terms/clauses.ts';
import { choice, type Prepare } from './preparation.ts';

export const reallocate: Prepare = (_visit, on, facts) => ({
  choices: {
    sia: candidatesFor(on, facts)
      .filter(({ user }) => user !== on.sia)
      .map(({ user, reasons }) => choice(user, `${nameOf(facts, user)}: ${reasons.join('; ')}`)),
  },
});
/** The line manager of the SIO is known; a lead of the agency stands in for one who has left. */
export const resolveImpasse: Prepare = async (visit, on, facts) => {
  if (on.impasse == null) return {};
  const manager = person(facts, person(facts, on.owner.user)?.lineManager ?? null);
  const leads = Object.values(facts.directory.people).filter(
    ({ active, organisation, roles }) => active && organisation === on.owner.agency && roles.includes('owner-lead'),
  );
  const whom = manager?.active === true ? [manager] : leads;
  return {
    choices: { lineManager: whom.map(({ id }) => choice(id, nameOf(facts, id))) },
    start: { outcome: 'resume', lineManager: whom[0]?.id, agreedAt: visit.now },
    shown: { view: 'command/shown/impasse.njk', impasse: await worded(visit, on.impasse) },
  };
};
export const acknowledgeTerms: Prepare = async (visit, on) => {
  const version = unacknowledgedBySia(on);
  if (version === null) return {};
  return {
    hidden: ['termsDigest'],
    start: { termsDigest: version.digest },
    shown: { view: 'command/shown/terms.njk', version, clauses: clausesOf(await worded(visit, version.terms), { ...visit, on }) },
  };
};
export const disseminateProduct: Prepare = ({ now }, on, facts) => {
  const accepted = Object.values(on.products).filter(({ status }) => status === 'accepted');
  return {
    choices: {
      product: accepted.map(({ id, title, marking }) => choice(id, `${id}: ${title}, ${marking}`)),
      'sioApproval.by': [choice(on.owner.user, nameOf(facts, on.owner.user))],
    },
    start: { product: accepted[0]?.id, handling: on.bid.legal.handling ?? [], sioApproval: { by: on.owner.user, at: now } },
  };
};
