import { nextId, type Case } from './case.ts';
import { startClock } from './clocks.ts';
import { person, type Facts } from './facts.ts';
import { byCodes } from './field-rules.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { entryOf, otherSide, sideOf, stamp, verificationOf } from './sides.ts';
import { sinceDevelopment } from './stages.ts';
import { no, refuse, yes, type Authority, type Rows } from './table.ts';
import type { Side } from './terms-state.ts';
import type { ValueClaim, ValueEntry } from './value-state.ts';
import { isoDateOf } from './working-time.ts';

const toexManager: Authority = { role: 'toex-manager', of: 'toex' };
const sideNames: { readonly [S in Side]: string } = { toex: 'TOEX', force: 'force' };
// VAL-4: the disruption is the force's alone to claim.
const claimedByForce = 'disruption';
const claimantOf = ({ kind }: ValueClaim): Side => (kind === claimedByForce ? 'force' : 'toex');
/** The side of whoever looks at an entry: everybody of the owning agency stands for the force. */
const standsFor = (on: Case, facts: Facts): Side => (facts.actor?.organisation === on.owner.agency ? 'force' : sideOf(on, facts));

const asked = (path: string, message: string): FieldProblem => ({ path: `value.${path}`, message });
const valueProblems = (value: ValueClaim, facts: Facts): readonly FieldProblem[] => [
  ...(value.dateOfEvent <= isoDateOf(facts.now) ? [] : [asked('dateOfEvent', 'Give the day of the event; it cannot lie in the future.')]),
  ...byCodes('valueKinds', value.kind, { path: 'value.kind', facts }),
  ...byCodes('recordTypes', value.recordType, { path: 'value.recordType', facts }),
  ...(value.evidenceRef.trim() === '' ? [asked('evidenceRef', 'Give the reference of the evidence.')] : []),
  ...Object.entries(value.counts ?? {}).flatMap(([name, count]) =>
    Number.isSafeInteger(count) && count >= 0
      ? []
      : [asked(`counts.${name.slice(0, 60)}`, 'Give a whole number, 0 or more; money in pence.')],
  ),
  ...(value.hoursSaved === undefined || value.hoursSaved >= 0 ? [] : [asked('hoursSaved', 'Give the hours saved: 0 or more.')]),
  ...(value.attributionPercent >= 0 && value.attributionPercent <= 100
    ? []
    : [asked('attributionPercent', 'Give the share that is due to TOEX: from 0 to 100.')]),
];
/** VAL-5: the same event counts once. Linked and merged cases come with the links. */
const counted = (on: Case, { kind, dateOfEvent, evidenceRef }: ValueClaim): Refusal | null =>
  Object.values(on.value).some((entry) => entry.kind === kind && entry.dateOfEvent === dateOfEvent && entry.evidenceRef === evidenceRef)
    ? refuse('counted-elsewhere', 'VAL-5', { ref: on.ref })
    : null;

export const valueRows: Rows<'log-value' | 'verify-value'> = {
  'log-value': {
    rule: 'VAL-4',
    who: [{ relation: 'sia' }, { relation: 'team' }, { relation: 'sio' }, toexManager],
    stages: sinceDevelopment,
    whileHeld: true,
    whileSioUnavailable: true,
    decide: (on, { value }, facts) => {
      const problems = valueProblems(value, facts);
      if (problems.length > 0) return no(refuse('fields-refused', 'VAL-4', { problems }));
      const [side, claimant] = [sideOf(on, facts), claimantOf(value)];
      if (side !== claimant) return no(refuse('other-side-claims', 'VAL-4', { kind: value.kind, side: sideNames[claimant] }));
      const twice = counted(on, value);
      if (twice !== null) return no(twice);
      const id = nextId('v', on.value);
      const { by: user, at } = stamp(facts);
      const entry: ValueEntry = {
        ...value, id, side, at,
        claimedBy: { user, organisation: person(facts, user)?.organisation ?? '' },
        status: 'logged', verifiedBy: null, verifiedAt: null, apmisStatus: 'not-entered',
      }; // prettier-ignore
      const clocks = { [verificationOf(id)]: startClock(facts, on, { step: 'value-verified', party: otherSide(side) }) };
      return yes({ type: 'value-logged', about: { entry: id }, after: { value: { [id]: entry }, clocks } });
    },
  },
  'verify-value': {
    rule: 'VAL-2',
    who: [{ relation: 'sio' }, { role: 'owner-lead', of: 'owner' }, { role: 'spoc', of: 'owner' }, { relation: 'sia' }, toexManager],
    stages: sinceDevelopment,
    whileHeld: true,
    whileSioUnavailable: true,
    elsewhere: (on) =>
      on.stage in sinceDevelopment && Object.keys(on.value).length === 0 ? refuse('nothing-to-verify', 'VAL-2', {}) : null,
    decide: (on, about, facts) => {
      const entry = entryOf(on.value, about.entry);
      if (entry === null) return no(refuse('unknown-entry', 'VAL-2', { what: 'value entry', id: about.entry }));
      // VAL-2, ACC-5: the force confirms what TOEX logged, TOEX what the force logged.
      if (entry.side === standsFor(on, facts)) return no(refuse('own-entry', 'VAL-2', {}));
      if (entry.status === 'verified') return no(refuse('already-recorded', 'VAL-2', { what: `The verification of ${entry.id}` }));
      const { by: verifiedBy, at: verifiedAt } = stamp(facts);
      const verified: ValueEntry = { ...entry, status: 'verified', verifiedBy, verifiedAt };
      return yes({
        type: 'value-verified',
        about,
        after: { value: { [entry.id]: verified }, clocks: { [verificationOf(entry.id)]: null } },
      });
    },
  },
};
