import type { Role } from '../../../domain/words.ts';

/** For whom stalled cases stand in the navigation. */
export const watches: readonly Role[] = ['gateway-manager', 'toex-manager', 'performance', 'secretary', 'chair'];
