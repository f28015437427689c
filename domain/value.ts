import { caseBeside } from './beside.ts';
import { nextId, type Case } from './case.ts';
import type { Facts } from './facts.ts';
import { byCodes } from './field-rules.ts';
import { sightOf } from './link-sight.ts';
import { belonging, linkTo } from './link-state.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { entryOf, sideOf, stamp } from './sides.ts';
import { no, refuse, yes, type Rows } from './table.ts';
import type { Side } from './terms-state.ts';
import { counts, standing, type ValueClaim } from './value-state.ts';
import { noneOpen } from './value-open.ts';
import {
  beside,
  byOtherSide,
  entryIn,
  loggedIn,
  neverWorked,
  organisationOf,
  someEntryIn,
  toexManager,
  toVerify,
  verifiers,
  waitsNoMore,
} from './value-sides.ts';
import { isoDateOf } from './working-time.ts';

const sideNames: { readonly [S in Side]: string } = { toex: 'TOEX', force: 'force' };
// VAL-4: the disruption is the force's alone to claim.
const claimedByForce = 'disruption';
const claimantOf = ({ kind }: ValueClaim): Side => (kind === claimedByForce ? 'force' : 'toex');

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
/** VAL-5: the same event counts once among cases that belong together; what was taken back may be logged anew. */
const counted = (on: Case, { kind, dateOfEvent, evidenceRef }: ValueClaim, facts: Facts): Refusal | null => {
  const others = belonging(on).flatMap((ref) => caseBeside(facts, ref) ?? []);
  const twice = [on, ...others].find(({ value }) =>
    Object.values(value).some(
      (entry) => counts(entry) && entry.kind === kind && entry.dateOfEvent === dateOfEvent && entry.evidenceRef === evidenceRef,
    ),
  );
  if (twice === undefined) return null;
  const link = linkTo(on, twice.ref);
  const hidden = link !== null && sightOf(on, { other: twice, link }, facts) === 'hidden';
  return refuse('counted-elsewhere', 'VAL-5', { ref: hidden ? 'another case that belongs with this one' : twice.ref });
};

export const valueRows: Rows<'log-value' | 'verify-value'> = {
  'log-value': {
    ...beside,
    stages: loggedIn,
    elsewhere: neverWorked,
    rule: 'VAL-4',
    touches: (on) => belonging(on).map((stream) => ({ stream })),
    who: [{ relation: 'sia' }, { relation: 'team' }, { relation: 'sio' }, toexManager],
    decide: (on, { value }, facts) => {
      const problems = valueProblems(value, facts);
      if (problems.length > 0) return no(refuse('fields-refused', 'VAL-4', { problems }));
      const [side, claimant] = [sideOf(on, facts), claimantOf(value)];
      if (side !== claimant) return no(refuse('other-side-claims', 'VAL-4', { kind: value.kind, side: sideNames[claimant] }));
      const twice = counted(on, value, facts);
      if (twice !== null) return no(twice);
      const id = nextId('v', on.value);
      const { by: user, at } = stamp(facts);
      const claimedBy = { user, organisation: organisationOf(facts, user) };
      const entry = standing({ ...value, id, side, at, claimedBy, verifiedBy: null, verifiedAt: null, apmisStatus: 'not-entered' });
      return yes({ type: 'value-logged', about: { entry: id }, after: { value: { [id]: entry }, clocks: toVerify(on, entry, facts) } });
    },
  },
  'verify-value': {
    ...beside,
    rule: 'VAL-2',
    who: verifiers,
    elsewhere: someEntryIn('VAL-2', 'logged'),
    nothingOpen: noneOpen('verify-value'),
    decide: (on, about, facts) => {
      const own = byOtherSide(on, about.entry, facts);
      if (own !== null) return no(own);
      const known = entryOf(on.value, about.entry);
      if (known !== null && known.verifiedBy !== null && known.reversedBy === undefined)
        return no(refuse('already-recorded', 'VAL-2', { what: `The verification of ${known.id}` }));
      const found = entryIn(on, { id: about.entry, rule: 'VAL-2', in: ['logged'] });
      if ('refusal' in found) return no(found.refusal);
      const { by: verifiedBy, at: verifiedAt } = stamp(facts);
      const verified = standing({ ...found.entry, verifiedBy, verifiedAt });
      return yes({ type: 'value-verified', about, after: { value: { [verified.id]: verified }, clocks: waitsNoMore(on, verified) } });
    },
  },
};
