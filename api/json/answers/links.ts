import { z } from 'zod';
import { at, count, ref, text, user } from './parts.ts';

const disclosed = z.looseObject({ id: text, round: count, type: text, title: text, marking: text, status: text, heldAt: text.optional() });
export const linkAnswer = z.strictObject({
  ref,
  relation: text.meta({ description: 'What this case is to the other: a code of the policy' }),
  status: z.enum(['proposed', 'asked', 'linked']).meta({ description: 'proposed: waits for the other gateway; asked: for this one' }),
  opens: z.boolean().meta({ description: 'Whether the other case opens for the caller' }),
  gateway: text,
  by: user,
  at,
  reason: text.optional().meta({ description: 'Left out where the relation says it all: of a bid that follows an earlier case' }),
  confirmed: z.strictObject({ by: user, at }).optional(),
  products: z.array(disclosed).optional().meta({ description: 'What a leading case discloses to the owner of this one' }),
});

const mergesAnswer = {
  mergedInto: ref.optional().meta({ description: 'The case in which this one goes on' }),
  mergedFrom: z.array(ref).meta({ description: 'The cases that go on in this one' }),
  merges: z.array(
    z.strictObject({
      from: ref,
      into: ref,
      status: z.enum(['proposed', 'merged']),
      by: user,
      at,
      reason: text,
      dueAt: at.optional().meta({ description: 'Unanswered until then it is refused' }),
      consents: z.array(z.strictObject({ case: ref, by: user, at, reason: text })),
      mergedAt: at.optional(),
    }),
  ),
};

/** REO-1: texts and dates as in the case itself, for each round that is over. */
const list = z.array(z.looseObject({}));
const roundsAnswer = {
  reopened: z
    .strictObject({ by: user, at, newIntelligence: text, consent: z.strictObject({ by: user, at }).optional() })
    .optional()
    .meta({ description: 'How the present round began' }),
  rounds: z
    .array(
      z.looseObject({
        round: count,
        openedAt: at,
        sio: user,
        sia: user.optional(),
        team: z.array(user),
        terms: list,
        work: list,
        products: list,
        reassessments: list,
      }),
    )
    .meta({ description: 'The rounds that are over, oldest first' }),
};

export const belongingAnswer = { ...mergesAnswer, ...roundsAnswer };
