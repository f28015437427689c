import type { HumanAdministration } from '../../../domain/administration-state.ts';
import { giveToAdministration } from '../../administration-desk.ts';
import { administeredAnswer } from '../answers/lists.ts';
import { replayed } from '../errand.ts';
import { doorOf, handedOf, refuses, replyTo, waiting } from '../giving.ts';
import { administrationSchemas } from '../payloads/administration.ts';
import { ok, type Route } from '../route.ts';

const route = (name: HumanAdministration, path: `/${string}`, summary: string): Route => ({
  method: 'post',
  path,
  id: name,
  summary,
  tag: 'administration',
  query: null,
  body: administrationSchemas[name],
  keyed: true,
  answers: { 200: { says: 'Accepted and recorded.', schema: administeredAnswer }, 202: waiting },
  refuses,
  run: async (house, call) => {
    const { by, key, body } = handedOf(call, 'note', null);
    const outcome = await giveToAdministration(house.ports, { by, key, body, name, about: call.params['id'] ?? null }, doorOf(house, call));
    return replyTo(outcome, ({ replay, version, entries, commandId, ref: stream }) =>
      ok({ stream, version, entries, commandId }, replayed(replay)),
    );
  },
});
/** For an administrator: each is an entry of the directory's or the policy's own journal. */
export const administrationRoutes: readonly Route[] = [
  route('set-absence', '/people/{id}/commands/set-absence', 'Says from when until when somebody is away.'),
  route(
    'make-inactive',
    '/people/{id}/commands/make-inactive',
    'Makes somebody inactive. 409 first lists what they hold; confirm: true does it (ACC-7).',
  ),
  route('assign-role', '/people/{id}/commands/assign-role', 'Gives somebody these roles, in place of those that they had.'),
  route(
    'amend-person',
    '/people/{id}/commands/amend-person',
    'Gives somebody another name, address, line manager or deputy (ACC-6); null takes away.',
  ),
  route('add-person', '/people/commands/add-person', 'Adds somebody to the directory, active from now on.'),
  route(
    'amend-organisation',
    '/organisations/{id}/commands/amend-organisation',
    'Gives an organisation another name, code or calendar; never another kind (OWN-2).',
  ),
  route(
    'add-organisation',
    '/organisations/commands/add-organisation',
    'Adds a force, a national agency or a partner. What stands for a region comes with the configuration.',
  ),
  route(
    'adopt-policy',
    '/policy/commands/adopt-policy',
    'Adopts a version of the policy from a day on; running clocks take its targets then (CLK-6).',
  ),
];
