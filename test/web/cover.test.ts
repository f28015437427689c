import { describe, expect, it } from 'vitest';
import type { Person } from '../../domain/directory.ts';
import { later } from '../domain/story.ts';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { hidden, textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const [OFFICER, OFFICER2] = ['triage.northmarch', 'triage2.northmarch'] as const;
const set = (id: string, change: Partial<Person>): void => {
  const { directory } = house.world;
  const who = directory.people[id];
  if (who === undefined) throw new Error(`nobody is ${id}`);
  house.world.directory = { ...directory, people: { ...directory.people, [id]: { ...who, ...change } } };
};
const goesAway = (id: string): void => {
  set(id, { absentFrom: later(house.world.now, -60), absentUntil: later(house.world.now, 7 * 24 * 60) });
};
const comesBack = (id: string): void => {
  set(id, { absentFrom: null, absentUntil: null });
};
const claimed = async (): Promise<string> => {
  comesBack(OFFICER);
  const ref = await house.submit();
  await give(house, ref, [OFFICER, 'claim', {}]);
  goesAway(OFFICER);
  return ref;
};

describe('ACC-6: whoever covers sees it, and acts, on pages', () => {
  it('home and case say for whom; the form says so before it is given, the history afterwards', async () => {
    const ref = await claimed();
    const visitor = await visitorOf(house, OFFICER2);
    const home = textOf((await visitor.get('/')).text);
    expect(home).toContain('You cover for Intelligence Officer');
    expect(home.split('You cover for')[1]).toContain(ref);
    const page = (await visitor.get(`/cases/${ref}`)).text;
    expect(textOf(page)).toMatch(/You act for Intelligence Officer [\w ]+, who is absent to the end of/);
    expect(textOf(page)).toMatch(/Absent to the end of [^;]+; [\w ]+ covers/);
    expect(page).toContain(`/cases/${ref}/do/release?for=${OFFICER}`);
    expect(page).not.toContain(`do/claim?for=`);
    const address = `/cases/${ref}/do/release?for=${OFFICER}`;
    expect(textOf((await visitor.get(address)).text)).toContain('The record will say that you gave this for them.');
    expect((await visitor.post(address)).to).toBe(`/cases/${ref}`);
    expect(textOf((await visitor.get(`/cases/${ref}`)).text)).toContain('It is recorded as done by you for Intelligence Officer');
    expect(textOf((await visitor.get(`/cases/${ref}/history`)).text)).toMatch(/ by [\w ]+ for Intelligence Officer [\w ]+\./);
  });
  it('a form that was opened before they came back is refused, with the way on', async () => {
    const ref = await claimed();
    const visitor = await visitorOf(house, OFFICER2);
    const address = `/cases/${ref}/do/release?for=${OFFICER}`;
    await visitor.get(address);
    comesBack(OFFICER);
    const refused = await visitor.post(address);
    expect(refused.status).toBe(403);
    expect(textOf(refused.text)).toContain('is not absent, or not any more');
    expect((await house.ports.files.open(ref))?.stage).toBe('in-triage');
    expect(textOf((await visitor.get(`/cases/${ref}`)).text)).not.toContain('You act for');
    expect((await visitor.get('/')).text).not.toContain('You cover for');
  });
  it('the same form sent twice is one act', async () => {
    const ref = await claimed();
    const visitor = await visitorOf(house, OFFICER2);
    const address = `/cases/${ref}/do/release?for=${OFFICER}`;
    const { text } = await visitor.get(address);
    const form = Object.fromEntries(['_csrf', '_key', '_version'].map((name) => [name, hidden(text, name)]));
    expect((await visitor.send(address, form)).to).toBe(`/cases/${ref}`);
    expect((await visitor.send(address, form)).to).toBe(`/cases/${ref}`);
    const released = (await house.ports.files.entries(ref)).filter(({ entry }) => entry.type === 'released');
    expect(released.map(({ entry }) => [entry.actor, entry.onBehalfOf])).toEqual([[OFFICER2, OFFICER]]);
  });
  it('what is signed has no button by cover', async () => {
    const ref = await house.submit();
    await walkTo(house, ref, 'ownership');
    goesAway('sio.aldershire');
    const page = (await (await visitorOf(house, 'sio2.aldershire')).get(`/cases/${ref}`)).text;
    expect(page).toContain('do/escalate?for=sio.aldershire');
    expect(page).not.toContain('do/confirm-ownership?for=');
    comesBack('sio.aldershire');
  });
});
