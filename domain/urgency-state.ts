import { agenciesOf } from './facts.ts';
import type { Directory, Person } from './directory.ts';
import { sinceConsideration } from './access.ts';
import { inLineOf } from './lines.ts';
import { heldToThem } from './bound.ts';
import { isTerminal, type Case } from './case.ts';
import { whoseBid } from './own-bid.ts';
import type { UserId } from './words.ts';
import type { Urgency } from './urgency-words.ts';

/** The clock of whoever is to confirm or lower; it runs beside every stage, and on a hold too. */
export const URGENCY = 'urgency';
/** CLK-5: the flag that waits to be confirmed or lowered. */
export const pendingUrgency = (on: Pick<Case, 'stage' | 'urgency'>): Urgency | null => {
  const urgency = on.urgency ?? null;
  return !isTerminal(on.stage) && urgency?.answer === null ? urgency : null;
};
/** A manager has said that it is urgent, and nobody has set another priority since. */
export const isConfirmedUrgent = ({ urgent, urgency }: Pick<Case, 'urgent' | 'urgency'>): boolean =>
  urgent && urgency?.answer?.outcome === 'confirmed';

type Known = { readonly directory: Directory };
const isFree = (on: Case, { flagged, known }: { readonly flagged: Urgency; readonly known: Known }, who: Person): boolean => {
  if (!who.active || heldToThem(on, [flagged.by, ...whoseBid(on)]).includes(who.id)) return false;
  // TRI-8: of a bid of the gateway's own ROCU nobody in the line of its SIO or SPOC.
  const inLine = [on.owner.user, on.spoc].some((id) => {
    const other = Object.hasOwn(known.directory.people, id) ? known.directory.people[id] : undefined;
    return other !== undefined && inLineOf(who, other, known);
  });
  return !on.ownRocu || !inLine;
};
/**
 * Who may confirm or lower the flag that waits (ACC-5, ACC-6): a gateway manager of the region other than whoever gave it and not on the bid;
 * where there is none, the TOEX managers who may open the case. Absence counts for nothing, as in an appeal.
 */
export const urgencyAnswerers = (on: Case, known: Known): readonly UserId[] => {
  const urgency = pendingUrgency(on);
  if (urgency === null) return [];
  const region = agenciesOf(known, on.region);
  const people = Object.values(known.directory.people).filter((who) => isFree(on, { flagged: urgency, known }, who));
  const gateway = people.filter((who) => who.organisation === region.gateway && who.roles.includes('gateway-manager'));
  const toex = people.filter((who) => who.organisation === region.toex && who.roles.includes('toex-manager'));
  return (gateway.length > 0 ? gateway : on.restricted && !sinceConsideration(on) ? [] : toex).map(({ id }) => id);
};
