// Two sittings of a body and everything that an agenda can come to, with the papers that they issue as plain lines.
import type { Case } from '../../domain/case.ts';
import { minutesOf } from '../../domain/minutes.ts';
import { packOf, type Composed } from '../../domain/pack.ts';
import type { SittingDocument, Block } from '../../domain/sitting-document.ts';
import { issuesOf } from '../../domain/sitting-issues.ts';
import type { Wording } from '../../domain/terms-document.ts';
import { narrative } from '../support/rulebook.ts';
import { date } from './calendars.ts';
import { CHAIR, council, decision, DEPUTY, LEAD, OWNER, paper, SECRETARY, TTCG } from './council.ts';
import { caseAt } from './story.ts';

const words = (said: Wording): string => (typeof said === 'string' ? said : `“${said.narrative}”`);
export const blockLines = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'text':
      return [block.said.map(words).join(' ')];
    case 'list':
      return block.items.map(({ about, said }) => `* ${about === null ? '' : `[${about}] `}${said.map(words).join(' ')}`);
    case 'table':
      return [...(block.head === null ? [] : [`| ${block.head.map(words).join(' | ')} |`]), ...block.rows.map(({ about, cells }) => `| ${cells.map(words).join(' | ')} |${about === null ? '' : ` [${about}]`}`)]; // prettier-ignore
  }
};
export const linesOf = (paperOf: SittingDocument): string =>
  [
    `${paperOf.scheme} ${paperOf.kind} ${String(paperOf.number)} of ${paperOf.meeting} at ${paperOf.at}${paperOf.preview ? ', preview' : ''}${paperOf.extract ? ', extract' : ''}`,
    paperOf.title,
    ...paperOf.says,
    ...paperOf.details.map((row) => row.map(words).join(': ')),
    ...paperOf.sections.flatMap(({ heading, level, page, about, blocks }) => [
      '',
      `${page ? '---- ' : ''}${'#'.repeat(level)} ${heading}${about === null ? '' : ` [${about}]`}`,
      ...blocks.flatMap(blockLines),
    ]),
    '',
    ...Object.entries(paperOf.cases).map(([ref, { marking, handling }]) => `${ref}: ${marking}${handling.map((each) => `, ${each}`).join('')}`),
    '',
  ].join('\n'); // prettier-ignore

const text = (said: string) => narrative(said);
const ownedBy = (agency: string): Partial<Case> => ({ owner: { agency, user: `sio.${agency}` } });

