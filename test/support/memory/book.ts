import type { CommandBook, OtherUse } from '../../../api/ports.ts';
import { reach, type World } from './world.ts';

export const bookOf = (world: World): CommandBook => {
  const errand = (caller: string, key: string): OtherUse | null =>
    [...world.errands.values()].some((each) => each.caller === caller && each.key === key) ? { usedFor: 'errand' } : null;
  const byKey = (caller: string, key: string) =>
    [...world.commands.values()].find((each) => each.caller === caller && each.key === key) ?? errand(caller, key);
  const open = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve();
    reach(world);
    return work();
  };
  return {
    byKey: (caller, key) => open(() => byKey(caller, key)),
    byId: (id) => open(() => world.commands.get(id) ?? null),
    bodyOf: (id) =>
      open(() => {
        const given: unknown = JSON.parse(world.commands.get(id)?.body ?? 'null');
        return given;
      }),
    store: ({ texts, body, ...command }) =>
      open(() => {
        const standing = byKey(command.caller, command.key);
        if (standing !== null) return standing;
        for (const { narrative, text } of texts) world.texts.set(narrative, text);
        const stored = {
          ...command,
          state: 'waiting' as const,
          givenAt: world.now,
          answer: null,
          body: JSON.stringify(body),
          attempts: 0,
        };
        world.commands.set(stored.id, stored);
        return stored;
      }),
  };
};
