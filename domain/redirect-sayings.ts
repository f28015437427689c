import { answerers, askingOf } from './asked-body.ts';
import { say, withRisk, type Saying, type Sayings, type Told } from './sayings.ts';
import type { UserId } from './words.ts';

const ofOffer = (told: Told, who: (redirect: NonNullable<Told['on']['redirect']>) => readonly UserId[]): readonly UserId[] =>
  told.on.redirect == null ? [] : who(told.on.redirect);
const offerer = (told: Told): readonly UserId[] => ofOffer(told, ({ by }) => [by]);
const asked = (told: Told): readonly UserId[] => ofOffer(told, (redirect) => answerers(askingOf(told.on, redirect), told.facts));
/** The body loses sight of the case as time ends the offer; by its own answer it knows. */
const askedInVain = (told: Told): readonly UserId[] => (told.entry.actor === 'system' ? asked(told) : []);
/** As `askedInVain`, of a bid that is withdrawn while another body considers it. */
export const offerWithdrawn: Saying = {
  ...withRisk([], 'A bid that was offered to your body has been withdrawn. Nothing is asked of you any more.'),
  also: asked,
};

type OfGateway = 'triage-reassigned' | 'redirect-offered' | 'moved-to-region' | 'redirected' | 'redirect-bounced';
/** Told also to whoever may not open the case any more. */
export const gatewayDuties: readonly OfGateway[] = ['triage-reassigned', 'moved-to-region', 'redirect-bounced'];
/** What is told of a redirect: each says who still holds the risk (OWN-9). */
export const gatewaySayings: Pick<Sayings, OfGateway> = {
  'triage-reassigned': [
    say(['claimer'], 'A gateway manager has given you a bid that is in triage. Assess it.'),
    {
      ...say([], 'A gateway manager has given a bid that you had claimed to another officer. Nothing is asked of you any more.'),
      also: ({ entry }) => (entry.type === 'triage-reassigned' ? [entry.about.from] : []),
    },
  ],
  'redirect-offered': [
    withRisk(['asked-body'], 'A gateway offers a bid to your body. Read it, then acknowledge it or send it back.'),
    withRisk(['spoc', 'sio'], 'The bid has been offered to another body. Nothing changes until that body acknowledges it.'),
  ],
  'moved-to-region': [
    withRisk(['spoc', 'sio'], 'The bid has moved to the gateway of another region, under its reference, and waits there for triage.'),
    withRisk(['pen-holder', 'gateway-managers'], 'A bid has moved to your region from another gateway. Claim it.'),
    { ...withRisk([], 'The other gateway has acknowledged the bid that you offered it. It is theirs now.'), also: offerer },
  ],
  redirected: [
    withRisk(
      ['spoc', 'sio', 'claimer'],
      'The bid has been redirected: the body that was asked has acknowledged it, and nothing more is done here.',
    ),
  ],
  'redirect-bounced': [
    withRisk(['pen-holder', 'spoc', 'sio'], 'A redirect was not taken up. The bid is back in triage, for its last officer first.'),
    {
      ...withRisk([], 'The time to acknowledge a bid that was offered to your body is over. It is with its gateway again.'),
      also: askedInVain,
    },
  ],
};
