// Handovers, as the people of the demo set bring them about.
import type { Case } from '../../domain/case.ts';
import { noticesOf } from '../../domain/notices.ts';
import { factsFor, narrative } from '../support/rulebook.ts';
import { crowd } from './crowd.ts';
import { storyAt, type Story } from './story.ts';
import { SIO } from './work.ts';

export const [SIO2, SUPER, LEAD, SPOC] = ['sio2.aldershire', 'super.aldershire', 'owner-lead.aldershire', 'spoc.aldershire'] as const;
export const reason = narrative('Posted elsewhere.');
export const nominated = (stage: Parameters<typeof storyAt>[0], to: string = SIO2): Story => {
  const story = storyAt(stage);
  story.give(SIO, 'propose-handover', { to, reason });
  return story;
};
export const agreedDigest = (on: Case) => Object.values(on.terms).find(({ status }) => status === 'agreed')?.digest;
export const accept = (story: Story, who: string = SIO2): Case => {
  const termsDigest = agreedDigest(story.on());
  return story.give(who, 'accept-handover', termsDigest === undefined ? {} : { termsDigest });
};
export const told = (story: Story) =>
  story.entries.slice(-1).flatMap((entry) =>
    noticesOf({ on: story.on(), entry, facts: factsFor(null, { directory: crowd }) }).map(({ to, text }) => ({
      to: [...to].toSorted(),
      text,
    })),
  );
