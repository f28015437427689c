// What becomes of people and of the policy while the demonstration's cases are played: commands of an administrator.
import { z } from 'zod';
import type { HumanAdministration } from '../domain/administration-state.ts';
import { streamOfAdministration } from '../domain/administration.ts';
import { at } from './demo-time.ts';
import { text, userId } from './fields.ts';

const isGiven = (value: unknown): value is HumanAdministration =>
  typeof value === 'string' && Object.hasOwn(streamOfAdministration, value) && value !== 'bring-into-force';
export const administrationFile = z.array(
  z.strictObject({
    note: text,
    at,
    by: userId,
    give: z.custom<HumanAdministration>(isGiven, 'must be a command of an administrator'),
    /** Whom it is about; null for the policy. */
    person: userId.nullable(),
    with: z.record(z.string(), z.unknown()),
  }),
);
