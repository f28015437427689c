import type { SavedView, SavedViews } from '../../../api/ports.ts';
import { reach, type World } from './world.ts';

export const savedViewsOf = (world: World): SavedViews => {
  const views = new Map<string, SavedView>();
  const open = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve();
    reach(world);
    return work();
  };
  const owned = ({ id, owner }: Pick<SavedView, 'id' | 'owner'>): SavedView | undefined => {
    const found = views.get(id);
    return found?.owner === owner ? found : undefined;
  };
  return {
    byId: (id) => open(() => views.get(id) ?? null),
    usedBy: ({ owner, agency }) =>
      open(() =>
        [...views.values()]
          .filter((view) => view.owner === owner || (view.shared && view.agency === agency))
          .toSorted((one, other) => one.title.localeCompare(other.title)),
      ),
    keep: (view, most) =>
      open(() => {
        const room = [...views.values()].filter(({ owner }) => owner === view.owner).length < most;
        if (room && !views.has(view.id)) views.set(view.id, view);
        return views.get(view.id) ?? null;
      }),
    change: (of, to) =>
      open(() => {
        const found = owned(of);
        if (found !== undefined) views.set(found.id, { ...found, ...to });
        return found !== undefined;
      }),
    forget: (of) => open(() => owned(of) !== undefined && views.delete(of.id)),
  };
};
