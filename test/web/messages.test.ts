import { describe, expect, it } from 'vitest';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [SIO, OFFICER, MANAGER] = ['sio.aldershire', 'triage.northmarch', 'gateway-manager.northmarch'] as const;
const caseAt = async (stage: string): Promise<string> => {
  const ref = await house.submit();
  await walkTo(house, ref, stage);
  return ref;
};

describe('ACC-1: asking and replying on pages', () => {
  it('a question is asked on the messages tab, replied to from its link, and shown as answered', async () => {
    const ref = await caseAt('in-triage');
    const asker = await visitorOf(house, SIO);
    const { text } = await asker.get(`/cases/${ref}/messages`);
    expect(text).toContain('Nobody has asked anything on this case yet.');
    expect(text).toContain(`action="/cases/${ref}/do/ask"`);
    const sent = await asker.post(`/cases/${ref}/do/ask`, { to: 'gateway', text: 'Which towns do you mean?' });
    expect(sent.to).toBe(`/cases/${ref}/messages`);
    const open = (await asker.get(sent.to)).text;
    expect(open).toContain('m1: question to: The regional gateway');
    expect(open).toContain('Not answered yet');
    expect(open).toContain('An answer is due');
    const officer = await visitorOf(house, OFFICER);
    expect((await officer.get(`/cases/${ref}/messages`)).text).toContain(`/cases/${ref}/do/reply?inReplyTo=m1`);
    const form = (await officer.get(`/cases/${ref}/do/reply?inReplyTo=m1`)).text;
    expect(form).toContain('Which towns do you mean?');
    expect(form).toMatch(/name="inReplyTo"[^>]*value="m1"[^>]*checked/);
    const back = await officer.post(`/cases/${ref}/do/reply`, { inReplyTo: 'm1', text: 'Both of them.' });
    expect(back.to).toBe(`/cases/${ref}/messages`);
    const answered = (await officer.get(back.to)).text;
    expect(answered).toContain('m2: reply to m1, the answer');
    expect(answered).not.toContain('Not answered yet');
    const history = (await officer.get(`/cases/${ref}/history`)).text;
    expect(history).toContain('Question m1 put to the gateway by');
    expect(history).toMatch(/<strong>Message<\/strong><br><span class="app-prose">Both of them\./);
    expect(history).not.toContain('undefined');
  });
  it('an empty question comes back with what is wrong; a case that is over takes none', async () => {
    const ref = await caseAt('in-triage');
    const asker = await visitorOf(house, SIO);
    await asker.get(`/cases/${ref}/messages`);
    const empty = await asker.post(`/cases/${ref}/do/ask`, { to: 'gateway', text: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('There is a problem');
    await give(house, ref, [SIO, 'withdraw', { reason: 'No longer needed.' }]);
    expect((await asker.get(`/cases/${ref}/messages`)).text).not.toContain('Ask a question');
  });
});

describe('CLK-1: a nudge on a page', () => {
  it('is given from its page; a second one on the same day says when again', async () => {
    const ref = await caseAt('in-triage');
    const manager = await visitorOf(house, MANAGER);
    await manager.get(`/cases/${ref}/do/nudge`);
    expect((await manager.post(`/cases/${ref}/do/nudge`)).to).toBe(`/cases/${ref}`);
    expect((await manager.get(`/cases/${ref}`)).text).toContain('The holder of the pen is told.');
    const again = await manager.get(`/cases/${ref}/do/nudge`);
    expect(again.status).toBe(409);
    expect(again.text).toContain('You can nudge again from Monday 23 November 2026 at 09:00');
  });
});
