import type pg from 'pg';
import { mayOwn, type Directory } from '../domain/directory.ts';

type Owner = { readonly agency: string; readonly person: string; readonly ref: string; readonly cases: number };
const ownersSql = `SELECT owner_agency AS agency, owner_user AS person, min(ref) AS ref, count(*)::int AS cases
  FROM case_read WHERE live GROUP BY owner_agency, owner_user ORDER BY ref`;
const what = ({ ref, cases }: Owner): string => (cases === 1 ? ref : `${ref} and ${String(cases - 1)} more`);

const faultOf = (owner: Owner, { organisations, people }: Pick<Directory, 'organisations' | 'people'>): string | null => {
  const { agency, person } = owner;
  const is = organisations[agency];
  if (!mayOwn(is))
    return `${agency} owns the risk of ${what(owner)} and ${is === undefined ? 'is in the files no longer' : `is of kind ${is.kind} in them, which owns none`}. Leave it as it was until another agency has accepted that risk.`;
  const now = people[person];
  return now === undefined || now.organisation === agency
    ? null
    : `${person} is the SIO of ${what(owner)} for ${agency}, and is of ${now.organisation} in the files. Leave them where they were and make them inactive, so that a successor is named (OWN-8); where they go they have an id of their own.`;
};
/**
 * OWN-1, OWN-2: files make nobody an owner. Throws with every live case's owner whom they would move to another agency, or whose agency
 * they would leave unable to own; of a person whom they no longer know the risk goes on as a leaver's does (ACC-7).
 */
export const holdOwners = async (client: pg.PoolClient, directory: Pick<Directory, 'organisations' | 'people'>): Promise<void> => {
  const { rows } = await client.query<Owner>(ownersSql);
  const faults = rows.flatMap((owner) => faultOf(owner, directory) ?? []);
  if (faults.length > 0)
    throw new Error(`the files of the configuration are not taken, for they move risk (OWN-2):\n  ${faults.join('\n  ')}`);
};
