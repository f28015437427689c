// A form of a sitting that has moved on since the form was made: nothing is done, what has happened is told, and one goes on with what one wrote.
import { describe, expect, it } from 'vitest';
import { atSitting, CHAIR, inSession, SECRETARY, transfer } from '../api/escalated.ts';
import { give } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { sentForm } from './sent-form.ts';
import { hidden, visitorOf } from './visitor.ts';

const house = await houseOf();
/** Works for a force that has nothing to do with the case. */
const OUTSIDER = 'sio.brackenshire';
const stateOf = (meeting: string) => house.world.sittings.get(meeting)!.state;
const keptOn = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`type="hidden" name="${name}" value="([^"]*)"`, 'g'))].map(([, value = '']) => value);
const ticked = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(`name="${name}" type="checkbox" value="([^"]*)" checked`, 'g'))].map(([, value = '']) => value);

describe('a form of a sitting that has moved on', () => {
  it('tells what was decided meanwhile, keeps every tick, and is gone on with', async () => {
    const { ref, meeting } = await inSession(house);
    const secretary = await visitorOf(house, SECRETARY);
    const at = `/meetings/${meeting}/do/record-attendance`;
    await secretary.get(at);
    await give(house, ref, [CHAIR, 'record-decision', transfer(meeting)]);
    const before = stateOf(meeting).seq;

    const stale = await secretary.post(at, { present: [CHAIR, SECRETARY], apologies: ['chair2.northmarch'] });
    expect(stale.status).toBe(412);
    expect(stale.text).toContain('The sitting has moved on since you opened the form');
    expect(stale.text).toContain(`${ref} decided: transfer`);
    expect(stale.text).not.toContain('Sitting called by');
    expect(stale.text).toContain(`href="/meetings/${meeting}"`);
    expect(stateOf(meeting).seq).toBe(before);
    expect([keptOn(stale.text, 'present'), keptOn(stale.text, 'apologies')]).toEqual([[CHAIR, SECRETARY], ['chair2.northmarch']]);

    const kept = { present: keptOn(stale.text, 'present'), apologies: keptOn(stale.text, 'apologies'), _do: 'keep' };
    await atSitting(house, meeting, [SECRETARY, 'add-action', { text: 'Brief the schools.', owner: SECRETARY, due: '2027-01-10' }]);
    expect((await secretary.post(at, kept)).status).toBe(200);
    const later = await secretary.post(at, { present: kept.present, apologies: kept.apologies });
    expect([later.status, stateOf(meeting).attendance.present]).toEqual([412, []]);
    expect(later.text).toContain('Action a1 given to');
    expect(later.text).not.toContain('decided: transfer');
    const again = await secretary.post(at, kept);
    expect(again.status).toBe(200);
    expect(ticked(again.text, 'present')).toEqual(expect.arrayContaining([CHAIR, SECRETARY]));
    expect(ticked(again.text, 'apologies')).toEqual(['chair2.northmarch']);
    expect(hidden(again.text, '_version')).toBe(String(stateOf(meeting).version));
    expect((await secretary.send(at, sentForm(again.text, {}))).to).toBe(`/meetings/${meeting}`);
    expect(stateOf(meeting).attendance).toEqual({
      present: expect.arrayContaining([CHAIR, SECRETARY]) as unknown,
      apologies: ['chair2.northmarch'],
    });
  });
  it('ACC-3: says nothing of an action about a case that does not open for whoever reads it', async () => {
    const { ref, meeting } = await inSession(house);
    await atSitting(house, meeting, [SECRETARY, 'record-attendance', { present: [CHAIR, OUTSIDER], apologies: [] }]);
    await atSitting(house, meeting, [SECRETARY, 'add-action', { text: 'Move him.', owner: SECRETARY, due: '2027-01-10', case: ref }]);
    await atSitting(house, meeting, [SECRETARY, 'update-action', { action: 'a1', text: 'He is in the north.' }]);
    const { text } = await (await visitorOf(house, OUTSIDER)).get(`/meetings/${meeting}`);
    expect(text).toContain('Attendance recorded by');
    for (const said of ['Move him.', 'He is in the north.', 'Action a1 given', 'Action a1 updated']) expect(text).not.toContain(said);
    expect((await (await visitorOf(house, CHAIR)).get(`/meetings/${meeting}`)).text).toContain('He is in the north.');
  });
  it('ACC-4: says nothing of a case that does not open for whoever reads it', async () => {
    const { ref, meeting } = await inSession(house);
    const action = { text: 'Brief the schools.', owner: OUTSIDER, due: '2027-01-10' };
    await atSitting(house, meeting, [SECRETARY, 'add-action', action]);
    const outsider = await visitorOf(house, OUTSIDER);
    const at = `/meetings/${meeting}/do/complete-action`;
    await outsider.get(at);
    await give(house, ref, [CHAIR, 'record-decision', transfer(meeting)]);
    const { status, text } = await outsider.post(at, { action: 'a1', text: 'All are briefed.' });
    expect(status).toBe(412);
    expect(text).toContain('The sitting was changed.');
    expect(text).not.toContain(ref);
    expect(text).not.toContain('decided');
    expect((await outsider.post(at, { action: 'a1', text: 'All are briefed.', _do: 'keep' })).text).toContain('All are briefed.');
  });
});
