// Of every step of the long road: who may not is told who can and how to go back; a stale page, a double click and a form sent again do nothing twice.
import { beforeAll, describe, expect, it } from 'vitest';
import { CHAIR, inSession, LEAD, SECRETARY, transfer } from '../api/escalated.ts';
import { give } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { straightCast } from './cast.ts';
import { road, type Step } from './road-steps.ts';
import { sentForm } from './sent-form.ts';
import { hidden, visitorOf, type Fields } from './visitor.ts';

const house = await houseOf();
const cast = { ...straightCast, successor: 'sio2.aldershire' };
/** What only adds to a case is taken whatever else has been added meanwhile. */
const additions = [
  'ask',
  'reply',
  'log-work',
  'confirm-pnd',
  'log-value',
  'dispute-value',
  'answer-dispute',
  'verify-value',
  'correct-entry',
];
/** Opens the case at every stage, and may do next to nothing on it. */
const BYSTANDER = 'requester.aldershire';
type Visitor = Awaited<ReturnType<typeof visitorOf>>;
const visitors = new Map<string, Visitor>();
const visitor = async (id: string): Promise<Visitor> => {
  const known = visitors.get(id) ?? (await visitorOf(house, id));
  visitors.set(id, known);
  return known;
};
/** A resubmission that changes the bid, so that the same form differs from the bid no more once it is done. */
const steps = road(cast, false).map((step) =>
  step.command === 'answer-and-resubmit' ? { ...step, fields: { ...step.fields, 'changes.threat.ocgRef': 'OCG-7' } } : step,
);
const entriesOf = (ref: string): number => house.world.cases.get(ref)?.state.seq ?? -1;

let ref: string;
const refused: string[] = [];
type Met = { readonly at: string; readonly must: (holds: boolean, what: string) => void };
/** Somebody who may not do it is told who can and how to go back, and what they send is not done. */
const isRefused = async ({ command, fields }: Step, { at, must }: Met): Promise<void> => {
  const bystander = await visitor(BYSTANDER);
  const { status, text } = await bystander.get(at);
  if (status === 200) return;
  refused.push(command);
  for (const part of ['Who can do this now: ', `href="/cases/${ref}"`, 'href="/"']) must(text.includes(part), `a refusal without ${part}`);
  const before = entriesOf(ref);
  const sent = await bystander.send(at, { _csrf: hidden(text, '_csrf'), _key: `of-nobody-${command}`, ...fields });
  must(sent.status === status && entriesOf(ref) === before, 'somebody who may not did it');
};
/** Somebody writes a note after the page was opened: what decides is held back and told what has changed. */
const isHeldBack = async ({ by, command, fields }: Step, { at, must }: Met): Promise<void> => {
  const actor = await visitor(by);
  const old = sentForm((await actor.get(at)).text, fields);
  const bystander = await visitor(BYSTANDER);
  await bystander.get(`/cases/${ref}/do/note`);
  await bystander.post(`/cases/${ref}/do/note`, { text: 'Read this first.' });
  if (additions.includes(command)) return;
  const noted = entriesOf(ref);
  const { status, text } = await actor.send(at, old);
  must(status === 412 && text.includes('Note by') && entriesOf(ref) === noted, `a stale page is answered ${String(status)}`);
};
/** Pressed twice at once and sent again afterwards, the same form is one command with one answer. */
const isOnce = async ({ by, fields }: Step, { at, must }: Met): Promise<void> => {
  const actor = await visitor(by);
  const before = entriesOf(ref);
  const form = sentForm((await actor.get(at)).text, fields);
  const clicks = await Promise.all([actor.send(at, form), actor.send(at, form)]);
  const done = entriesOf(ref);
  must(done > before, 'it is not done');
  const answers = [...clicks, await actor.send(at, form)].map(({ status, to }) => `${String(status)} ${to}`);
  must(new Set(answers).size === 1 && answers[0]?.startsWith('303') === true, `three times the same form: ${answers.join(', ')}`);
  const commands = [...house.world.commands.values()].filter(({ key, ref: on }) => on === ref && key === form['_key']);
  must(commands.length === 1 && entriesOf(ref) === done, 'it is done again');
};

beforeAll(async () => {
  ref = await house.submit();
});
describe('nothing is done twice, and no refusal is a dead end', () => {
  it('at any step of the long road', async () => {
    const faults: string[] = [];
    for (const step of steps) {
      const must = (holds: boolean, what: string): void => {
        if (!holds) faults.push(`${step.command} by ${step.by}: ${what}`);
      };
      const { text } = await (await visitor(step.by)).get(`/cases/${ref}${step.on}`);
      const at = new RegExp(`href="(/cases/${ref}/do/${step.command}[^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
      for (const holds of [isRefused, isHeldBack, isOnce]) await holds(step, { at, must });
    }
    expect(faults).toEqual([]);
    expect(house.world.cases.get(ref)?.state).toMatchObject({ stage: 'closed', bid: { threat: { ocgRef: 'OCG-7' } } });
    expect(new Set(refused).size).toBeGreaterThan(25);
  });
});

describe('a form that is sent again after others have gone on', () => {
  it('ESC-5: what the secretary recorded is answered the same once the chair has confirmed it; with other answers it is not', async () => {
    const { ref: listed, meeting } = await inSession(house);
    const secretary = await visitor(SECRETARY);
    const at = `/cases/${listed}/do/record-decision`;
    const written = { outcome: 'retain', 'optionsConsidered.0': 'Retain.', 'optionsConsidered.1': 'Transfer.', rationale: 'It fits.' };
    const form = sentForm((await secretary.get(at)).text, written);
    expect((await secretary.send(at, form)).to).toBe(`/meetings/${meeting}`);
    await give(house, listed, [CHAIR, 'confirm-decision', {}]);
    const done = entriesOf(listed);
    expect(await secretary.send(at, form)).toMatchObject({ status: 303, to: `/meetings/${meeting}` });
    const other = await secretary.send(at, { ...form, rationale: 'Another.' });
    expect([other.status, other.text.includes('sent already with other answers')]).toEqual([422, true]);
    expect(entriesOf(listed)).toBe(done);
  });
  it('ESC-4: a refused transfer is answered the same though the case opens no more; any other form is not there', async () => {
    const { ref: offered, meeting } = await inSession(house);
    await give(house, offered, [SECRETARY, 'record-decision', transfer(meeting)]);
    await give(house, offered, [CHAIR, 'confirm-decision', {}]);
    const lead = await visitor(LEAD);
    const at = `/cases/${offered}/do/refuse-transfer`;
    const form = sentForm((await lead.get(at)).text, { reason: 'No capacity this quarter.' });
    expect(await lead.send(at, form)).toMatchObject({ status: 303, to: '/' });
    const done = entriesOf(offered);
    expect(await lead.send(at, form)).toMatchObject({ status: 303, to: '/' });
    expect((await lead.get('/')).text).toContain('The transfer is refused');
    const others: readonly Fields[] = [{ reason: 'Another.' }, { _key: 'a-key-of-nobody' }];
    for (const other of others) expect((await lead.send(at, { ...form, ...other })).status).toBe(404);
    const stranger = await visitor('sio.brackenshire');
    const own = hidden((await stranger.get('/')).text, '_csrf');
    expect((await stranger.send(at, { ...form, _csrf: own })).status).toBe(404);
    expect(entriesOf(offered)).toBe(done);
  });
});
