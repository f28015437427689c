import { regionOf } from '../../domain/bid-problems.ts';
import type { Case } from '../../domain/case.ts';
import type { CommandName } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Entry } from '../../domain/entries.ts';
import { foldedEach } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import { noticesOf } from '../../domain/notices.ts';
import { owedItems } from '../../domain/owed.ts';
import { refuse } from '../../domain/table.ts';
import type { Decision } from '../../domain/touched.ts';
import { CAPACITY } from '../../domain/time.ts';
import type { OutboxRow, ReadPayload, RecordTransaction } from '../ports.ts';
import { digestFor } from './proposed-text.ts';

export type UnderCase = { readonly tx: RecordTransaction; readonly read: ReadPayload; readonly facts: Facts };
/** A command as stored: its body is read by the schema of its name, where its payload is needed. */
export type AskedOfCase = { readonly name: CommandName; readonly body: unknown };

const decideOn = (on: Case | null, { name, body }: AskedOfCase, { facts, read }: UnderCase): Decision<Entry> => {
  if (name === 'submit-bid') return decide(null, { name, payload: read(name, body) }, facts);
  if (on === null) return { ok: false, refusal: refuse('moved-on', 'REC-2', {}) };
  return decide<Exclude<CommandName, 'submit-bid'>>(on, { name, payload: read(name, body) }, facts);
};

/** What the rules may not work out or look up: the digest of a proposed text, the load of each SIA, the place in the queue for capacity, who gave an entry, a fresh reference. */
const minted = async (on: Case | null, { name, body }: AskedOfCase, { tx, read, facts }: UnderCase): Promise<Facts> => {
  if (name === 'propose-terms' || name === 'propose-reassessment' || name === 'resolve-impasse')
    return { ...facts, digest: await digestFor(on, { name, body }, { tx, read, facts }) };
  if (name === 'correct-entry' && on !== null) {
    const { entry: seq } = read(name, body);
    const actor = await tx.giverOf(on.ref, seq);
    return { ...facts, corrected: actor === null ? null : { seq, actor } };
  }
  if (name === 'tell' && on !== null && read(name, body).clock === CAPACITY) return { ...facts, capacityPlace: await tx.capacityPlace(on) };
  if (name === 'allocate' || name === 'reallocate' || name === 'propose-candidate') return { ...facts, siaLoad: await tx.siaLoad() };
  if (name === 'recompute-clocks') {
    const { previous, versions } = await tx.policyBook();
    const before = read(name, body).from ?? previous;
    return { ...facts, policyBefore: before === null ? null : (versions[before] ?? null) };
  }
  if (name !== 'submit-bid') return facts;
  const bid = read(name, body);
  const region = facts.directory.regions[regionOf(bid, facts) ?? ''];
  // Not minted for a bid that is refused: numbers have no gaps but those of a lost transaction.
  if (region === undefined || !decide(null, { name, payload: bid }, facts).ok) return facts;
  return { ...facts, reference: await tx.mintReference(region.code, Number(facts.now.slice(0, 4))) };
};
/** The decision on a command of a case, under the lock. */
export const ruleOnCase = async (on: Case | null, asked: AskedOfCase, under: UnderCase): Promise<Decision<Entry>> =>
  decideOn(on, asked, { ...under, facts: await minted(on, asked, under) });

/** What the entries of a case owe to the outside: notices, and what else each of them owes. */
export const owedByCase = (before: Case | null, entries: readonly Entry[], facts: Facts): readonly OutboxRow[] =>
  foldedEach(entries, before).flatMap(({ entry, on }) => {
    const id = (kind: string) => `${on.ref}:${String(entry.seq)}:${kind}`;
    const notices = noticesOf({ on, entry, facts }).map((notice, index) => ({
      id: id(`notice-${String(index)}`),
      seq: entry.seq,
      temperament: 'notifications' as const,
      payload: JSON.stringify(notice),
    }));
    const others = owedItems({ on, entry, facts }).map(({ temperament, kind, payload }) => ({
      id: id(kind),
      seq: entry.seq,
      temperament,
      payload: JSON.stringify(payload),
    }));
    return [...notices, ...others];
  });
