// What a pack says of the time since the body last sat, as plain lines: every way in which a case can be otherwise than it was.
import type { Case } from '../../domain/case.ts';
import { actionsOfLast, gapsGathered, reviewsDue, sinceLast, stalledCases, type SinceCase } from '../../domain/pack-since.ts';
import type { Section } from '../../domain/sitting-document.ts';
import type { Action, Sitting } from '../../domain/sitting.ts';
import { narrative } from '../support/rulebook.ts';
import { date, instant } from './calendars.ts';
import { CHAIR, inSession, LEAD } from './council.ts';
import { blockLines } from './papers.ts';

const linesOf = ({ heading, blocks }: Section): readonly string[] => [`## ${heading}`, ...blocks.flatMap(blockLines)];

export const sincePaper = (): readonly string[] => {
  const { c, ref, meeting } = inSession();
  const [on, sitting, facts] = [c.caseOf(ref), c.sittingOf(meeting), { ...c.facts(null), now: instant('2026-12-14T10:00:00Z') }];
  const hold: NonNullable<Case['hold']> = {
    reasonCode: 'court', by: 'toex-manager.northmarch', since: instant('2026-12-01T10:00:00Z'), reviewBy: date('2026-12-18'), party: 'toex',
    manager: null, sioRequest: null, still: [],
  }; // prettier-ignore
  const [pen, clock] = [on.pen, Object.values(on.clocks)[0]];
  if (pen === null || clock === undefined) throw new Error('nobody is to act');
  const due = (day: string, name = 'sitting-awaited') => ({ clocks: { [name]: { ...clock, dueAt: instant(`2026-12-${day}T17:00:00Z`) } } });
  const product = Object.values(on.products)[0];
  if (product === undefined) throw new Error('the case has no product');
  const gaps = [narrative('Who pays?'), narrative('Where from?')];
  const withProduct = (status: (typeof product)['status']): Partial<Case> => ({ products: { p1: { ...product, status, gaps } } });

  const was: Readonly<Record<string, readonly [now: Partial<Case>, then: Partial<Case> | null]>> = {
    '00001': [{}, {}],
    '00002': [{}, null],
    '00003': [{}, { escalations: {} }],
    '00004': [{ stage: 'ownership' }, {}],
    '00005': [{ owner: { ...on.owner, user: LEAD } }, {}],
    '00006': [{ owner: { agency: 'brackenshire', user: on.owner.user } }, {}],
    '00007': [{ priority: 'P1', stage: 'closing' }, {}],
    '00008': [{ hold }, {}],
    '00009': [{}, { hold }],
    '00010': [{ ...due('16', 'hold-review'), hold: { ...hold, reviewBy: date('2026-12-16') } }, { hold }],
    '00011': [{ stage: 'closed', pen: null, priority: 'P1' }, {}],
    '00012': [{ stage: 'withdrawn', pen: null }, null],
    '00013': [{ stage: 'closed', pen: null }, { stage: 'closed', pen: null }],
    '00014': [due('11'), {}],
    '00015': [{ ...due('11', 'hold-review'), hold }, { hold }],
    '00016': [due('15'), {}],
    '00017': [due('16'), {}],
    '00018': [{ pen: null }, {}],
    '00019': [{ clocks: {} }, {}],
    '00020': [{ pen: { ...pen, user: 'nobody.northmarch' } }, {}],
    '00021': [{ pen: { ...pen, user: 'triage.northmarch' } }, {}],
    '00022': [{ pen: { ...pen, user: null } }, {}],
    '00023': [{ stage: 'closed', pen: null, ...withProduct('accepted'), clocks: { 'operational-review': { ...clock, dueAt: instant('2026-12-17T17:00:00Z') } } }, { stage: 'closed', pen: null }],
    '00024': [withProduct('released'), withProduct('released')],
    '00025': [withProduct('submitted'), withProduct('submitted')],
  }; // prettier-ignore
  const cases = Object.entries(was).map(([number, [now, then]]): SinceCase => {
    const own = `TSK-NM-2026-${number}-X`;
    return { on: { ...on, ref: own, products: {}, ...now }, then: then === null ? null : { ...on, ref: own, ...then } };
  });
  const action = (id: string, change: Partial<Action>): Readonly<Record<string, Action>> => ({
    [id]: { id, text: narrative(id), owner: CHAIR, due: date('2026-12-20'), case: null, status: 'open', updates: [], ...change },
  }); // prettier-ignore
  const held = (id: string, startedAt: Sitting['startedAt'], actions: Sitting['actions']): Sitting => ({
    ...sitting,
    id,
    startedAt,
    actions,
  });
  const said = { text: narrative('Half done.'), by: CHAIR, at: facts.now };
  const last = held('last', instant('2026-11-17T10:00:00Z'), {
    ...action('a1', {}),
    ...action('a2', { status: 'complete', case: ref, updates: [said] }),
  });
  const older = held('older', instant('2026-10-20T10:00:00Z'), { ...action('a3', { case: 'TSK-NM-2026-00099-X' }), ...action('a4', { status: 'complete' }) }); // prettier-ignore
  const since = { sitting, last, cases, facts };
  const first = { ...since, cases: [] };
  return [
    ...[sinceLast, stalledCases, gapsGathered, reviewsDue].flatMap((part) => linesOf(part(since))),
    ...linesOf(actionsOfLast({ last, facts, earlier: [last, older] }, [ref])),
    '',
    '==== of no case, after a sitting that never began',
    ...linesOf(sinceLast({ ...first, last: { ...last, startedAt: null } })),
    '',
    '==== of no case, before the first sitting',
    ...[sinceLast, stalledCases, gapsGathered, reviewsDue].flatMap((part) => linesOf(part({ ...first, last: null }))),
    ...linesOf(actionsOfLast({ last: null, facts, earlier: [older] }, [])),
  ];
};
