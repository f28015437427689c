import type { MeetingFiles } from '../../../api/ports.ts';
import { mayOpenSitting } from '../../../domain/sitting-access.ts';
import { policy } from '../rulebook.ts';
import { reach, type World } from './world.ts';

export const meetingsOf = (world: World): MeetingFiles => ({
  open: async (id) => {
    await Promise.resolve();
    reach(world);
    return world.sittings.get(id)?.state ?? null;
  },
  list: async (asker, body) => {
    await Promise.resolve();
    reach(world);
    const seen = [...world.sittings.values()].map(({ state }) => state).filter((on) => mayOpenSitting(on, asker, { policy }));
    return seen.filter((on) => body === null || on.body === body).toSorted((one, other) => (one.at < other.at ? 1 : -1));
  },
  actionsOf: (asker) =>
    Promise.resolve(
      [...world.sittings.values()].flatMap(({ state }) =>
        Object.values(state.actions)
          .filter(({ owner, status }) => owner === asker.id && status === 'open')
          .map((action) => ({ meeting: state.id, action })),
      ),
    ),
  entries: (id) => Promise.resolve((world.sittings.get(id)?.chain ?? []).map(({ entry }) => entry)),
});
