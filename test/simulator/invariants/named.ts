// VAL-5, TOR-3, ALL-2, TRI-6, by hand after journey.md section 5.
import type { Case } from '../../../domain/case.ts';
import type { ValueEntry } from '../../../domain/value-state.ts';
import type { Directory } from '../../../domain/directory.ts';
import { crowd } from '../../domain/crowd.ts';
import { firstOf, same, type Invariant, type Stand } from './invariant.ts';

const event = ({ kind, dateOfEvent, evidenceRef }: ValueEntry): string => JSON.stringify([kind, dateOfEvent, evidenceRef]);
const stands = ({ reverses, reversedBy }: ValueEntry): boolean => reverses === undefined && reversedBy === undefined;
/** The cases that are linked or merged with it. */
const beside = (on: Case, { cases }: Stand): readonly Case[] => {
  const linked = Object.entries(on.links ?? {}).flatMap(([ref, { status }]) => (status === 'linked' ? [ref] : []));
  const merged = Object.entries(on.merges ?? {}).flatMap(([ref, { status }]) => (status === 'merged' ? [ref] : []));
  return [...linked, ...merged].flatMap((ref) => cases[ref] ?? []);
};
const statement = ({ owner: { user, agency } }: Case, { people, organisations }: Directory): string => {
  const { rank = '', name = '' } = people[user] ?? {};
  return `Risk remains with ${rank} ${name}, ${organisations[agency]?.name ?? ''}. TOEX cannot own risk.`;
};
const allocating = ['allocate', 'reallocate'];

export const named: readonly Invariant[] = [
  {
    rules: 'VAL-5',
    breach: ({ before, after, stand }) => {
      const logged = Object.values(after.value).filter((entry) => before?.value[entry.id] === undefined && stands(entry));
      const others = [after, ...beside(after, stand)];
      return firstOf(
        ...logged.flatMap((entry) =>
          others.flatMap(({ ref, value }) =>
            Object.values(value).map(
              (other) =>
                other !== entry && stands(other) && event(other) === event(entry) && `${entry.id} is counted on ${ref} as ${other.id} too`,
            ),
          ),
        ),
      );
    },
  },
  {
    rules: 'TOR-3',
    breach: ({ before, after, given: { name, directory } }) =>
      firstOf(
        ...Object.values(after.terms).flatMap(({ version, terms, signatures }) => {
          const was = before?.terms[String(version)];
          return [
            terms.support.length === 0 && `version ${String(version)} without support`,
            (terms.period.from === '' || terms.period.to < terms.period.from) && `version ${String(version)} without a timeline`,
            // TOR-7: two managers may drop the last product (decision 34).
            was === undefined && terms.products.length === 0 && name !== 'resolve-impasse' && `version ${String(version)} without a product`,
            terms.products.some(({ due }) => due === '') && `version ${String(version)} without a product that is due`,
            terms.strategyRef.trim() === '' && `version ${String(version)} without the SIO’s strategy`,
            was === undefined && before?.round === after.round && terms.riskStatement !== statement(after, directory) && `version ${String(version)} says: ${terms.riskStatement}`,
            before !== null && !same(before.owner, after.owner) && was?.status === 'offered' && signatures.some(({ side }) => side === 'force') && 'the former SIO’s signature stands',
          ];
        }),
      ), // prettier-ignore
  },
  {
    rules: 'ALL-1, ALL-2',
    breach: ({ before, after, given: { name, directory: { people } } }) => {
      if (before?.round !== after.round || before.sia === after.sia || after.sia === null) return null;
      const sia = people[after.sia];
      return firstOf(
        !allocating.includes(name) && `${name} gave it to an SIA`,
        sia?.active !== true && `${after.sia} has left`,
        (sia?.roles.includes('sia') !== true || crowd.regions[after.region]?.toex !== sia.organisation) && `${after.sia} is no SIA of the region’s TOEX`,
        [after.owner.user, after.spoc, after.customer].includes(after.sia) && `${after.sia} is on the bid`,
      );
    }, // prettier-ignore
  },
  {
    rules: 'TRI-6, OWN-1',
    breach: ({ before, after, given: { name } }) => {
      if (before === null || before.region === after.region)
        return firstOf(
          before?.stage === 'redirect-offered' && after.stage === 'redirected' && after.redirect?.answer?.outcome !== 'acknowledged' && 'redirected, and nobody acknowledged it',
          before?.redirect?.answer === undefined && after.redirect?.answer?.outcome === 'bounced' && after.stage !== 'triage-queue' && `bounced, and in ${after.stage}`,
          before?.stage !== 'redirected' && after.stage === 'redirected' && after.redirect?.kind === 'other-gateway' && 'another gateway has it, and it is over',
        );
      return firstOf(
        name !== 'acknowledge-redirect' && `${name} moved it to another region`,
        before.redirect?.kind !== 'other-gateway' && 'no other gateway was asked',
        crowd.regions[after.region]?.gateway !== before.redirect?.body && 'another gateway than the one that was asked has it',
        after.stage !== 'triage-queue' && `acknowledged by another gateway, and in ${after.stage}`,
        (after.ref !== before.ref || !same(after.owner, before.owner)) && 'the move changed its reference or its owner',
      );
    }, // prettier-ignore
  },
];
