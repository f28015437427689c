import { beforeEach, describe, expect, it } from 'vitest';
import { walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { hidden, valueOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const [officer, spoc] = ['triage.northmarch', 'spoc.aldershire'];
let ref: string;
beforeEach(async () => {
  ref = await house.submit();
  await walkTo(house, ref, 'in-triage');
});
const fieldsIn = (html: string): Record<string, string | string[]> => {
  const found: Record<string, string[]> = {};
  const keep = (name: string, value: string): void => {
    if (!name.startsWith('_')) found[name] = [...(found[name] ?? []), value];
  };
  const plain = (text: string): string =>
    text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const form = /<form method="post"[^>]*id="form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]*)"/.exec(tag) ?? [];
    const [, type = 'hidden'] = /type="([^"]*)"/.exec(tag) ?? [];
    if (!/radio|checkbox/.test(type) || / checked/.test(tag)) keep(name, plain(/value="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)) keep(name, plain(value));
  for (const [, name = '', inner = ''] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    keep(name, plain(/value="([^"]*)" selected/.exec(inner)?.[1] ?? ''));
  return found;
};
const askedOn = async (): Promise<void> => {
  const visitor = await visitorOf(house, officer);
  await visitor.get(`/cases/${ref}/do/return-for-information`);
  const given = await visitor.post(`/cases/${ref}/do/return-for-information`, {
    'questions.count': '2',
    'questions.0.text': 'Which towns & roads?',
    'questions.1.text': 'Is a plan in place?',
  });
  expect(given.to).toBe(`/cases/${ref}`);
};

describe('TRI-5: the officer asks, the SPOC answers question by question', () => {
  it('the form says until when, in days', async () => {
    const visitor = await visitorOf(house, officer);
    const { text } = await visitor.get(`/cases/${ref}/do/return-for-information`);
    for (const part of [
      'until 20 November 2026',
      'Not earlier than that, and at the latest 23 November 2026',
      'lapses after two reminders',
    ])
      expect(text).toContain(part);
  });
  it('with the officer’s words beside each box, and nothing to look up', async () => {
    await askedOn();
    const visitor = await visitorOf(house, spoc);
    const page = await visitor.get(`/cases/${ref}`);
    expect(page.text).toContain('Answer and resubmit');
    expect((await visitor.get(`/cases/${ref}/triage`)).text).toMatch(/Which towns &amp; roads\?[\s\S]*Not answered yet/);
    const { text } = await visitor.get(`/cases/${ref}/do/answer-and-resubmit`);
    for (const part of ['Question 1: Which towns &amp; roads?', 'Question 2: Is a plan in place?']) expect(text).toContain(part);
    expect(hidden(text, 'answers.1.questionId')).toBe('q2');
    const form = fieldsIn(text);
    const half = await visitor.post(`/cases/${ref}/do/answer-and-resubmit`, { ...form, 'answers.0.text': 'Two towns.' });
    expect(half.status).toBe(422);
    expect(half.text).toContain('href="#f-answers-1-text"');
    expect(valueOf(half.text, 'answers.0.text')).toBe('Two towns.');
    expect(half.text).toContain('<details class="govuk-details">');
    const done = await visitor.post(`/cases/${ref}/do/answer-and-resubmit`, { ...fieldsIn(half.text), 'answers.1.text': 'Yes.' });
    expect(done.to).toBe(`/cases/${ref}`);
    const [entry] = (await house.ports.files.entries(ref)).slice(-1).map(({ entry: of }) => of);
    // Nothing of the bid was touched, so nothing of it is changed.
    expect(entry).toMatchObject({ type: 'resubmitted', about: { changed: [] } });
    const back = await (await visitorOf(house, officer)).get(`/cases/${ref}/triage`);
    expect(back.text).toMatch(/Which towns &amp; roads\?[\s\S]*Two towns\.[\s\S]*Is a plan in place\?[\s\S]*Yes\./);
    expect((await visitor.get(`/cases/${ref}/history`)).text).toMatch(/Answered and resubmitted by[\s\S]*Two towns\./);
  });
  it('what is changed in the bid is changed, and nothing else', async () => {
    await askedOn();
    const visitor = await visitorOf(house, spoc);
    const form = fieldsIn((await visitor.get(`/cases/${ref}/do/answer-and-resubmit`)).text);
    const before = (await house.ports.files.open(ref))!.bid;
    const answered = { ...form, 'answers.0.text': 'Two towns.', 'answers.1.text': 'Yes.' };
    const wrong = await visitor.post(`/cases/${ref}/do/answer-and-resubmit`, {
      ...answered,
      'changes.forceTasking.meetingDate.year': '2099',
      'changes.investigation.strategyRef': '',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('<details class="govuk-details" open>');
    for (const id of ['f-changes-forceTasking-meetingDate-day', 'f-changes-investigation-strategyRef'])
      expect(wrong.text).toContain(`href="#${id}"`);
    const right = {
      ...answered,
      'changes.operationName': '',
      'changes.threat.ocgRef': 'OCG-7',
      'changes.need.support': ['network-chart'],
    };
    expect((await visitor.post(`/cases/${ref}/do/answer-and-resubmit`, right)).to).toBe(`/cases/${ref}`);
    const { bid } = (await house.ports.files.open(ref))!;
    const { operationName, ...rest } = before;
    expect(operationName).toBeDefined();
    expect(bid).toEqual({ ...rest, threat: { ...before.threat, ocgRef: 'OCG-7' }, need: { ...before.need, support: ['network-chart'] } });
    expect((await visitor.get(`/cases/${ref}/history`)).text).toContain('changed in the bid: operation name, threat, need');
  });
  it('a row of the bid can be added without losing an answer', async () => {
    await askedOn();
    const visitor = await visitorOf(house, spoc);
    const form = fieldsIn((await visitor.get(`/cases/${ref}/do/answer-and-resubmit`)).text);
    const again = await visitor.post(`/cases/${ref}/do/answer-and-resubmit`, {
      ...form,
      'answers.0.text': 'Two towns.',
      _do: 'add:changes.investigation.keyDates',
    });
    expect(again.text).toContain('<details class="govuk-details" open>');
    expect(valueOf(again.text, 'answers.0.text')).toBe('Two towns.');
    expect(again.text).toContain('name="changes.investigation.keyDates.1.what"');
  });
  it('the SPOC has it in the queue of what waits for the agency', async () => {
    await askedOn();
    const { text } = await (await visitorOf(house, spoc)).get('/');
    expect(text).toContain(ref);
  });
});
