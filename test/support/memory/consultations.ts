import type { Consultations } from '../../../api/ports.ts';
import { reach, type World } from './world.ts';

export const consultationsOf = (world: World): Consultations => ({
  log: async (event) => {
    await Promise.resolve();
    reach(world);
    world.consulted.push({ seq: world.consulted.length + 1, at: world.now, ...event });
  },
  search: async ({ actors, object, action, from, before, page, pageSize }) => {
    await Promise.resolve();
    reach(world);
    const found = world.consulted.filter(
      (each) =>
        (actors === undefined || actors.includes(each.actor)) &&
        (object === undefined || each.object.toLowerCase().includes(object.toLowerCase())) &&
        (action === undefined || each.action === action) &&
        (from === undefined || each.at >= from) &&
        (before === undefined || each.at < before),
    );
    return { items: found.toReversed().slice((page - 1) * pageSize, page * pageSize), total: found.length, page, pageSize };
  },
});
