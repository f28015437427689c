import type { Facts } from '../../domain/facts.ts';
import { sittingIdOf, type Sitting } from '../../domain/sitting.ts';
import type { SittingCommandName } from '../../domain/sitting-commands.ts';
import { decideAtSitting } from '../../domain/sitting-decide.ts';
import type { SittingEntry } from '../../domain/sitting-entries.ts';
import { evolveSitting } from '../../domain/sitting-evolve.ts';
import { issuesOwed, owedIssueId } from '../../domain/sitting-issues.ts';
import { sittingNoticesOf } from '../../domain/sitting-notices.ts';
import { refuse } from '../../domain/table.ts';
import type { Decision } from '../../domain/touched.ts';
import type { OutboxRow, ReadSittingPayload, RecordTransaction } from '../ports.ts';

export type UnderSitting = { readonly tx: RecordTransaction; readonly readAtSitting: ReadSittingPayload; readonly facts: Facts };
export type AskedOfSitting = { readonly name: SittingCommandName; readonly body: unknown };

const opened = async (body: unknown, { tx, readAtSitting, facts }: UnderSitting): Promise<Decision<SittingEntry>> => {
  const command = { name: 'open-meeting' as const, payload: readAtSitting('open-meeting', body) };
  const rehearsed = decideAtSitting(null, command, facts);
  if (!rehearsed.ok) return rehearsed;
  const year = Number(command.payload.at.slice(0, 4));
  const number = await tx.mintSitting(command.payload.body, year);
  return decideAtSitting(null, command, { ...facts, reference: sittingIdOf({ body: command.payload.body, year, number }) });
};
/** The decision on a command of a sitting, under the lock. */
export const ruleOnSitting = (on: Sitting | null, { name, body }: AskedOfSitting, under: UnderSitting): Promise<Decision<SittingEntry>> => {
  if (name === 'open-meeting') return opened(body, under);
  if (on === null) return Promise.resolve({ ok: false, refusal: refuse('moved-on', 'REC-2', {}) });
  const payload = under.readAtSitting(name, body);
  return Promise.resolve(decideAtSitting<Exclude<SittingCommandName, 'open-meeting'>>(on, { name, payload }, under.facts));
};

/** What the entries of a sitting owe to the outside: notices, and what they issue on paper. */
export const owedBySitting = (before: Sitting | null, entries: readonly SittingEntry[], facts: Facts): readonly OutboxRow[] => {
  let on = before;
  return entries.flatMap((entry) => {
    const from = on;
    on = evolveSitting(on, entry);
    if (on === null) return [];
    const { id } = on;
    const notices = sittingNoticesOf({ on, entry, facts }).map((notice, index) => ({
      id: `${id}:${String(entry.seq)}:notice-${String(index)}`,
      seq: entry.seq,
      temperament: 'notifications' as const,
      payload: JSON.stringify(notice),
    }));
    const papers = issuesOwed(from, entry, id).map((owed) => ({
      id: owedIssueId(owed),
      seq: entry.seq,
      temperament: 'documents' as const,
      payload: JSON.stringify(owed),
    }));
    return [...notices, ...papers];
  });
};
