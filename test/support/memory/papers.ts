import type { KeptModel, SittingPapers } from '../../../activities/ports.ts';
import { bodiesOf } from '../../../domain/escalation-state.ts';
import type { World } from './world.ts';

/** What papers are composed of, from a record in memory. Nothing is filed there. */
export const papersOf = (world: World): SittingPapers => {
  const models = new Map<string, KeptModel>();
  const entriesOf = (meeting: string) => (world.sittings.get(meeting)?.chain ?? []).map(({ entry }) => entry);
  return {
    entries: (meeting) => Promise.resolve(entriesOf(meeting)),
    ofBody: (body) =>
      Promise.resolve(
        Object.fromEntries(
          [...world.sittings.values()].filter(({ state }) => state.body === body).map(({ state: { id } }) => [id, entriesOf(id)]),
        ),
      ),
    casesOf: (body) =>
      Promise.resolve([...world.cases.values()].filter(({ state }) => bodiesOf(state).includes(body)).map(({ state }) => state.ref)),
    journals: (refs) =>
      Promise.resolve(
        Object.fromEntries(
          refs.filter((ref) => world.cases.has(ref)).map((ref) => [ref, (world.cases.get(ref)?.rows ?? []).map(({ entry }) => entry)]),
        ),
      ),
    model: (meeting, seq) => Promise.resolve(models.get(`${meeting}:${String(seq)}`) ?? null),
    keep: ({ meeting, seq, text, digest }) => {
      const key = `${meeting}:${String(seq)}`;
      const kept = models.get(key) ?? { text, digest };
      models.set(key, kept);
      return Promise.resolve(kept);
    },
    filed: () => Promise.resolve(null),
  };
};
