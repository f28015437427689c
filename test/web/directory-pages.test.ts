// People and organisations are added and changed on pages, with plain forms alone.
import { describe, expect, it } from 'vitest';
import { houseOf } from './house.ts';
import { hidden, textOf, valueOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const [ADMIN, SIO] = ['admin.national', 'sio.aldershire'] as const;
const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
/** The form of details as it was shown, with this otherwise. */
const detailsIn = (html: string, other: Readonly<Record<string, string>>) => {
  const was = unescaped(hidden(html, '_was'));
  const { skills, specialism, lineManager, deputy, ...rest } = JSON.parse(was) as Record<string, string> & { skills: readonly string[] };
  return { ...rest, skills, specialism: specialism ?? '', lineManager: lineManager ?? '', deputy: deputy ?? '', _was: was, ...other };
};
const page = `/administration/people/${SIO}`;
const person = (id: string) => house.world.directory.people[id];

describe('details, line manager and deputy', () => {
  it('ACC-6: who would then cover is read before it is done', async () => {
    const visitor = await visitorOf(house, ADMIN);
    const shown = (await visitor.get(page)).text;
    expect(valueOf(shown, 'rank')).toBe(person(SIO)?.rank);
    const fields = detailsIn(shown, { deputy: 'owner-lead.aldershire', rank: 'Chief Inspector' });
    const asked = await visitor.post(`${page}/amend-person`, fields);
    expect([asked.status, person(SIO)?.deputy]).toEqual([200, 'sio2.aldershire']);
    expect(textOf(asked.text)).toMatch(/Nothing is changed yet\. With this deputy: While .* is away: now .* does cover for .*; .*Helena Bright will\./);
    expect(valueOf(asked.text, 'rank')).toBe('Chief Inspector');
    // Somebody else than was read of is asked for again.
    const other = await visitor.post(`${page}/amend-person`, { ...fields, _read: 'owner-lead.aldershire', deputy: 'super.aldershire' });
    expect([other.status, other.text.includes('id="effect"')]).toEqual([200, true]);
    const key = hidden(other.text, '_key');
    const read = { ...fields, _read: 'owner-lead.aldershire', _key: key, _csrf: hidden(other.text, '_csrf') };
    const sent = await visitor.post(`${page}/amend-person`, read);
    expect(sent.to).toBe(page);
    expect(person(SIO)).toMatchObject({ deputy: 'owner-lead.aldershire', rank: 'Chief Inspector' });
    // The same click twice.
    expect((await visitor.post(`${page}/amend-person`, read)).to).toBe(page);
    expect((await visitor.get(page)).text).toContain('The details are changed.');
  }); // prettier-ignore
  it('what somebody else changed meanwhile is left alone', async () => {
    const [one, other] = [await visitorOf(house, ADMIN), await visitorOf(house, ADMIN)];
    const [first, second] = [(await one.get(page)).text, (await other.get(page)).text];
    expect((await one.post(`${page}/amend-person`, detailsIn(first, { rank: 'Superintendent' }))).to).toBe(page);
    expect((await other.post(`${page}/amend-person`, detailsIn(second, { specialism: 'fraud' }))).to).toBe(page);
    expect(person(SIO)).toMatchObject({ rank: 'Superintendent', specialism: 'fraud' });
  });
  it('BID-5: all that is wrong stands beside its field, with what was typed', async () => {
    const visitor = await visitorOf(house, ADMIN);
    const shown = (await visitor.get(page)).text;
    const blank = await visitor.post(`${page}/amend-person`, detailsIn(shown, { name: '', email: 'no address', lineManager: '' }));
    expect(blank.status).toBe(422);
    expect(blank.text).toContain('href="#f-name">Enter the name.');
    expect(blank.text).toContain('href="#f-email">Enter the e-mail address.');
    expect(valueOf(blank.text, 'email')).toBe('no address');
    const alone = await visitor.post(`${page}/amend-person`, detailsIn(shown, { lineManager: '', email: 'sio.dunmere@demo.example' }));
    expect(alone.text).toContain('href="#f-lineManager">Name one: an SIO, an SIA and a manager need a line manager.');
    expect(alone.text).toContain('href="#f-email">Give another address');
    expect(alone.text).toContain('<title>Error: ');
    const nothing = await visitor.post(`${page}/amend-person`, detailsIn(shown, {}));
    expect([nothing.status, nothing.text.includes('is recorded already')]).toEqual([409, true]);
  });
});

describe('a joiner', () => {
  const joiner = {
    person: 'sio9.aldershire', name: 'Nell Ashby', rank: 'Detective Inspector', staffNumber: 'ALD9009', organisation: 'aldershire',
    roles: ['sio'], email: 'sio9.aldershire@demo.example', lineManager: 'super.aldershire', deputy: '', specialism: '',
  }; // prettier-ignore
  it('ACC-1: of which organisation first; then the roles and people of it', async () => {
    const visitor = await visitorOf(house, ADMIN);
    expect((await visitor.get('/administration/people')).text).toContain('href="/administration/people/new">Add a person');
    expect((await visitor.get('/administration/people/new')).text).toContain('<option value="aldershire">');
    const none = await visitor.get('/administration/people/new?organisation=');
    expect([none.status, none.text.includes('href="#f-organisation">Choose the organisation')]).toEqual([422, true]);
    const form = (await visitor.get('/administration/people/new?organisation=aldershire')).text;
    expect([form.includes('value="sio"'), form.includes('value="sia"'), form.includes('value="sio.dunmere"')]).toEqual([
      true,
      false,
      false,
    ]);
    const wrong = await visitor.post('/administration/people/new', { ...joiner, person: SIO, lineManager: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#f-person">Give another id');
    expect(wrong.text).toContain('href="#f-lineManager">Name one');
    expect([valueOf(wrong.text, 'staffNumber'), hidden(wrong.text, 'organisation')]).toEqual(['ALD9009', 'aldershire']);
    const sent = await visitor.post('/administration/people/new', joiner);
    expect(sent.to).toBe('/administration/people/sio9.aldershire');
    expect((await visitor.get(sent.to)).text).toContain('They are added to Aldershire Police');
    expect(person('sio9.aldershire')).toMatchObject({ active: true, roles: ['sio'], deputy: null });
    await visitor.get('/administration/people');
    const { to } = await visitor.post('/administration/people', { of: 'nell ashby' });
    expect((await visitor.get(to)).text).toContain('1 person answers');
  });
});

describe('organisations', () => {
  const gorsedale = {
    organisation: 'gorsedale',
    name: 'Gorsedale Police',
    kind: 'force',
    region: 'northmarch',
    calendar: 'england-wales',
    code: '',
  };
  it('OWN-2: one is added, and no ROCU, TOEX unit or body can be', async () => {
    const visitor = await visitorOf(house, ADMIN);
    expect((await visitor.get('/')).text).toContain('href="/administration/organisations"');
    expect((await visitor.get('/administration/organisations')).text).toContain('href="/administration/new-organisation">Add an organisation');
    const form = (await visitor.get('/administration/new-organisation')).text;
    expect([...form.matchAll(/name="kind"[^>]*value="(\w+)"|value="(\w+)"[^>]*name="kind"/g)]).toHaveLength(3);
    const wrong = await visitor.post('/administration/new-organisation', { ...gorsedale, kind: 'toex' });
    expect([wrong.status, textOf(wrong.text).includes('a TOEX unit and a body stand for a region and come with the configuration')]).toEqual([422, true]);
    const alone = await visitor.post('/administration/new-organisation', { ...gorsedale, region: '', name: 'Dunmere Police' });
    expect(alone.text).toContain('href="#f-region">Name its region');
    expect(alone.text).toContain('href="#f-name">Give another name');
    expect(valueOf(alone.text, 'organisation')).toBe('gorsedale');
    const sent = await visitor.post('/administration/new-organisation', gorsedale);
    expect(sent.to).toBe('/administration/organisations/gorsedale');
    expect((await visitor.get(sent.to)).text).toContain('Police force. Region: Northmarch.');
    expect(house.world.directory.organisations['gorsedale']?.code).toBeNull();
  }); // prettier-ignore
  it('CLK-6: another name; the calendar of a body is no question', async () => {
    const visitor = await visitorOf(house, ADMIN);
    const at = '/administration/organisations/caldmoor';
    const shown = (await visitor.get(at)).text;
    const was = unescaped(hidden(shown, '_was'));
    const answers = { ...(JSON.parse(was) as Record<string, string>), _was: was };
    const blank = await visitor.post(at, { ...answers, name: '' });
    expect([blank.status, blank.text.includes('href="#f-name">Enter the name.')]).toEqual([422, true]);
    expect((await visitor.post(at, { ...answers, name: 'Caldmoor Police' })).to).toBe(at);
    expect((await visitor.get(at)).text).toContain('The organisation is changed.');
    const body = (await visitor.get('/administration/organisations/northmarch-ttcg')).text;
    expect([body.includes('name="calendar"'), body.includes('Its calendar comes with the configuration')]).toEqual([false, true]);
    expect((await visitor.get('/administration/organisations/nowhere')).status).toBe(404);
  });
  it('ACC-1: what was changed is told in sentences, to administrators and to whoever audits', async () => {
    for (const [who, at] of [[ADMIN, '/administration/policy'], ['auditor.national', '/audit']] as const) {
      const text = textOf((await (await visitorOf(house, who)).get(at)).text);
      expect(text).toContain('Gorsedale Police was added: police force, by');
      expect(text).toContain('Caldmoor Police was changed: name Caldmoor Police instead of Caldmoor Constabulary, by');
      expect(text).toMatch(/Nell Ashby was added to Aldershire Police, with \w+, by/);
      expect(text).toMatch(/Details of .* were changed: .*deputy .*Helena Bright instead of /);
    }
  }); // prettier-ignore
});
