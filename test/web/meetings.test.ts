import { describe, expect, it } from 'vitest';
import { callMeeting } from '../api/meeting.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [CHAIR, SECRETARY] = ['chair.northmarch', 'secretary.northmarch'] as const;
const time = { 'at.day': '15', 'at.month': '12', 'at.year': '2026', 'at.time': '10:00' };

describe('the sittings on pages', () => {
  it('a secretary calls one, and is led to it', async () => {
    const visitor = await visitorOf(house, SECRETARY);
    expect((await visitor.get('/')).text).toContain('href="/meetings"');
    expect((await visitor.get('/meetings/new')).text).toContain('Northmarch regional TTCG, which sits every 3 months');
    const { to } = await visitor.post('/meetings/new', { body: 'northmarch-ttcg', kind: 'ordinary', ...time });
    expect(to).toMatch(/^\/meetings\/northmarch-ttcg-2026-\d\d$/);
    const { text } = await visitor.get(to);
    expect(text).toContain('The sitting is called.');
    expect(text).toContain('Tue 8 Dec 2026');
    expect(text).toContain('Close the papers');
    expect(text).toContain('Start the sitting'); // with the reason why not
    expect(text).toContain('Sitting called by');
    expect((await visitor.get('/meetings')).text).toContain(to);
  });
  it('those that come next stand on the home page of whoever sits, with the pack and what each can do', async () => {
    const other = await houseOf();
    const home = async (who: string): Promise<string> => {
      const [, after = ''] = (await (await visitorOf(other, who)).get('/')).text.split('Your next sittings</caption>');
      return after.split('</table>')[0] ?? '';
    };
    expect((await (await visitorOf(other, CHAIR)).get('/')).text).toContain('No sitting is planned.');
    const days = ['2026-12-15', '2027-03-16', '2027-06-15', '2027-09-14'];
    const ids: string[] = [];
    for (const day of days) ids.push(await callMeeting(other, { body: 'northmarch-ttcg', at: `${day}T10:00:00Z`, kind: 'ordinary' }));
    for (const who of [CHAIR, 'chair2.northmarch', SECRETARY]) {
      const shown = await home(who);
      expect(ids.map((id) => shown.includes(`href="/meetings/${id}"`))).toEqual([true, true, true, false]);
      expect(shown).toContain(`href="/meetings/${ids[0] ?? ''}/pack"`);
      expect([who, shown.includes(`href="/meetings/${ids[0] ?? ''}/do/close-papers"`)]).toEqual([who, who === SECRETARY]);
    }
    const chair = await visitorOf(other, CHAIR);
    await chair.get(`/meetings/${ids[0] ?? ''}/do/start`);
    await chair.post(`/meetings/${ids[0] ?? ''}/do/start`);
    const begun = await home(SECRETARY);
    expect(ids.map((id) => begun.includes(`href="/meetings/${id}"`))).toEqual([true, true, true, true]);
    expect(begun).toContain(`href="/meetings/${ids[0] ?? ''}/do/record-attendance"`);
    expect(await home('chair.southvale')).toBe('');
    expect(await home('sio.aldershire')).toBe('');
  });
  it('a wrong time is named beside its field, and nothing is lost', async () => {
    const visitor = await visitorOf(house, SECRETARY);
    await visitor.get('/meetings/new');
    const { status, text } = await visitor.post('/meetings/new', {
      body: 'northmarch-ttcg',
      kind: 'extraordinary',
      ...time,
      'at.year': '2020',
    });
    expect(status).toBe(422);
    expect(text).toContain('There is a problem');
    expect(text).toContain('lies ahead');
    expect(text).toContain('value="2020"');
  });
  it('actions stand on the sitting and on the home page of their owner, who completes them', async () => {
    const id = await callMeeting(house);
    const [secretary, chair, owner] = [
      await visitorOf(house, SECRETARY),
      await visitorOf(house, CHAIR),
      await visitorOf(house, 'triage.northmarch'),
    ];
    expect((await owner.get(`/meetings/${id}`)).status).toBe(404);
    await chair.get(`/meetings/${id}/do/start`);
    expect((await chair.post(`/meetings/${id}/do/start`)).to).toBe(`/meetings/${id}`);
    await secretary.get(`/meetings/${id}/do/add-action`);
    const action = { text: 'Brief the schools.', owner: 'triage.northmarch', 'due.day': '10', 'due.month': '1', 'due.year': '2027' };
    expect((await secretary.post(`/meetings/${id}/do/add-action`, action)).to).toBe(`/meetings/${id}`);
    await secretary.get(`/meetings/${id}/do/add-action`);
    await secretary.post(`/meetings/${id}/do/add-action`, { ...action, text: 'Book the room.', owner: SECRETARY });
    expect((await owner.get('/')).text).toContain('Brief the schools.');
    // Each action has its buttons for whoever keeps it, and a form that offers nobody else's.
    const open = await owner.get(`/meetings/${id}`);
    expect(open.text).toContain(`/meetings/${id}/do/complete-action?action=a1`);
    expect(open.text).not.toContain('complete-action?action=a2');
    const form = await owner.get(`/meetings/${id}/do/complete-action?action=a1`);
    expect(form.text).toContain('Brief the schools.');
    expect(form.text).not.toContain('Book the room.');
    expect((await secretary.get(`/meetings/${id}/do/complete-action?action=a2`)).text).toMatch(/value="a2" checked/);
    await owner.get(`/meetings/${id}/do/complete-action`);
    expect((await owner.post(`/meetings/${id}/do/complete-action`, { action: 'a1', text: 'All are briefed.' })).to).toBe(`/meetings/${id}`);
    const { text } = await owner.get(`/meetings/${id}`);
    expect(text).toContain('All are briefed.');
    expect((await owner.get('/')).text).not.toContain('Brief the schools.');
  });
  it('what cannot be done now is refused with the rule and a way back', async () => {
    const id = await callMeeting(house);
    const visitor = await visitorOf(house, SECRETARY);
    const { status, text } = await visitor.get(`/meetings/${id}/do/approve-minutes`);
    expect(status).toBe(403);
    expect(text).toContain('ESC-2');
    expect(text).toContain(`href="/meetings/${id}"`);
    expect((await visitor.get('/meetings/northmarch-ttcg-2026-99')).status).toBe(404);
  });
});
