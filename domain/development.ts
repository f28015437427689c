import { nextId, type Case } from './case.ts';
import { startClock } from './clocks.ts';
import type { ClockChange } from './entries.ts';
import type { Commands } from './commands.ts';
import type { Work } from './development-state.ts';
import { agenciesOf, type Facts, person } from './facts.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { entryOf, stamp } from './sides.ts';
import { inDevelopment, sinceWork } from './stages.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import { beforeWork } from './versions.ts';
import { isoDateOf } from './working-time.ts';

// A month of whole days: more is a slip of the keyboard.
const MOST_HOURS = 24 * 31;
export const atWork: readonly [Authority, ...Authority[]] = [{ relation: 'team' }, { relation: 'sia' }];

const asked = (path: string, message: string): FieldProblem => ({ path, rule: 'DEV-1', message });
/** DEV-1: the team is of the region's TOEX, active, analysts or SIAs. */
const byMembers = (on: Case, members: readonly string[], facts: Facts): readonly FieldProblem[] => {
  const toex = agenciesOf(facts, on.region).toex;
  const fits = (id: string): boolean => {
    const who = person(facts, id);
    return who?.active === true && who.organisation === toex && (who.roles.includes('analyst') || who.roles.includes('sia'));
  };
  const strangers = members.flatMap((id, index) =>
    fits(id) ? [] : [asked(`members.${String(index)}`, 'Name an active analyst or SIA of the region’s TOEX.')],
  );
  return members.length === 0 ? [asked('members', 'Name at least one person: only the team works on the case.')] : strangers;
};
const byWork = ({ hours, searchedAt, source }: Commands['log-work']['payload'], facts: Facts): readonly FieldProblem[] => [
  ...(source.system.trim() === '' ? [asked('source.system', 'Name the system that was searched.')] : []),
  ...(searchedAt <= isoDateOf(facts.now) ? [] : [asked('searchedAt', 'Give the day of the search; it cannot lie in the future.')]),
  ...(hours > 0 && hours <= MOST_HOURS ? [] : [asked('hours', `Give the hours worked: more than 0, at most ${String(MOST_HOURS)}.`)]),
];
/** Work was logged, so the wait for the next entry begins anew, where somebody is waiting for one. */
const stallAnew = (on: Case, facts: Facts): ClockChange =>
  on.clocks['work-stalled'] === undefined ? {} : { 'work-stalled': startClock(facts, on, { step: 'work-stalled', party: 'toex' }) };

/** DEV-1: the hours of a work log. What an entry corrects counts no more; hundredths, since decimals do not add up exactly. */
export const hoursLogged = (work: Case['work']): number => {
  const entries = Object.values(work);
  const corrected = entries.map(({ corrects }) => corrects);
  const hours = entries.flatMap((entry) => (corrected.includes(entry.id) ? [] : [entry.hours]));
  return Math.round(hours.reduce((sum, each) => sum + each, 0) * 100) / 100;
};

/** DEV-3: searches whose recording on PND is neither stated nor confirmed since. */
export const unconfirmed = (on: Case): readonly string[] =>
  Object.values(on.work).flatMap(({ id, pndRecorded, pndConfirmedAt }) => (pndRecorded || pndConfirmedAt !== null ? [] : [id]));

/** DEV-3: every search is stated or confirmed as recorded, or none was logged. */
const nothingToConfirm = (on: Case): Refusal | null => (unconfirmed(on).length > 0 ? null : refuse('nothing-to-confirm', 'DEV-3', {}));

export const developmentRows: Rows<'assign-team' | 'log-work' | 'confirm-pnd'> = {
  'assign-team': {
    rule: 'DEV-1',
    who: [{ relation: 'sia' }],
    stages: inDevelopment,
    whileHeld: false,
    whileSioUnavailable: true,
    decide: (on, about, facts) => {
      const problems = byMembers(on, about.members, facts);
      if (problems.length > 0) return no(refuse('fields-refused', 'DEV-1', { problems }));
      return yes({ type: 'team-assigned', about, after: { team: [...new Set(about.members)] } });
    },
  },
  'log-work': {
    rule: 'DEV-1',
    who: atWork,
    stages: inDevelopment,
    whileHeld: false,
    whileSioUnavailable: true,
    decide: (on, about, facts) => {
      const problems = byWork(about, facts);
      if (problems.length > 0) return no(refuse('fields-refused', 'DEV-1', { problems }));
      const { corrects = null } = about;
      if (corrects !== null && entryOf(on.work, corrects) === null) {
        return no(refuse('unknown-entry', 'DEV-1', { what: 'work entry', id: corrects }));
      }
      const id = nextId('w', on.work);
      const work: Work = { ...about, ...stamp(facts), id, corrects, pndConfirmedAt: null };
      return yes({ type: 'work-logged', about: { work: id }, after: { work: { [id]: work }, clocks: stallAnew(on, facts) } });
    },
  },
  'confirm-pnd': {
    rule: 'DEV-3',
    who: atWork,
    stages: sinceWork,
    whileHeld: false,
    whileSioUnavailable: true,
    elsewhere: beforeWork('DEV-3'),
    nothingOpen: nothingToConfirm,
    decide: (on, about, facts) => {
      const problems: readonly FieldProblem[] = [
        { path: 'at', rule: 'DEV-3', message: 'Give the time at which it was recorded on PND; it cannot lie in the future.' },
      ];
      if (about.at > facts.now) return no(refuse('fields-refused', 'DEV-3', { problems }));
      const work = entryOf(on.work, about.work);
      if (work === null) return no(refuse('unknown-entry', 'DEV-3', { what: 'work entry', id: about.work }));
      if (!unconfirmed(on).includes(work.id)) return no(refuse('already-recorded', 'DEV-3', { what: `PND recording of ${work.id}` }));
      return yes({ type: 'pnd-confirmed', about, after: { work: { [work.id]: { ...work, pndConfirmedAt: about.at } } } });
    },
  },
};
