import { expect, it } from 'vitest';
import { CHAIR, DEPUTY, inSession, OWNER, SECRETARY } from '../api/escalated.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const ELSEWHERE = 'sio.dunmere';
const offered = (html: string): readonly string[] =>
  [...html.matchAll(/name="present" type="checkbox" value="([^"]*)"/g)].map(([, id = '']) => id);

it('attendance lists the body’s own first, then those of the cases on its agenda; everybody where somebody else was there', async () => {
  const { meeting } = await inSession(house);
  const secretary = await visitorOf(house, SECRETARY);
  const at = `/meetings/${meeting}/do/record-attendance`;
  const expected = offered((await secretary.get(at)).text);
  expect(expected).toEqual(expect.arrayContaining([CHAIR, DEPUTY, SECRETARY, OWNER, 'owner-lead.aldershire', 'spoc.aldershire']));
  expect(expected.indexOf(OWNER)).toBeGreaterThan(Math.max(...[CHAIR, DEPUTY, SECRETARY].map((id) => expected.indexOf(id))));
  expect(expected).not.toContain(ELSEWHERE);

  const everybody = await secretary.get(`${at}?everybody=yes`);
  expect(offered(everybody.text)).toEqual(expect.arrayContaining([...expected, ELSEWHERE]));
  expect((await secretary.post(`${at}?everybody=yes`, { present: [CHAIR, ELSEWHERE], apologies: [] })).to).toBe(`/meetings/${meeting}`);
  // A form that was not filled in is no attendance, and takes away none.
  await secretary.get(at);
  const blank = await secretary.post(at, {});
  expect([blank.status, blank.text]).toEqual([422, expect.stringContaining('Name who is present, or who has sent apologies.')]);
  // Who is ticked already is listed, wherever they come from.
  expect(offered((await secretary.get(at)).text)).toContain(ELSEWHERE);
});
