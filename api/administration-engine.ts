import { isAdministered, type Administered } from '../domain/administration-state.ts';
import type { Answer, Told } from '../domain/answer.ts';
import type { Engine } from './ports.ts';

export type Administers = { administer(told: Told & { readonly ref: Administered }): Promise<Answer | null> };
const toAdministration = (told: Told): (Told & { readonly ref: Administered }) | null => {
  const { ref } = told;
  return isAdministered(ref) ? { ...told, ref } : null;
};
/** Directory and policy have no workflow: whatever the engine would be told of them is decided in this process. */
export const besideAdministration = <E extends Engine>(engine: E, recorder: Administers): E => ({
  ...engine,
  give: (told, waitMs) => {
    const own = toAdministration(told);
    return own === null ? engine.give(told, waitMs) : recorder.administer(own);
  },
});
