import type { Carried, Carry } from './interface.ts';
import type { Ref } from '../domain/words.ts';
import type { Outbox, OwedRow } from './ports.ts';

/** What came of a row; `closed` where its last write said already that the row is done. */
export type Worked = Carried & { readonly closed?: true };

/** Why something failed, fit for a history: a code where there is one, never a path or a text of a case. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
};

type Unsent<R> = (ids: readonly string[]) => Promise<readonly R[]>;
/** Carries out what is owed, each row once; a failing row is marked with its reason and does not stop the others. Throws where one failed. */
export const carrying =
  <R extends { readonly id: string }>(
    { outbox, unsent }: { readonly outbox: Outbox; readonly unsent: Unsent<R> },
    work: (row: R) => Promise<Worked>,
  ) =>
  async ({ ids }: Pick<Carry, 'ids'>): Promise<Carried> => {
    const faults: string[] = [];
    let found = false;
    for (const row of await unsent(ids)) {
      try {
        const worked = await work(row);
        found ||= worked.found;
        if (worked.closed !== true) await outbox.done(row.id);
      } catch (error) {
        await outbox.failed(row.id, reasonOf(error));
        faults.push(`${row.id}: ${reasonOf(error)}`);
      }
    }
    if (faults.length > 0) throw new Error(faults.join('; '));
    return { found };
  };

/** The same for what only a case can owe. */
export const carryingOn = (outbox: Outbox, work: (row: OwedRow & { readonly ref: Ref }) => Promise<Worked>) =>
  carrying({ outbox, unsent: (ids) => outbox.unsent(ids) }, ({ ref, ...row }: OwedRow) =>
    ref === null ? Promise.reject(new Error('owed without a case')) : work({ ...row, ref }),
  );
