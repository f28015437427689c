import { expect, it } from 'vitest';
import { CHAIR, escalated, OWNER, SECRETARY } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();

it('ACC-3: the sitting is linked for whom it opens, and named by its body for everybody else', async () => {
  const ref = await escalated(house);
  const meeting = await callMeeting(house);
  await give(house, ref, [SECRETARY, 'list-for-meeting', { meeting }]);
  const link = `href="/meetings/${meeting}"`;
  for (const [who, opens] of [
    [CHAIR, true],
    [OWNER, false],
    ['toex-manager.northmarch', false],
  ] as const) {
    const visitor = await visitorOf(house, who);
    const { text } = await visitor.get(`/cases/${ref}/ownership`);
    expect([who, text.includes(link), (await visitor.get(`/meetings/${meeting}`)).status]).toEqual([who, opens, opens ? 200 : 404]);
    expect(textOf(text)).toMatch(opens ? /which sits on \w+ 15 Dec 2026/ : /Northmarch regional TTCG sits on \w+ 15 Dec 2026/);
  }
});
