import { expect, it } from 'vitest';
import { callMeeting } from '../api/meeting.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [CHAIR, SECRETARY] = ['chair.northmarch', 'secretary.northmarch'] as const;

it('the papers of a sitting are pages, from the preview to the minutes, each with its files, and closed to others', async () => {
  const id = await callMeeting(house);
  const chair = await visitorOf(house, CHAIR);
  expect((await chair.get(`/meetings/${id}`)).text).toContain('Preview of the pack');
  const preview = (await chair.get(`/meetings/${id}/pack`)).text;
  expect(preview).toContain('Preview, made of what is on record now.');
  expect(preview).toContain(`/meetings/${id}/pack/file?format=pdf`);
  expect((await chair.get(`/meetings/${id}/minutes`)).status).toBe(404);
  await house.as(SECRETARY).post(`/meetings/${id}/commands/close-papers`, {}).expect(200);
  await house.as(CHAIR).post(`/meetings/${id}/commands/start`, {}).expect(200);
  await house.as(CHAIR).post(`/meetings/${id}/commands/approve-minutes`, {}).expect(200);
  const sitting = (await chair.get(`/meetings/${id}`)).text;
  expect(sitting).toContain(`/meetings/${id}/pack?issue=1`);
  expect(sitting).toContain(`/meetings/${id}/minutes`);
  expect(sitting).not.toContain('Preview of the pack');
  const pack = (await chair.get(`/meetings/${id}/pack?issue=1`)).text;
  expect(pack).toContain('Since the last sitting');
  expect(pack).toContain(`/meetings/${id}/pack/file?issue=1&amp;format=docx`);
  expect((await chair.get(`/meetings/${id}/minutes`)).text).toContain('Decision log');
  expect((await chair.get(`/meetings/${id}/pack?issue=9`)).status).toBe(404);
  expect((await (await visitorOf(house, 'sio.aldershire')).get(`/meetings/${id}/pack`)).status).toBe(404);
});
