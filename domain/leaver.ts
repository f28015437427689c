import { alarmed } from './availability.ts';
import { listedOn } from './beside.ts';
import type { Case } from './case.ts';
import { withOfficers } from './decider-change.ts';
import type { Change, Drafted } from './entries.ts';
import { person, type Facts } from './facts.ts';
import { voided } from './handover.ts';
import { holdingOf, lostTo, type HoldingKind } from './holdings.ts';
import type { Held } from './people-entries.ts';
import { penTo, stopped } from './pen.ts';
import { live } from './stages.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { time } from './time.ts';
import { backToTriage } from './triage.ts';
import type { UserId } from './words.ts';

type Release = { readonly was: readonly Held[]; readonly after: Change };
const nothing: Release = { was: [], after: {} };

/** A claimer who has left: the bid is open to every officer again. A recommendation that waits for its second officer stays there. */
const claimed = (on: Case, id: UserId, facts: Facts): Release => {
  if (on.stage === 'in-triage' && on.claimer === id && on.triage?.awaitsCountersign !== true)
    return { was: ['claimer'], after: backToTriage(on, facts, null) };
  if (on.offeredTo !== id) return nothing;
  const pen = penTo(facts, 'gateway', { role: 'triage-officer' });
  return { was: ['pen'], after: { offeredTo: null, pen, clocks: stopped(on, 'offer') } };
};
/** Whoever the directory has in the office takes the pen up where a person held it; an SIO's waits with the owner lead (OWN-8). */
const penOfLeaver = (on: Case, id: UserId, facts: Facts): Release => {
  if (on.pen?.user !== id) return nothing;
  const { party, role } = on.pen;
  // TRI-6: for a body without an account a manager speaks where whoever offered the bid has left.
  if (on.stage === 'redirect-offered') return { was: ['pen'], after: { pen: penTo(facts, party, { role: 'gateway-manager' }) } };
  // ESC-2: in a body it is for whoever decides in their place, or passes it on.
  return { was: ['pen'], after: { pen: penTo(facts, party, { role, user: id }), ...withOfficers(on, facts) } };
};
const asSia = (on: Case, id: UserId): Release => (on.sia === id ? { was: ['sia'], after: {} } : nothing);
/** OWN-8: from now on somebody answers for the risk in their place. */
const asSio = (on: Case, id: UserId, facts: Facts): Release =>
  on.owner.user === id && (on.unavailable ?? null) === null
    ? { was: ['sio'], after: alarmed(on, { by: 'system', at: facts.now, reason: null }, facts) }
    : nothing;

const together = (releases: readonly Release[]): Release =>
  releases.reduce(
    (all, { was, after }) => ({
      was: [...all.was, ...was],
      after: {
        ...all.after,
        ...after,
        ...('clocks' in all.after || 'clocks' in after ? { clocks: { ...all.after.clocks, ...after.clocks } } : {}),
      },
    }),
    nothing,
  );

export const leaverRows: Rows<'release-leaver'> = {
  'release-leaver': {
    rule: 'ACC-7',
    who: [time],
    stages: live,
    whileHeld: true,
    whileSioUnavailable: true,
    touches: listedOn,
    decide: (on, { person: id }, facts) => {
      const who = person(facts, id);
      const lost = who === null ? holdingOf(on, id) : lostTo(on, who);
      if (lost === null) return no(refuse('moved-on', 'ACC-7', {}));
      const has = (...kinds: readonly HoldingKind[]): boolean => kinds.some((kind) => lost.kinds.includes(kind));
      const triage = has('claim', 'offer') ? claimed(on, id, facts) : nothing;
      const pen = triage.was.length > 0 ? triage : has('pen') ? penOfLeaver(on, id, facts) : nothing;
      const { was, after } = together([pen, has('sia') ? asSia(on, id) : nothing, has('sio') ? asSio(on, id, facts) : nothing]);
      const open = has('nomination') && on.handover?.to === id ? on.handover : null;
      const nominee: readonly Held[] = open === null ? [] : ['nominee'];
      const why = who?.active === true ? { because: 'role' as const } : {};
      const left: Drafted = { type: 'leaver-released', about: { person: id, was: [...was, ...nominee], ...why }, after };
      return open === null ? yes(left) : yes(voided(open, 'left'), left);
    },
  },
};
