// Bids of every agency that has a SPOC and an SIO, sound for the most part.
import type { Submission } from '../../domain/bid.ts';
import type { Case } from '../../domain/case.ts';
import { mayOwn } from '../../domain/directory.ts';
import { over } from '../../domain/stages.ts';
import type { Ref } from '../../domain/words.ts';
import { crowd } from '../domain/crowd.ts';
import { bid } from '../domain/payloads.ts';
import type { Chance } from './chance.ts';

const officers = (agency: string, role: 'spoc' | 'sio') =>
  Object.values(crowd.people).filter((who) => who.organisation === agency && who.active && who.roles.includes(role));
const agencies = Object.values(crowd.organisations).filter(
  (each) => mayOwn(each) && officers(each.id, 'spoc').length > 0 && officers(each.id, 'sio').length > 0,
);
const home = Object.keys(crowd.regions)[0] ?? '';

/** REO-1: one bid in three follows a case of its agency that has ended; one in fifteen any case at all. */
const earlier = (agency: string, cases: Readonly<Record<Ref, Case>>, { below, pick }: Chance): { readonly follows?: Ref } => {
  const drawn = below(15);
  const ended = Object.values(cases).filter(({ stage, owner }) => stage in over && owner.agency === agency);
  const follows = drawn === 0 ? pick(Object.keys(cases)) : drawn < 6 ? pick(ended)?.ref : undefined;
  return follows === undefined ? {} : { follows };
};
type Drawn = { readonly spoc: string; readonly region: string; readonly bid: Submission };
/** A bid and the SPOC who brings it; one in twelve would give the risk to whom it may never go (OWN-2). */
export const drawnBid = (chance: Chance, cases: Readonly<Record<Ref, Case>>): Drawn => {
  const { below, pick } = chance;
  const agency = pick(agencies);
  if (agency === undefined) throw new Error('no agency can bring a bid');
  const sio = pick(officers(agency.id, 'sio'))?.id ?? '';
  const wrong = below(12) === 0;
  const region = agency.region ?? pick(Object.keys(crowd.regions)) ?? home;
  return {
    spoc: pick(officers(agency.id, 'spoc'))?.id ?? '',
    region,
    bid: {
      ...bid,
      owningAgency: wrong ? (pick(['toex-northmarch', 'a-partner', 'northmarch-ttcg']) ?? '') : agency.id,
      sio: { userId: wrong && below(2) === 0 ? (pick(['left.aldershire', 'sia.northmarch', 'officer.partner']) ?? '') : sio },
      customer: { userId: sio },
      ...(agency.region === null ? { region } : {}),
      legal: { ...bid.legal, restricted: below(6) === 0 },
      ...earlier(agency.id, cases, chance),
    },
  };
};
