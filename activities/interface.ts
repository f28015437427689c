import type { Recorded, Told } from '../domain/answer.ts';
import type { Ref } from '../domain/words.ts';

/** What is to be carried out: outbox rows of one case and one temperament. */
export type Carry = { readonly ref: Ref; readonly ids: readonly string[] };
/** `found` says that something came back for the case: a stored command that a look-again settles. */
export type Carried = { readonly found: boolean };

/** The activities as workflows see them. No file behind this import may know Node. */
export interface Activities {
  record(told: Told): Promise<Recorded>;
  notifications(carry: Carry): Promise<Carried>;
  records(carry: Carry): Promise<Carried>;
  documents(carry: Carry): Promise<Carried>;
  overlaps(carry: Carry): Promise<Carried>;
  candidates(carry: Carry): Promise<Carried>;
  valueLog(carry: Carry): Promise<Carried>;
}
