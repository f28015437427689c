import { quartersUntil } from '../../../domain/quarter.ts';
import { markingOf, sheetOf, type ValueField, type ValueLine } from '../../../domain/value-sheet.ts';
import { exportsValue } from '../../../domain/value-sight.ts';
import { isIsoDate, type IsoDate } from '../../../domain/words.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { doOnce } from '../../errands.ts';
import { exportedFile, exportFormats, valueExport } from '../../value/export.ts';
import { asked, ledgerFor } from '../../value/ledger.ts';
import { newKey } from '../command/form.ts';
import { first, pageIn, type Answers } from '../form/answers.ts';
import { paged } from '../form/paged.ts';
import { forExporters, QUARTERS } from './pack.ts';
import { countTitles } from './titles.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { wordsFor } from '../wording/words.ts';

/** Entries that are not yet on APMIS, on one page. */
const PAGE_SIZE = 50;
type Days = { readonly from: IsoDate; readonly to: IsoDate };
type Fault = { readonly href: string; readonly text: string };
type Chosen = { readonly days: Days; readonly typed: { readonly from: string; readonly to: string }; readonly faults: readonly Fault[] };

/** From the first of January until today, unless somebody asks otherwise. */
const usual = ({ now }: Visit): Days => {
  const to = isoDateOf(now);
  const from = `${to.slice(0, 4)}-01-01`;
  return { from: isIsoDate(from) ? from : to, to };
};
const chosen = (visit: Visit, given: Answers): Chosen => {
  const days = usual(visit);
  const typed = { from: first(given, 'from') || days.from, to: first(given, 'to') || days.to };
  const { from, to } = typed;
  const faults = [
    ...(isIsoDate(from) ? [] : [{ href: '#from', text: 'Enter the first day as a date, such as 2026-04-01' }]),
    ...(isIsoDate(to) ? [] : [{ href: '#to', text: 'Enter the last day as a date, such as 2026-06-30' }]),
    ...(isIsoDate(from) && isIsoDate(to) && from > to ? [{ href: '#to', text: 'Enter a last day that is not before the first' }] : []),
  ];
  return { days: isIsoDate(from) && isIsoDate(to) && from <= to ? { from, to } : days, typed, faults };
};
const address = ({ from, to }: Days): string => new URLSearchParams({ from, to }).toString();

const shown = async (visit: Visit, { days, typed, faults }: Chosen): Promise<Reply> => {
  const { ports, person } = visit;
  const page = pageIn(visit.query);
  const ledger = await ledgerFor(ports, person, { ...days, only: 'not-on-apmis', paging: { page, pageSize: PAGE_SIZE } });
  await ports.consultations.log({ actor: person.id, action: 'search', object: asked('value', days) });
  return {
    kind: 'page',
    view: 'value/view.njk',
    title: 'Value',
    status: faults.length === 0 ? 200 : 422,
    marking: ledger.marking,
    data: {
      ledger,
      found: { page },
      address: address(days),
      pages: Math.max(1, Math.ceil(ledger.missing / PAGE_SIZE)),
      countTitles,
      days,
      typed,
      summary: faults,
      exports: exportsValue(person),
      key: newKey(),
      sheet: address(days),
      quarters: quartersUntil(isoDateOf(visit.now), QUARTERS),
      regions: Object.keys(visit.directory.regions),
    },
  };
};
/** What the work of a period was worth, by 4P, level, region, force and kind, and what is not yet on APMIS. */
export const value: PageOf = (visit) => shown(visit, chosen(visit, visit.query));

/** The same form sent again is the same file. */
export const exportFromForm: PageOf = async (visit) => {
  const { ports, person, answers } = visit;
  const asking = chosen(visit, answers);
  const format = exportFormats.find((each) => each === first(answers, 'format'));
  if (!exportsValue(person)) return forExporters(visit, 'Export of value');
  if (asking.faults.length > 0 || format === undefined) return shown(visit, asking);
  const sent = first(answers, '_key');
  const what = { ...asking.days, format };
  const { goal, reach } = valueExport(ports, person);
  const done = await doOnce(
    ports.errands,
    { by: person, key: sent === '' ? newKey() : sent, asked: { page: 'value', ...what } },
    { goal: () => goal(what), reach },
  );
  if ('problem' in done) {
    visit.say(done.problem.detail);
    return { kind: 'go', to: `/value?${address(asking.days)}` };
  }
  const { content, ...file } = exportedFile.parse(done.answer);
  return { kind: 'file', ...file, bytes: Buffer.from(content, 'base64') };
};

/** How a cell reads on a page: people, agencies and times by name, codes in words. */
const cellWords = (visit: Visit, field: ValueField | undefined, cell: string): string => {
  const { nameOf, agencyOf, regionOf, codeInWords, moment, day } = wordsFor(visit);
  switch (field) {
    case 'user':
    case 'verifiedBy':
    case 'enteredBy':
      return nameOf(cell);
    case 'owner':
    case 'organisation':
      return agencyOf(cell);
    case 'region':
      return regionOf(cell);
    case 'loggedAt':
    case 'verifiedAt':
    case 'enteredAt':
    case 'reconciledAt':
      return moment(cell);
    case 'dateOfEvent':
      return day(cell);
    case 'toexRole':
    case 'kind':
    case 'recordType':
    case 'fourP':
    case 'level':
    case 'confidence':
    case 'status':
    case 'apmisStatus':
      return codeInWords(cell);
    default:
      return cell;
  }
};
/** Field by field in the configured order, as it is keyed; what is empty is left out. */
const toKey = (line: ValueLine, visit: Visit) => {
  const { valueColumns } = visit.policy;
  const { headings, rows } = sheetOf([line], valueColumns);
  return headings.flatMap((title, index) => {
    const cell = rows[0]?.[index] ?? null;
    return cell === null ? [] : [{ title, value: cellWords(visit, valueColumns[index]?.field, String(cell)) }];
  });
};
/** What somebody keys on APMIS by hand, entry by entry, with room for what APMIS gives back. */
export const keyingSheet: PageOf = async (visit) => {
  const { ports, person } = visit;
  const { days } = chosen(visit, visit.query);
  const lines = await ports.questions.valueLines(person, { ...days, only: 'not-on-apmis' });
  const { marking, handling } = markingOf(lines);
  await ports.consultations.log({ actor: person.id, action: 'read', object: asked('keying-sheet', days) });
  const { shown: onPage, paging } = paged(lines, { query: visit.query, size: PAGE_SIZE });
  const entries = onPage.map((line) => ({ line, fields: toKey(line, visit) }));
  return {
    kind: 'page',
    view: 'value/keying-sheet.njk',
    title: 'Keying sheet',
    marking,
    data: { entries, total: lines.length, ...paging, handling, days, back: address(days) },
  };
};
