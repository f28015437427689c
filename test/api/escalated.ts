// An escalated case over HTTP, on its way before a body.
import { callMeeting } from './meeting.ts';
import type { Gateway } from './gateway.ts';
import { give, walkTo } from './walk.ts';

export const [CHAIR, DEPUTY, SECRETARY] = ['chair.northmarch', 'chair2.northmarch', 'secretary.northmarch'] as const;
export const [OWNER, LEAD] = ['sio.aldershire', 'owner-lead.northmarch-rocu'] as const;
export const paper = {
  whyBeyondOwner: 'The group works in three forces.',
  resourcesAsked: 'Surveillance for six weeks.',
  interimRiskPlan: 'The force keeps its patrols until it is decided.',
  safeguarding: 'Two children are safeguarded.',
  proposedOwner: 'northmarch-rocu',
};
/** A case that its owner has escalated; its reference. */
export const escalated = async (gateway: Gateway): Promise<string> => {
  const ref = await gateway.submit(0);
  await walkTo(gateway, ref, 'ownership');
  await give(gateway, ref, [OWNER, 'escalate', { paper }]);
  return ref;
};
export const atSitting = async (
  { as }: Gateway,
  meeting: string,
  [who, command, body]: readonly [string, string, object],
): Promise<void> => {
  const answer = await as(who).post(`/meetings/${meeting}/commands/${command}`, body);
  if (answer.status !== 200) throw new Error(`${command} by ${who}: ${JSON.stringify(answer.body)}`);
};
/** The case listed for a sitting that is in session. */
export const inSession = async (gateway: Gateway): Promise<{ readonly ref: string; readonly meeting: string }> => {
  const ref = await escalated(gateway);
  const meeting = await callMeeting(gateway);
  await give(gateway, ref, [SECRETARY, 'list-for-meeting', { meeting }]);
  await atSitting(gateway, meeting, [CHAIR, 'start', {}]);
  return { ref, meeting };
};
export const transfer = (meeting: string) => ({
  meeting,
  outcome: 'transfer',
  newOwner: 'northmarch-rocu',
  optionsConsidered: ['Retain with the force.', 'Transfer to the ROCU.'],
  rationale: 'The ROCU holds the wider picture.',
  dissent: 'One member would have deferred.',
});
