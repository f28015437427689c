import { describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../config/load.ts';
import { differences } from '../../api/web/administration/policy.ts';
import { houseOf } from './house.ts';
import { valueOf, visitorOf } from './visitor.ts';

const loaded = loadConfiguration('config');
const house = await houseOf();
const amended = loaded.ok ? loaded.policies.find(({ version }) => version === 2) : undefined;
if (amended !== undefined) house.world.book = { ...house.world.book, versions: { ...house.world.book.versions, 2: amended } };
const [ADMIN, SIO, OFFICER, OTHER] = ['admin.national', 'sio.aldershire', 'triage.northmarch', 'triage2.northmarch'] as const;
const day = (of: string, date: string, month = '12') => ({ [`${of}.day`]: date, [`${of}.month`]: month, [`${of}.year`]: '2026' });

describe('administration on pages', () => {
  it('ACC-1: opens to nobody else, who are told whose it is', async () => {
    const visitor = await visitorOf(house, SIO);
    for (const path of ['people', `people/${SIO}`, 'organisations', 'policy', 'policy/2/cases'])
      expect((await visitor.get(`/administration/${path}`)).status).toBe(403);
    expect((await visitor.get('/')).text).not.toContain('/administration/');
  });
  it('finds people by words of name, agency and role, whatever page they stand on', async () => {
    const visitor = await visitorOf(house, ADMIN);
    const find = async (of: string): Promise<string> => {
      await visitor.get('/administration/people');
      // ASVS 14.2.1: the name of a person stands in no address.
      expect((await visitor.post('/administration/people', { of })).to).toBe('/administration/people');
      return (await visitor.get('/administration/people')).text;
    };
    expect((await visitor.get('/administration/people')).text).not.toContain('method="get"');
    const found = await find('NORTHMARCH triage');
    expect([OFFICER, OTHER, SIO].map((id) => found.includes(`/administration/people/${id}"`))).toEqual([true, true, false]);
    const none = await find('nobody at all');
    expect([none.includes('0 people answer “nobody at all”.'), none.includes('>Show everybody</button>')]).toEqual([true, true]);
    expect(await find('')).not.toContain('people answer');
    expect((await visitor.get('/administration/people?of=nobody')).text).not.toContain('people answer');
  });
  it('ACC-6: an absence is set and shown, and a wrong one is said on the same page', async () => {
    const visitor = await visitorOf(house, ADMIN);
    expect((await visitor.get('/')).text).toContain('href="/administration/people"');
    await visitor.get(`/administration/people/${SIO}`);
    const wrong = await visitor.post(`/administration/people/${SIO}/set-absence`, { ...day('from', '14'), ...day('until', '1') });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#f-until-day">Give a last day of the absence that is not before its first.');
    expect([valueOf(wrong.text, 'from.day'), valueOf(wrong.text, 'until.year')]).toEqual(['14', '2026']);
    const mistyped = await visitor.post(`/administration/people/${SIO}/set-absence`, { ...day('from', 'Tuesday'), ...day('until', '14') });
    expect(mistyped.status).toBe(422);
    expect(mistyped.text).toContain('<title>Error: ');
    expect(mistyped.text).toMatch(/href="#f-from-day">Enter the first day of the absence/);
    expect([valueOf(mistyped.text, 'from.day'), valueOf(mistyped.text, 'until.day')]).toEqual(['Tuesday', '14']);
    const sent = await visitor.post(`/administration/people/${SIO}/set-absence`, { ...day('from', '1'), ...day('until', '14') });
    expect(sent.to).toBe(`/administration/people/${SIO}`);
    expect((await visitor.get(sent.to)).text).toContain('to the end of 14 December 2026');
    expect((await visitor.get('/administration/people')).text).toContain('from 1 December 2026 to the end of 14 December 2026');
  });
  it('ACC-7: what they hold is read first; made inactive, their session is over at once', async () => {
    const ref = await house.submit();
    const officer = await visitorOf(house, OFFICER);
    await officer.get(`/cases/${ref}/do/claim`);
    await officer.post(`/cases/${ref}/do/claim`);
    const visitor = await visitorOf(house, ADMIN);
    await visitor.get(`/administration/people/${OFFICER}`);
    const asked = await visitor.post(`/administration/people/${OFFICER}/make-inactive`, { reason: 'Has retired.' });
    expect(asked.status).toBe(409);
    expect(asked.text).toContain(`${ref}: the pen, the claim`);
    expect((await officer.get('/')).status).toBe(200);
    const sent = await visitor.post(`/administration/people/${OFFICER}/make-inactive`, { reason: 'Has retired.', confirm: 'true' });
    expect(sent.to).toBe(`/administration/people/${OFFICER}`);
    expect((await officer.get('/')).to).toBe('/sign-in');
    expect([...house.world.commands.values()].filter(({ name, ref: on }) => name === 'release-leaver' && on === ref)).toHaveLength(1);
  });
  it('ACC-1, ACC-7: what a role takes with it is read before it is confirmed; nobody gives themselves one', async () => {
    const ref = await house.submit();
    const officer = await visitorOf(house, OTHER);
    await officer.get(`/cases/${ref}/do/claim`);
    await officer.post(`/cases/${ref}/do/claim`);
    const visitor = await visitorOf(house, ADMIN);
    const page = await visitor.get(`/administration/people/${OTHER}`);
    expect(page.text).toMatch(/value="triage-officer" checked>\s*<label[^>]*>Triage officer/);
    const asked = await visitor.post(`/administration/people/${OTHER}/assign-role`, { roles: ['auditor'] });
    expect(asked.status).toBe(409);
    expect(asked.text).toContain(`${ref}: the pen, the claim`);
    expect(asked.text).toContain('Assign these roles, and give back what they cannot hold');
    expect(asked.text.match(/name="confirm" value="true"/g)).toHaveLength(1);
    expect(asked.text).toContain('value="auditor" checked');
    expect(asked.text).not.toContain('value="triage-officer" checked');
    expect((await officer.get(`/cases/${ref}`)).status).toBe(200);
    const sent = await visitor.post(`/administration/people/${OTHER}/assign-role`, { roles: ['auditor'], confirm: 'true' });
    expect(sent.to).toBe(`/administration/people/${OTHER}`);
    expect((await officer.get(`/cases/${ref}`)).status).toBe(404);
    await visitor.get(`/administration/people/${ADMIN}`);
    const own = await visitor.post(`/administration/people/${ADMIN}/assign-role`, { roles: ['administrator', 'sia'] });
    expect([own.status, own.text.includes('href="#f-roles">Leave out the roles that you do not hold')]).toEqual([422, true]);
  });
  it('CLK-6: what a version would change is shown before it is adopted', async () => {
    await house.submit();
    const visitor = await visitorOf(house, ADMIN);
    const { text } = await visitor.get('/administration/policy');
    expect(text).toMatch(/Claim, P1<\/th>\s*<td[^>]*>4 working hours<\/td>\s*<td[^>]*>2 working hours/);
    expect(text).toMatch(/it would move clocks of <strong>\d+<\/strong> of \d+ cases that have any/);
    expect(text).toContain('href="/administration/policy/2/cases"');
    const moved = (await visitor.get('/administration/policy/2/cases')).text;
    expect(moved).not.toMatch(/>[a-z]+-[a-z-]+(:\w+)?(, [a-z-]+)*<\/td>/);
    expect(moved).toMatch(/would move clocks of [1-9]\d* of \d+ cases that have any/);
    expect(moved).toMatch(/<th scope="row"[^>]*>TSK-[\w-]+<\/th>/);
    expect((await visitor.get('/administration/policy/9/cases')).status).toBe(404);
    const wrong = await visitor.post('/administration/policy', { version: '2', ...day('v2.from', '32', '11') });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#f-v2-from-day"');
    expect(valueOf(wrong.text, 'v2.from.day')).toBe('32');
    const sent = await visitor.post('/administration/policy', { version: '2', ...day('v2.from', '20', '11') });
    expect(sent.to).toBe('/administration/policy');
    expect((await visitor.get(sent.to)).text).toContain('Version <strong>2</strong> is in force.');
  });
  it('differences are told leaf by leaf', () => {
    expect(differences({ a: { b: 1, c: [1] } }, { a: { b: 2, c: [1] } })).toEqual([{ what: 'a, b', before: '1', after: '2' }]);
  });
});
