// The guided first journey of the demonstration: the bid that it begins with, and what is done at each step.
import { z } from 'zod';
import type { CaseCommand } from '../domain/commands.ts';
import { anyStage } from '../domain/stages.ts';
import { isGiven } from './demo-cases.ts';
import { text, userId, words } from './fields.ts';

const isCaseCommand = (value: unknown): value is CaseCommand => isGiven(value) && value !== 'submit-bid';
const step = z.strictObject({
  title: text,
  stages: z.array(words(anyStage)).min(1),
  /** What moves a case on from here; the first that somebody may give is shown. */
  commands: z.array(z.custom<CaseCommand>(isCaseCommand, 'must be a command of a case')).min(1),
  what: text,
});
export const journeyFile = z.strictObject({
  begin: z.strictObject({ by: userId, bid: z.record(z.string(), z.unknown()) }),
  steps: z.array(step).min(1),
});
export type DemoJourney = z.infer<typeof journeyFile>;
