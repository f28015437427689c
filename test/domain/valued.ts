// Cases with a value entry, on its way to APMIS or in dispute.
import type { Notice } from '../../domain/notices.ts';
import { noticesOf } from '../../domain/notices.ts';
import { narrative } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import { contribution, disruption } from './payloads.ts';
import { storyAt, type Story } from './story.ts';

export const [SIA, SIO, ANALYST, TOEX, LEAD] = ['sia.northmarch', 'sio.aldershire', 'analyst.northmarch', 'toex-manager.northmarch', 'owner-lead.aldershire'] as const; // prettier-ignore
export const [comments, reason] = [narrative('Not three.'), narrative('Counted twice.')];
export const on = { entry: 'v1', comments };
export const logged = (by: string = SIA): Story => {
  const story = storyAt('reassessment');
  story.give(by, 'log-value', { value: by === SIO ? disruption : contribution });
  return story;
};
export const verified = (): Story => {
  const story = logged();
  story.give(SIO, 'verify-value', on);
  return story;
};
export const disputed = (): Story => {
  const story = logged();
  story.give(SIO, 'dispute-value', on);
  return story;
};
export const keyed = { entry: 'v1', apmisRef: 'AP-DEMO-1', enteredAt: date('2026-11-20') };
export const entered = (): Story => {
  const story = verified();
  story.give(SIA, 'record-apmis-entry', keyed);
  return story;
};
export const v1 = (story: Story) => story.on().value['v1'];
export const told = (story: Story): readonly Notice[] => {
  const entry = story.entries.at(-1);
  return entry === undefined ? [] : noticesOf({ on: story.on(), entry, facts: story.facts(TOEX) });
};
