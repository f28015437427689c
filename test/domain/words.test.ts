import { describe, expect, it } from 'vitest';
import { inWords } from '../../domain/authority.ts';
import type { Case } from '../../domain/case.ts';
import type { Entry, EntryType } from '../../domain/entries.ts';
import { noticesOf, sayings } from '../../domain/notices.ts';
import { holdingWords } from '../../domain/holdings-words.ts';
import { rulebook } from '../../domain/rulebook.ts';
import type { Told } from '../../domain/sayings.ts';
import { sittingRight } from '../../domain/sitting-authority.ts';
import { sittingSayings } from '../../domain/sitting-notices.ts';
import { sittingRulebook } from '../../domain/sitting-rulebook.ts';
import type { Authority } from '../../domain/table.ts';
import { clauseTitles } from '../../domain/terms-clauses.ts';
import { factsFor } from '../support/rulebook.ts';
import { expectApproved } from './approved.ts';
import { before } from './before-body.ts';
import { caseAt } from './story.ts';

/** An entry of this type that says as much as any: what a notice takes from one is taken from here. */
const told = (type: EntryType): Told => {
  const about = {
    from: 'sio.aldershire', to: 'sio2.aldershire', by: 'sio.aldershire', owner: { agency: 'brackenshire', user: 'sio.brackenshire' }, entry: 'v1',
    was: ['sio', 'sia', 'claimer'], comments: [], body: 'southvale-rocu', kind: 'other-gateway', newOwner: 'brackenshire', outcome: type === 'impasse-resolved' ? 'resume' : 'retain', other: 'TSK-NM-2026-00043-A',
  }; // prettier-ignore
  const entry = { type, about, after: {}, seq: 2, version: 1, at: factsFor(null).now, actor: 'x', authority: 'x', policyVersion: 1 };
  const on = type.startsWith('transfer') ? before('transfer')() : caseAt('closed');
  return { on, entry: entry as unknown as Entry, facts: factsFor(null) };
};

/**
 * Words that people act by. Each was read by a person and kept as it stands: whoever changes one sees the difference here first, and
 * keeps it once it is right (`approved.ts`).
 */
describe('REC-1, journey.md section 8: what people are told, and by which right, in the words that were approved', () => {
  it('of a case: whom each event tells, and what', () => {
    const lines = (Object.keys(sayings) as (keyof typeof sayings)[])
      .toSorted()
      .flatMap((type) =>
        sayings[type].map(({ to, text, also }) => `${type} > ${[...to, ...(also?.(told(type)) ?? [])].join(', ')}: ${text(told(type))}`),
      );
    expectApproved('notices', lines);
  });
  it('of a sitting', () => {
    const lines = Object.entries(sittingSayings).flatMap(([type, all]) => all.map(({ to, text }) => `${type} > ${to}: ${text}`));
    expectApproved('sitting-notices', lines.toSorted());
  });
  it('who may give a command, as a refusal and the journal have it', () => {
    const ofCase = Object.entries(rulebook).map(
      ([name, { rule, who }]) => `${name} (${rule}): ${(who as readonly Authority[]).map(inWords).join('; ')}`,
    );
    const ofSitting = Object.entries(sittingRulebook).map(
      ([name, { rule, who }]) => `sitting ${name} (${rule}): ${who.map(sittingRight).join('; ')}`,
    );
    expectApproved('rights', [...ofCase, ...ofSitting].toSorted());
  });
  it('what each clause of the terms is called', () => {
    expectApproved(
      'clauses',
      Object.entries(clauseTitles).map((each) => each.join(': ')),
    );
  });
  it('of what a body decided, in each outcome, and of its refusal to ratify', () => {
    const on = { ...before('transfer')(), stage: 'escalated' as const };
    const outcomes = ['retain', 'reject', 'transfer', 'refer-to-ftt', 'defer', 'commission-development'] as const;
    const entry = (about: object, type = 'body-decided') => ({ ...told('body-decided').entry, type, about }) as unknown as Entry;
    const saidOf = (about: object, at: Partial<Case> = {}, type: 'body-decided' | 'ratification-declined' = 'body-decided') =>
      sayings[type].map(({ to, text, also }) => {
        const all: Told = { on: { ...on, ...at }, entry: entry(about, type), facts: factsFor(null) };
        return `${type} ${JSON.stringify({ ...about, ...at })} > ${[...to, ...(also?.(all) ?? [])].join(', ')}: ${text(all)}`;
      });
    expectApproved('decided', [
      ...outcomes.flatMap((outcome) => saidOf({ outcome, next: null })),
      ...saidOf({ outcome: 'defer', next: 'm-2' }),
      ...saidOf({ outcome: 'reject', next: null }, { stage: 'ownership' }),
      ...[null, 'e1'].flatMap((escalation) => saidOf({ escalation, agency: 'northmarch-rocu' }, {}, 'ratification-declined')),
      ...saidOf({ escalation: null }, { stage: 'closed' }, 'ratification-declined'),
    ]);
  });
  it('ACC-7: of each thing that a leaver still holds', () => {
    expect(holdingWords(['pen', 'claim', 'offer', 'sio', 'sia', 'signature', 'nomination'])).toBe(
      'the pen, the claim, the first offer, SIO, holding the risk, SIA, a signature on what is not agreed yet, a nomination as successor',
    );
  });
  it('of a place in the queue for capacity', () => {
    const on = caseAt('awaiting-capacity');
    const clock = Object.keys(on.clocks)[0] ?? '';
    const rung = factsFor(null).policy.steps[on.clocks[clock]!.step].rungs[0]?.rung ?? '';
    const said = (place: number, of: number) => {
      const entry = { ...told('told').entry, about: { clock, rung, to: ['spoc.aldershire'], capacity: { place, of } } } as unknown as Entry;
      return noticesOf({ on, entry, facts: factsFor(null) }).map(({ text }) => text.split('. ').at(-1));
    };
    expect(said(1, 1)[0]).toMatch(/^No other request of the region waits for capacity\.$/);
    expect(said(2, 3)[0]).toBe(
      'It is number 2 of 3 in the region that wait for capacity, by priority and then by when they were submitted.',
    );
  });
});
