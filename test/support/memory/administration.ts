import type { AdministrationTransaction } from '../../../activities/ports.ts';
import type { Administration } from '../../../api/ports.ts';
import { policyOf, type PolicyBook } from '../../../domain/administration-state.ts';
import { isLive } from '../../../domain/case.ts';
import type { Directory } from '../../../domain/directory.ts';
import { lostTo } from '../../../domain/holdings.ts';
import { namedOn, namedSomehow } from '../../../domain/named.ts';
import { hasClocks } from '../../../domain/recompute.ts';
import { firstHash } from '../../../activities/record/chain.ts';
import type { World } from './world.ts';

const live = ({ cases }: World) => [...cases.values()].map(({ state }) => state).filter(isLive);
const withClocks = ({ cases }: World) => [...cases.values()].map(({ state }) => state).filter(hasClocks);
/** Directory and policy of a world in one transaction: what is written is seen once its work is done. */
export const administrationIn = (world: World, writes: (() => void)[]): AdministrationTransaction => ({
  lockAdministered: (stream) => {
    const { seq, headHash } = world.administered.get(stream) ?? { seq: 1, headHash: firstHash };
    return Promise.resolve({ seq, headHash, book: world.book });
  },
  policyBook: () => Promise.resolve(world.book),
  casesNaming: (id) => Promise.resolve(live(world).filter((on) => namedOn(on).some((name) => namedSomehow(id).includes(name)))),
  casesWithClocks: () => Promise.resolve(withClocks(world).map(({ ref }) => ref)),
  storeForCases: (commands) => {
    const fresh = commands.filter(({ id }) => !world.commands.has(id));
    writes.push(() => {
      for (const command of fresh) {
        const waits = {
          ...command,
          caller: 'system',
          key: command.id,
          digest: '',
          state: 'waiting',
          givenAt: world.now,
          answer: null,
          attempts: 0,
        } as const;
        world.commands.set(command.id, waits);
      }
    });
    return Promise.resolve();
  },
  keepAdministered: ({ id }, { stream, seq, state, chain, answer }) => {
    writes.push(() => {
      if (stream === 'directory') world.directory = JSON.parse(state) as Directory;
      else world.book = JSON.parse(state) as PolicyBook;
      world.policy = policyOf(world.book) ?? world.policy;
      const lines = chain.map(({ type, payload, ...link }) => ({
        ...link,
        type: type.split('@')[0] ?? type,
        about: (JSON.parse(payload) as { readonly about: unknown }).about,
      }));
      const before = world.administered.get(stream)?.lines ?? [];
      world.administered.set(stream, { seq, headHash: chain.at(-1)?.hash ?? '', lines: [...lines.toReversed(), ...before] });
      const command = world.commands.get(id);
      if (command !== undefined) world.commands.set(id, { ...command, answer, state: answer.outcome });
    });
    return Promise.resolve();
  },
});
export const administrationOf = (world: World): Administration => ({
  book: () => Promise.resolve(world.book),
  holdings: (after) => Promise.resolve(live(world).flatMap((on) => lostTo(on, after) ?? [])),
  casesWithClocks: () => Promise.resolve(withClocks(world)),
  entries: () => Promise.resolve([...world.administered.values()].flatMap(({ lines }) => lines)),
});
