import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { hidden, visitorOf } from './visitor.ts';

const house = await houseOf();
const [officer, sio] = ['triage.northmarch', 'sio.aldershire'];
let ref: string;
beforeEach(async () => {
  ref = await house.submit();
  await walkTo(house, ref, 'in-triage');
});
afterEach(() => void vi.useRealTimers());

const asked = { 'questions.count': '2', 'questions.0.text': 'Which towns & roads?', 'questions.1.text': 'Is a <plan> in place?' };
const stage = (): string | undefined => house.world.cases.get(ref)?.state.stage;
const formAt = (): string => `/cases/${ref}/do/return-for-information`;
const boxes = (html: string): readonly string[] =>
  [...html.matchAll(/<textarea[^>]*readonly>([^<]*)<\/textarea>/g)].map(([, text = '']) => text);

const doorTo = (path: string): string => `/sign-in?then=${encodeURIComponent(path)}`;
describe('a session that ends while somebody writes', () => {
  it('by signing out elsewhere does nothing, shows what was written, and leads back to the form', async () => {
    const visitor = await visitorOf(house, officer);
    const { text } = await visitor.get(formAt());
    const form = { ...asked, _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key'), _version: hidden(text, '_version') };
    await visitor.get('/');
    await visitor.post('/sign-out');
    const answer = await visitor.send(formAt(), form);
    expect([answer.status, stage()]).toEqual([403, 'in-triage']);
    expect(answer.text).toContain('Your session has ended');
    expect(answer.text).toContain(`href="${doorTo(formAt())}"`);
    expect(boxes(answer.text)).toEqual(['Which towns &amp; roads?', 'Is a &lt;plan&gt; in place?']);
    expect(answer.text).toContain('Questions 1: question');
    expect((await visitor.signIn(officer, doorTo(formAt()))).to).toBe(formAt());
    expect((await visitor.get(formAt())).text).not.toContain('Which towns');
  });
  it('by its twelve hours does the same, whoever’s token it still carries', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const visitor = await visitorOf(house, officer);
    const { text } = await visitor.get(formAt());
    const form = { ...asked, _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key'), _version: hidden(text, '_version') };
    for (let hour = 0; hour < 11; hour += 1) {
      vi.setSystemTime(Date.now() + 60 * 60_000);
      expect((await visitor.get('/')).status).toBe(200);
    }
    vi.setSystemTime(Date.now() + 61 * 60_000);
    const answer = await visitor.send(formAt(), form);
    expect([answer.status, stage()]).toEqual([403, 'in-triage']);
    expect(answer.text).toContain('Your session has ended');
    expect(boxes(answer.text)).toHaveLength(2);
    expect((await visitor.signIn(officer, doorTo(formAt()))).to).toBe(formAt());
  });
  it('and is followed by another: the form of the first is shown to be copied, and its address', async () => {
    const visitor = await visitorOf(house, officer);
    const { text } = await visitor.get(formAt());
    await visitor.signIn(officer);
    const answer = await visitor.send(formAt(), { ...asked, _csrf: hidden(text, '_csrf'), _key: 'k-1' });
    expect([answer.status, stage()]).toEqual([403, 'in-triage']);
    expect(answer.text).toContain(`href="${formAt()}"`);
    expect(boxes(answer.text)).toHaveLength(2);
  });
  it('in a page of a draft keeps what was typed there to be copied', async () => {
    const visitor = await visitorOf(house, 'spoc.aldershire');
    await visitor.get('/bids/start');
    const { to } = await visitor.post('/bids/start');
    const step = to.replace('/tasks', '/steps/threat');
    const { text } = await visitor.get(step);
    await visitor.get('/');
    await visitor.post('/sign-out');
    const sent = { _csrf: hidden(text, '_csrf'), operationName: 'HEATHER', 'threat.summary': 'Adults approach children\nafter school.' };
    const answer = await visitor.send(step, sent);
    expect(boxes(answer.text)).toEqual(['HEATHER', 'Adults approach children\nafter school.']);
    expect((await visitor.signIn('spoc.aldershire', doorTo(step))).to).toBe(step);
  });
});

describe('a form that is refused after somebody has written in it', () => {
  it('shows what was written: the bid was taken back meanwhile', async () => {
    const visitor = await visitorOf(house, officer);
    await visitor.get(formAt());
    await give(house, ref, ['spoc.aldershire', 'withdraw', { reason: 'Not needed any more.' }]);
    const answer = await visitor.post(formAt(), { ...asked, _version: '' });
    expect(answer.status).toBe(409);
    expect(boxes(answer.text)).toEqual(['Which towns &amp; roads?', 'Is a &lt;plan&gt; in place?']);
    expect((await visitor.get(formAt())).text).not.toContain('What you had written');
  });
  it('or the case no longer opens to them', async () => {
    const visitor = await visitorOf(house, sio);
    await visitor.get('/');
    const answer = await visitor.post('/cases/NM-26-9999/do/note', { text: 'A long note.' });
    expect(answer.status).toBe(404);
    expect(boxes(answer.text)).toEqual(['A long note.']);
  });
  it('and what has moved on meanwhile is read in a tab of its own, so that nothing is lost', async () => {
    const visitor = await visitorOf(house, officer);
    await visitor.get(formAt());
    await give(house, ref, [officer, 'note', { text: 'Seen.' }]);
    const answer = await visitor.post(formAt(), asked);
    expect(answer.status).toBe(412);
    expect(answer.text).toMatch(/<a [^>]*target="_blank"[^>]*>Read the case first/);
  });
});

describe('a form from another site', () => {
  it('does nothing, repeats nothing and opens no way back', async () => {
    const visitor = await visitorOf(house, officer);
    await visitor.get(formAt());
    const answer = await visitor.foreign(formAt(), asked);
    expect([answer.status, stage()]).toEqual([403, 'in-triage']);
    expect(answer.text).toContain('This form came from another site');
    expect(answer.text).not.toContain('Which towns');
  });
});
