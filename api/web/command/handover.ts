import { nameOf } from '../../../domain/facts.ts';
import { agreedOf } from '../../../domain/versions.ts';
import { worded } from '../case/open.ts';
import { clausesOf } from '../case/terms/clauses.ts';
import { choice, type Prepare } from './preparation.ts';

/** Active officers of the owning agency, those who are SIOs by role first. */
export const proposeHandover: Prepare = (_visit, on, facts) => {
  const officers = Object.values(facts.directory.people)
    .filter(({ id, active, organisation }) => active && organisation === on.owner.agency && id !== on.owner.user)
    .toSorted((one, other) => Number(other.roles.includes('sio')) - Number(one.roles.includes('sio')));
  return { choices: { to: officers.map(({ id }) => choice(id, nameOf(facts, id))) } };
};

export const acceptHandover: Prepare = async (visit, on) => {
  const agreed = agreedOf(on.terms);
  const asked = await worded(visit, on.handover?.reason ?? null);
  return {
    hidden: ['termsDigest'],
    start: agreed === null ? {} : { termsDigest: agreed.digest },
    shown: {
      view: 'command/shown/handover.njk',
      reason: asked,
      by: on.handover?.by,
      version: agreed,
      clauses: agreed === null ? [] : clausesOf(await worded(visit, agreed.terms), { ...visit, on }),
    },
  };
};
