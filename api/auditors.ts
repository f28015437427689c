import type { Person } from '../domain/directory.ts';
import type { Role } from '../domain/words.ts';

const auditors: readonly Role[] = ['auditor', 'information-manager', 'administrator'];
/** Who may search the audit and verify the chains, over the interface and on the pages. */
export const mayAudit = ({ roles }: Person): boolean => auditors.some((role) => roles.includes(role));
