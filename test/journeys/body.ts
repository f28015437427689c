// A sitting of the regional body over HTTP, and an escalated case on its way through it, on whatever stack.
import { z } from 'zod';
import { CHAIR, LEAD, paper, SECRETARY, transfer } from '../api/escalated.ts';
import { fresh, must } from '../support/caller.ts';
import type { Road } from './road.ts';

const opened = z.object({ id: z.string() });
const given = z.looseObject({ id: z.string(), status: z.string() });
const days = (from: number, count: number): string => new Date(from + count * 86_400_000).toISOString();

/** Calls a sitting three weeks after `now`; its id. */
export const callSitting = async (base: string, kind: 'ordinary' | 'extraordinary', now = Date.now()): Promise<string> =>
  (await must(base, fresh(SECRETARY, '/meetings', { body: 'northmarch-ttcg', at: days(now, 21), kind }), opened)).id;
export const atSitting = async (
  base: string,
  meeting: string,
  [by, command, body]: readonly [by: string, command: string, body?: object],
): Promise<string> => (await must(base, fresh(by, `/meetings/${meeting}/commands/${command}`, body), given)).status;

export const NEW_SIO = 'sio.northmarch-rocu';
/** From ownership through a sitting to a receiver who has accepted, and minutes that are approved; the sitting. Texts end in `said`. */
export const throughABody = async (base: string, { cast, step, ref }: Road, said = '.'): Promise<string> => {
  await step(cast.sio, 'escalate', { paper });
  const meeting = await callSitting(base, 'ordinary');
  const at = (by: string, command: string, body: object = {}) => atSitting(base, meeting, [by, command, body]);
  await step(SECRETARY, 'list-for-meeting', { meeting });
  await at(SECRETARY, 'close-papers');
  await at(CHAIR, 'start');
  await at(SECRETARY, 'record-attendance', { present: [CHAIR, SECRETARY], apologies: [] });
  await step(SECRETARY, 'record-decision', transfer(meeting));
  await step(CHAIR, 'contest-record', { reason: `The rationale was another${said}` });
  await step(SECRETARY, 'record-decision', transfer(meeting));
  await step(CHAIR, 'confirm-decision');
  await at(SECRETARY, 'add-action', { text: `Brief the ROCU${said}`, owner: SECRETARY, due: days(Date.now(), 30).slice(0, 10), case: ref });
  await step(LEAD, 'accept-transfer', { lead: NEW_SIO });
  await at(SECRETARY, 'complete-action', { action: 'a1', text: `Briefed${said}` });
  await at(CHAIR, 'approve-minutes');
  await step(cast.officer, 'record-master-list-change', { changedAt: days(Date.now(), 0).slice(0, 10), keyedBy: cast.officer });
  return meeting;
};
