// Cases on hold, and the people of a hold.
import type { Commands } from '../../domain/commands.ts';
import { narrative } from '../support/rulebook.ts';
import { date, instant } from './calendars.ts';
import { storyAt, type Story } from './story.ts';

export const [OFFICER, OFFICER2, MANAGER, TOEX, ABOVE] = [
  'triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'toex-manager.northmarch', 'super.toex-northmarch',
] as const; // prettier-ignore
export const [SIA, SIO, SPOC] = ['sia.northmarch', 'sio.aldershire', 'spoc.aldershire'] as const;
export const reason = narrative('The trial begins.');
export type Given = Commands['hold']['payload'];
export const court: Given = { reasonCode: 'court', reviewBy: date('2026-12-04'), reason };
export const asked: Given = { ...court, sioRequest: { by: SIO, at: instant('2026-11-20T08:00:00Z') } };
export const heldAt = (stage: Parameters<typeof storyAt>[0], by: string = TOEX, given: Given = court): Story => {
  const story = storyAt(stage);
  story.give(by, 'hold', given);
  return story;
};
export const at = (story: Story, now: string): void => {
  story.other.now = instant(now);
};
