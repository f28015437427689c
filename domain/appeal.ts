import { sure } from './sure.ts';
import { APPEAL, appealDeciders, lastAppeal, partakers, runningAppeal, type Appeal } from './appeal-state.ts';
import { alarmIfLeft } from './availability.ts';
import { boundWith } from './bound.ts';
import type { Case } from './case.ts';
import { startClock } from './clocks.ts';
import { backFrom } from './decline.ts';
import type { Change, Drafted } from './entries.ts';
import { nameOf, type Facts } from './facts.ts';
import { whoseBid } from './own-bid.ts';
import { penTo } from './pen.ts';
import type { Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import { backToTriage, triageBars } from './triage.ts';

const WINDOW = 'appeal-window';

/** One appeal per decline, while its window is open. */
const windowShut = (on: Case, facts: Facts): Refusal | null => {
  if (on.stage !== 'declined') return null;
  // TOR-7: the SIO's line manager has agreed to that decline.
  if (on.decline === null) return refuse('declined-by-agreement', 'TRI-7', {});
  if (runningAppeal(on) !== null) return refuse('already-recorded', 'TRI-7', { what: 'An appeal against this decline' });
  const window = on.clocks[WINDOW];
  return window === undefined || window.dueAt < facts.now ? refuse('appeal-window-over', 'TRI-7', {}) : null;
};

/** TRI-7, TRI-8: not whoever had a part in a decline of this bid, nor a region that is not asked. */
const notTheirs = (on: Case, facts: Facts): Refusal | null => {
  if (runningAppeal(on) === null || facts.actor === null) return null;
  if (partakers(on).includes(facts.actor.id)) return refuse('took-part', 'TRI-7', {});
  const barred = triageBars(on, facts);
  if (barred !== null) return barred;
  const deciders = appealDeciders(on, facts);
  const { actor } = facts;
  // ACC-6: whom cover bars hears of that, wherever the rule is put to those for whom they acted.
  const heldToAnother = boundWith(on, [actor.id]).some((id) => id !== actor.id && [...partakers(on), ...whoseBid(on)].includes(id));
  if (heldToAnother || deciders.includes(actor.id)) return null;
  return on.ownRocu
    ? refuse('another-region-decides', 'TRI-8', {})
    : refuse('wrong-person', 'TRI-7', { who: deciders.map((id) => nameOf(facts, id)) });
};
/** The loser of a race is told who decided and what, for as long as the case stands where that put it. */
const nothingRuns = (on: Case, facts: Facts): Refusal | null => {
  if (runningAppeal(on) !== null) return null;
  const last = lastAppeal(on);
  const decided = last?.decided ?? null;
  if (last !== null && decided !== null) {
    const led = decided.outcome === 'uphold' ? 'declined' : last.against.from === 'in-triage' ? 'triage-queue' : last.against.from;
    const outcome = decided.outcome === 'uphold' ? 'the decline was upheld' : 'the decline was overturned';
    if (on.stage === led) return refuse('already-decided', 'TRI-7', { by: decided.by, name: nameOf(facts, decided.by), outcome });
  }
  // Declined anew after an appeal that was won: nobody has appealed against this one.
  return on.stage === 'declined' ? refuse('no-appeal', 'TRI-7', {}) : null;
};

/** Overturned it goes back to where it was declined from; in the queue it is offered to nobody first, least of all to the proposer. */
const overturned = (on: Case, { from }: Appeal['against'], facts: Facts): Change =>
  from === 'in-triage' ? backToTriage(on, facts, null) : { ...backFrom(on, from, facts), decline: null };

export const appealRows: Rows<'appeal' | 'decide-appeal'> = {
  appeal: {
    rule: 'TRI-7',
    who: [{ role: 'spoc', of: 'owner' }, { relation: 'sio' }],
    stages: { declined: true },
    whileHeld: true,
    whileSioUnavailable: true,
    elsewhere: windowShut,
    decide: (on, about, facts) => {
      if (on.decline === null) return no(refuse('appeal-window-over', 'TRI-7', {}));
      const { from, proposedBy, approvedBy, reasonCode } = on.decline;
      const appeal = { ...stamp(facts), ...about, against: { from, proposedBy, approvedBy, reasonCode }, decided: null };
      const clocks = { [WINDOW]: null, [APPEAL]: startClock(facts, on, { step: 'appeal-decided', party: 'gateway' }) };
      const after = { appeals: [...(on.appeals ?? []), appeal], pen: penTo(facts, 'gateway', { role: 'gateway-manager' }), clocks };
      return yes({ type: 'appealed', about, after });
    },
  },
  'decide-appeal': {
    rule: 'TRI-7',
    who: [
      { role: 'gateway-manager', of: 'any' },
      { role: 'toex-manager', of: 'any' },
    ],
    stages: { declined: true },
    whileHeld: true,
    whileSioUnavailable: true,
    bars: notTheirs,
    elsewhere: nothingRuns,
    decide: (on, about, facts) => {
      const running = sure(runningAppeal(on));
      const late = sure(on.clocks[APPEAL]).dueAt < facts.now;
      const decided = { ...stamp(facts), ...about };
      const kept = {
        appeals: [...(on.appeals ?? []).slice(0, -1), { ...running, decided }],
        tookPart: [...new Set([...partakers(on), decided.by])],
      };
      const after: Change =
        about.outcome === 'uphold'
          ? { ...kept, pen: null, clocks: { [APPEAL]: null } }
          : { ...overturned(on, running.against, facts), ...kept };
      const entry: Drafted = { type: 'appeal-decided', about: { ...about, from: running.against.from, late }, after };
      return yes(entry, ...(about.outcome === 'uphold' ? [] : alarmIfLeft(on, facts)));
    },
  },
};
