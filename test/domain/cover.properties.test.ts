import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { neverByCover } from '../../domain/cover-commands.ts';
import type { HumanCommand } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Directory } from '../../domain/directory.ts';
import { fold } from '../../domain/evolve.ts';
import { factsFor, sha256 } from '../support/rulebook.ts';
import { deck } from './any-command.ts';
import { crowd } from './crowd.ts';
import { shareOf, whole } from './property-share.ts';
import { bids, everyCommand, run, steps } from './random-run.ts';
import { later } from './story.ts';

/** Somebody who is away, and who covers for them; one pair is tried at a time. */
const pairs = [
  ['sio.aldershire', 'sio2.aldershire'],
  ['spoc.aldershire', 'sio.aldershire'],
  ['triage.northmarch', 'triage2.northmarch'],
  ['triage2.northmarch', 'gateway-manager.northmarch'],
  ['gateway-manager.northmarch', 'triage.northmarch'],
  ['gateway-manager2.northmarch', 'triage2.northmarch'],
  ['toex-manager.northmarch', 'sia2.northmarch'],
  ['sia.northmarch', 'sia2.northmarch'],
  ['sia2.northmarch', 'sia.northmarch'],
] as const;
const commands = everyCommand.filter(
  (name): name is Exclude<HumanCommand, 'submit-bid'> => name !== 'submit-bid' && Object.hasOwn(deck, name),
);

type Tried = { readonly on: Case; readonly absentee: string; readonly deputy: string; readonly number: number };
/** Both sides' decisions on the same command, of the same case at the same time: as the absent person, had they been here, and by cover. */
const bothOf = (name: (typeof commands)[number], { on, absentee, deputy, number }: Tried) => {
  const now = later(on.pen?.since ?? on.submittedAt, 30);
  const present = crowd.people[absentee];
  if (present === undefined) throw new Error(`nobody is ${absentee}`);
  const gone = { ...present, deputy, absentFrom: later(now, -60), absentUntil: later(now, 60) };
  const directory: Directory = { ...crowd, people: { ...crowd.people, [absentee]: gone } };
  const shared = { now, digest: sha256('what is proposed'), corrected: null };
  const own = factsFor(absentee, { ...shared, directory: crowd });
  const payload = deck[name]({ on, number, facts: own });
  return {
    own: decide(on, { name, payload }, own),
    deputys: decide(on, { name, payload }, factsFor(deputy, { ...shared, directory })),
    covered: decide(on, { name, payload }, factsFor(deputy, { ...shared, directory, onBehalfOf: absentee })),
  };
};
const signatures = ({ terms, reassessments }: Case) =>
  [...Object.values(terms), ...Object.values(reassessments)].flatMap((version) =>
    version.signatures.map(({ user, at }) => `${user} ${at}`),
  );

it('ACC-6: whatever is given by cover, the absent person could have given, their deputy could not, nothing is signed, and it comes to the same', () => {
  const accepted = new Map<string, number>();
  fc.assert(
    fc.property(steps, fc.nat(9999), (taken, number) => {
      const seen: Case[] = [];
      run(bids[0]!, taken, (_before, after) => void seen.push(after));
      for (const on of seen.filter((_case, index) => index % 6 === 0))
        for (const [absentee, deputy] of pairs)
          for (const name of commands) {
            const { own, deputys, covered } = bothOf(name, { on, absentee, deputy, number });
            if (!covered.ok) continue;
            accepted.set(name, (accepted.get(name) ?? 0) + 1);
            expect(neverByCover(name, null), name).toBe(false);
            expect(own.ok, `${name} by ${absentee} in ${on.stage}`).toBe(true);
            expect(deputys.ok, `${name} by ${deputy} in their own right`).toBe(false);
            expect(covered.entries.map((entry) => [entry.actor, entry.onBehalfOf])).toEqual(covered.entries.map(() => [deputy, absentee]));
            const after = fold(covered.entries, on);
            if (after === null || !own.ok) throw new Error('the case is gone');
            expect(after.actedFor).toContainEqual({ by: deputy, for: absentee });
            expect({ ...after, actedFor: on.actedFor }).toEqual({ ...fold(own.entries, on), actedFor: on.actedFor });
            expect(signatures(after).filter((each) => !signatures(on).includes(each))).toEqual([]);
          }
    }),
    { numRuns: shareOf(12), seed: 20_261_129 },
  );
  if (whole) expect([...accepted.keys()].length, [...accepted].join('; ')).toBeGreaterThanOrEqual(20);
});
