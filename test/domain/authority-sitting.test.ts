import { describe, expect, it } from 'vitest';
import { offeredAtSitting } from '../../domain/sitting-decide.ts';
import { sittingRulebook } from '../../domain/sitting-rulebook.ts';
import type { SittingCommandName } from '../../domain/sitting-commands.ts';
import type { SittingStatus } from '../../domain/sitting.ts';
import { directory, factsFor } from '../support/rulebook.ts';
import { action, CHAIR, DEPUTY, meetingAt, SECRETARY } from './meeting-story.ts';

const OWNER = action.owner;
const GUEST = 'sio.aldershire';
const officers = [CHAIR, DEPUTY, SECRETARY];

/** By hand from journey.md section 3, “Sittings”: who, and in which status of a sitting. Everybody else is the wrong person. */
const table: readonly (readonly [SittingCommandName, readonly string[], string])[] = [
  ['close-papers', [SECRETARY], 'open'],
  ['start', [CHAIR], 'open papers-closed'],
  ['record-attendance', [SECRETARY], 'open papers-closed in-session decided'],
  ['postpone', [SECRETARY], 'open papers-closed'],
  ['cancel', [SECRETARY], 'open papers-closed'],
  ['add-action', [SECRETARY], 'in-session decided'],
  ['update-action', [SECRETARY, OWNER], 'in-session decided minuted cancelled'],
  ['complete-action', [SECRETARY, OWNER], 'in-session decided minuted cancelled'],
  ['approve-minutes', [CHAIR], 'in-session decided'],
  ['declare-interest', [...officers, GUEST], 'open papers-closed in-session'],
  ['strike-item', [SECRETARY], 'open papers-closed in-session'],
  ['carry-item', [SECRETARY], 'open papers-closed in-session'],
  ['supplement-pack', [CHAIR], 'open papers-closed in-session'],
  // ESC-2: whose of them it is, the item says (who-ratifies.test.ts); the secretary's where it is passed on.
  ['ratify-decision', [CHAIR, DEPUTY], 'in-session'],
  ['decline-to-ratify', [CHAIR, DEPUTY, SECRETARY], 'in-session'],
  ['tell', [], 'open papers-closed in-session decided minuted cancelled'],
  ['carry-unreached', [], 'open papers-closed in-session'],
];
const statuses: readonly SittingStatus[] = ['open', 'papers-closed', 'in-session', 'decided', 'minuted', 'cancelled'];
const held = () => {
  const sitting = meetingAt('in-session');
  sitting.give(SECRETARY, 'record-attendance', { present: [CHAIR, SECRETARY, GUEST], apologies: [] });
  return sitting.give(SECRETARY, 'add-action', action);
};

describe('ACC-1, ESC-2: who may give which command at a sitting, of everybody whom the directory knows', () => {
  it.each(table)('%s', (name, may, when) => {
    const on = { ...held(), status: (when.split(' ')[0] ?? 'open') as SittingStatus };
    for (const who of Object.keys(directory.people)) {
      const code = offeredAtSitting(name, on, factsFor(who))?.code ?? 'allowed';
      expect([who, code === 'wrong-person' ? code : 'theirs']).toEqual([who, may.includes(who) ? 'theirs' : 'wrong-person']);
    }
    expect(offeredAtSitting(name, on, factsFor(null)) === null).toBe(may.length === 0);
  });
  it.each(table)('%s, in its own time alone', (name, may, when) => {
    for (const status of statuses) {
      const code = offeredAtSitting(name, { ...held(), status }, factsFor(may[0] ?? null))?.code;
      expect([status, code === 'wrong-status']).toEqual([status, !when.split(' ').includes(status)]);
    }
  });
  it('the deputy chairs while the chair sends apologies, and not beside them', () => {
    const sitting = meetingAt('papers-closed');
    expect(offeredAtSitting('start', sitting.on(), factsFor(DEPUTY))).toMatchObject({ code: 'wrong-person' });
    const on = sitting.give(SECRETARY, 'record-attendance', { present: [DEPUTY, SECRETARY], apologies: [CHAIR] });
    expect(offeredAtSitting('start', on, factsFor(DEPUTY))).toBeNull();
    expect(offeredAtSitting('start', on, factsFor(CHAIR))).toMatchObject({ code: 'wrong-person' });
  });
  it('a sitting is called by a secretary', () => {
    const may = Object.keys(directory.people).filter((who) => offeredAtSitting('open-meeting', null, factsFor(who)) === null);
    expect(may).toEqual(['secretary.northmarch', 'secretary.southvale', 'secretary.ftt']);
  });
  it('no command of a sitting is left out', () => {
    expect(['open-meeting', ...table.map(([name]) => name)].toSorted()).toEqual(Object.keys(sittingRulebook).toSorted());
  });
});
