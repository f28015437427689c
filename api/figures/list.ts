import type { Person } from '../../domain/directory.ts';
import type { Role } from '../../domain/words.ts';
import { allocations } from './allocations.ts';
import type { Figure } from './figure.ts';
import { ageing, leadTimes, throughput, timeSpent } from './flow.ts';
import { capacity, workload } from './people.ts';

/** Every figure, in the order in which they are shown. */
export const figures: readonly Figure[] = [ageing, throughput, leadTimes, timeSpent, workload, capacity, allocations];

const watching: readonly Role[] = ['gateway-manager', 'toex-manager', 'performance', 'secretary', 'chair', 'owner-lead'];
/** For whom board and figures stand in the navigation; what they are of is for the visibility relation to say. */
export const looksAtFigures = ({ roles }: Pick<Person, 'roles'>): boolean => roles.some((role) => watching.includes(role));
export const figureOf = (id: string): Figure | null => figures.find((each) => each.id === id) ?? null;
