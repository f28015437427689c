import { describe, expect, it } from 'vitest';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const told = (text: string): string => /Told of it: ([^.]*)\./.exec(textOf(text))?.[1] ?? '';

describe('what a decision will do is shown before it is given, by the rules that will decide it', () => {
  it('withdrawal in terms: where it goes, what ends with it, who is told, and where the risk stays', async () => {
    const ref = await house.submit(0);
    await walkTo(house, ref, 'terms');
    await give(house, ref, ['sio.aldershire', 'propose-handover', { to: 'sio2.aldershire', reason: 'Posted elsewhere.' }]);
    await give(house, ref, ['sia.northmarch', 'ask', { to: 'force', text: 'Which towns are meant?' }]);
    const sio = await visitorOf(house, 'sio.aldershire');
    const { text } = await sio.get(`/cases/${ref}/do/withdraw`);
    const shown = textOf(text);
    expect(shown).toContain('The case goes from “Terms of reference” to “Withdrawn”.');
    expect(shown).toMatch(/With it ends: 1 open question; the nomination of [^.;]+ as SIO\./);
    expect(shown).toMatch(/The risk stays with Detective Chief Inspector Rowan Hale, Aldershire Police/);
    await sio.post(`/cases/${ref}/do/withdraw`, { reason: 'No longer needed.' });
    const names = house.world.notices
      .filter((notice) => notice.ref === ref)
      .flatMap(({ row }) =>
        (JSON.parse(row.payload) as { event: string; to: string[] }).event === 'withdrawn'
          ? (JSON.parse(row.payload) as { to: string[] }).to
          : [],
      );
    const { people } = house.world.directory;
    expect(names.length).toBeGreaterThan(3);
    for (const id of names) expect(told(text)).toContain(people[id]?.name);
  });
  it('withdrawal after work has begun: value is logged first, and it is with the SIA', async () => {
    const ref = await house.submit(0);
    await walkTo(house, ref, 'development');
    const shown = textOf((await (await visitorOf(house, 'sio.aldershire')).get(`/cases/${ref}/do/withdraw`)).text);
    expect(shown).toContain('The case goes from “In development” to “Closing”. It is then with:');
  });
  it.each([
    ['consideration', 'accept', 'toex-manager.northmarch'],
    ['consideration', 'refer-back', 'toex-manager.northmarch'],
    ['ownership', 'confirm-ownership', 'sio.aldershire'],
  ])('in %s: %s goes where it was said to go', async (stage, command, who) => {
    const ref = await house.submit(0);
    await walkTo(house, ref, stage);
    const person = await visitorOf(house, who);
    const to = /to “([^”]+)”/.exec(textOf((await person.get(`/cases/${ref}/do/${command}`)).text))?.[1] ?? 'nowhere';
    await person.post(`/cases/${ref}/do/${command}`, { rationale: 'Good reasons.' });
    expect(textOf((await person.get(`/cases/${ref}`)).text)).toContain(to);
  });
});