/** The council after its first sitting, and as the papers of the second are closed. */
export const twoSittings = () => {
  const c = council();
  const names = ['moved', 'kept', 'deferred', 'struck', 'late', 'unreached', 'contested', 'commissioned'] as const;
  const refs = Object.fromEntries(names.map((name, index) => [name, c.open(index + 1)])) as Record<(typeof names)[number], string>;
  c.cases[refs.kept] = { ...c.caseOf(refs.kept), marking: 'OFFICIAL' };
  const first = c.call('ordinary', '2026-12-15T10:00:00Z');
  const list = (name: (typeof names)[number], meeting = first): void => {
    c.give([OWNER, refs[name]], 'escalate', { paper });
    c.give([SECRETARY, refs[name]], 'list-for-meeting', { meeting });
  };
  for (const name of names) if (name !== 'late') list(name);
  c.at([SECRETARY, first], 'close-papers', {});
  const pack = (): Composed => composed(first, 'pack');
  const states: Record<string, Case> = {};
  const composed = (meeting: string, kind: 'pack' | 'addendum' | 'minutes'): Composed => {
    const entries = c.written.sittings[meeting] ?? [];
    const issue = issuesOf(entries).findLast((each) => each.kind === kind);
    if (issue === undefined) throw new Error(`${meeting} has issued no ${kind}`);
    return {
      issue, preview: false, sitting: c.sittingOf(meeting), entries, earlier: Object.values(c.sittings).filter(({ id }) => id !== meeting),
      cases: Object.values(c.cases).map((on) => ({ on, then: states[on.ref] ?? null })),
      facts: { ...c.facts(null), now: issue.at }, readFrom: {},
    }; // prettier-ignore
  };
  const firstPack = linesOf(packOf(pack()));
  c.wait('2026-12-14T10:00:00Z');
  c.give([OWNER, refs.late], 'escalate', { paper, extraordinary: true });
  c.wait('2026-12-15T10:00:00Z');
  c.at([CHAIR, first], 'supplement-pack', { case: refs.late, reason: text('It cannot wait.') });
  const addendum = linesOf(packOf(composed(first, 'addendum')));
  c.at([CHAIR, first], 'start', {});
  c.at([SECRETARY, first], 'record-attendance', { present: [CHAIR, SECRETARY], apologies: [DEPUTY] });
  c.at([SECRETARY, first], 'declare-interest', { case: refs.kept, reason: text('A former colleague.') });
  c.give([CHAIR, refs.moved], 'record-decision', decision(first, 'transfer', { newOwner: 'northmarch-rocu', dissent: text('Too early.') }));
  c.give([SECRETARY, refs.kept], 'record-decision', decision(first, 'retain'));
  c.give([CHAIR, refs.kept], 'confirm-decision', {});
  c.give([SECRETARY, refs.contested], 'record-decision', decision(first, 'reject'));
  c.give([CHAIR, refs.contested], 'contest-record', { reason: text('Not what was said.') });
  c.give([CHAIR, refs.contested], 'record-decision', decision(first, 'refer-to-ftt'));
  c.give([CHAIR, refs.late], 'record-decision', decision(first, 'transfer', { newOwner: 'brackenshire' }));
  c.give([CHAIR, refs.deferred], 'record-decision', decision(first, 'defer'));
  const products = [{ type: 'network-chart', question: text('Who pays whom?') }];
  c.give([CHAIR, refs.commissioned], 'record-decision', decision(first, 'commission-development', { products }));
  c.at([SECRETARY, first], 'strike-item', { case: refs.struck, reason: text('Settled outside.') });
  c.at([SECRETARY, first], 'carry-item', { case: refs.unreached, reason: text('No time left.') });
  c.at([SECRETARY, first], 'add-action', { text: text('Brief the schools.'), owner: 'triage.northmarch', due: date('2027-01-11') });
  c.at([SECRETARY, first], 'add-action', { text: text('Ask the coroner.'), owner: SECRETARY, due: date('2027-01-12'), case: refs.moved });
  c.at([SECRETARY, first], 'complete-action', { action: 'a2', text: text('Asked.') });
  c.at([CHAIR, first], 'approve-minutes', {});
  const minutes = linesOf(minutesOf(composed(first, 'minutes')));
  Object.assign(states, Object.fromEntries(Object.values(c.cases).map((on) => [on.ref, on])));

  c.give([LEAD, refs.moved], 'accept-transfer', { lead: LEAD });
  const second = c.call('ordinary', '2027-01-19T10:00:00Z');
  for (const name of ['deferred', 'unreached'] as const) c.give([SECRETARY, refs[name]], 'list-for-meeting', { meeting: second });
  c.give(['toex-manager.northmarch', refs.commissioned], 'hold', {
    reasonCode: 'court',
    reviewBy: date('2026-12-30'),
    reason: text('A trial.'),
  });
  c.cases['TSK-NM-2026-00009-X'] = { ...caseAt('closed'), ref: 'TSK-NM-2026-00009-X', ...ownedBy('aldershire') };
  c.wait('2027-01-12T10:00:00Z');
  c.at([SECRETARY, second], 'close-papers', {});
  const secondPack = linesOf(packOf(composed(second, 'pack')));
  const preview = linesOf(packOf({ ...composed(second, 'pack'), preview: true }));
  c.wait('2027-01-19T10:00:00Z');
  c.at([CHAIR, second], 'start', {});
  c.at([CHAIR, second], 'ratify-decision', { case: refs.late, reason: text('It was right.') });
  c.give([CHAIR, refs.deferred], 'record-decision', decision(second, 'retain'));
  c.give([CHAIR, refs.unreached], 'record-decision', decision(second, 'retain'));
  c.at([CHAIR, second], 'approve-minutes', {});
  const lastMinutes = linesOf(minutesOf(composed(second, 'minutes')));
  return { firstPack, addendum, minutes, secondPack, preview, lastMinutes, body: TTCG };
};
