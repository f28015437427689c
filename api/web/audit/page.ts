import { DAY_MS, instantAt, utcOf } from '../../../domain/local-time.ts';
import type { Instant } from '../../../domain/words.ts';
import { first, pageIn } from '../form/answers.ts';
import { mayAudit } from '../../auditors.ts';
import { problemOf } from '../../problems.ts';
import { forOthers } from '../errors/refused.ts';
import { newKey } from '../command/form.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { administeredWords } from '../wording/administered.ts';

const PAGE_SIZE = 50;

/** Whom an auditor means: somebody's id, or everybody whose name holds this; an id that the directory does not know stands for itself. */
const meant = (text: string, { people }: Visit['directory']): readonly string[] => {
  const named = Object.values(people).filter(
    ({ id, rank, name }) => id === text || `${rank} ${name}`.toLowerCase().includes(text.toLowerCase()),
  );
  return named.length === 0 ? [text] : named.map(({ id }) => id);
};
const HERE = '/audit';
// Longer than any name or reference.
const MOST = 200;
const asked = ['object', 'actor', 'action', 'from', 'to'] as const;
/** What somebody may have done, in words. */
const actions = { read: 'Read', search: 'Searched', export: 'Exported', verify: 'Verified the chains', disclose: 'Disclosed' } as const;
const isAction = (text: string): text is keyof typeof actions => Object.hasOwn(actions, text);
/** The instant at which a day begins, or the next one does; null for what is no day. */
const startOf = (day: string, ahead = 0): Instant | null => {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : NaN;
  return Number.isNaN(at) ? null : instantAt(utcOf(at + ahead * DAY_MS));
};

/** Keeps what is looked for with the session: the name of a person stands in no address. */
export const seekAudit: PageOf = (visit) => {
  if (!mayAudit(visit.person)) return Promise.resolve(forAuditors(visit));
  visit.lookFor(HERE, Object.fromEntries(asked.map((name) => [name, first(visit.answers, name).slice(0, MOST)])));
  return Promise.resolve({ kind: 'go', to: HERE });
};

const shown = async (visit: Visit): Promise<Reply> => {
  const { ports, person, query, directory } = visit;
  const words = visit.lookedFor(HERE);
  const [object, actor, action, from, to] = asked.map((name) => first(words, name)) as [string, string, string, string, string];
  const [since, before] = [startOf(from), startOf(to, 1)];
  const page = pageIn(query);
  const found = await ports.consultations.search({
    ...(object === '' ? {} : { object }),
    ...(actor === '' ? {} : { actors: meant(actor, directory) }),
    ...(isAction(action) ? { action } : {}),
    ...(since === null ? {} : { from: since }),
    ...(before === null ? {} : { before }),
    page,
    pageSize: PAGE_SIZE,
  });
  const by = asked.filter((name) => first(words, name) !== '');
  if (by.length > 0) await ports.consultations.log({ actor: person.id, action: 'search', object: `audit?${by.join('&')}` });
  // The journals of directory and policy are no narrative: what became of people and rules is for whoever audits.
  const lines = (await ports.administration.entries()).map(administeredWords(visit));
  return {
    kind: 'page',
    view: 'audit/view.njk',
    title: 'Audit',
    data: {
      lines,
      found,
      looked: { object, actor, action, from, to },
      narrowed: by.length > 0,
      actions,
      key: newKey(),
      address: '',
      pages: Math.max(1, Math.ceil(found.total / PAGE_SIZE)),
    },
  };
};

export const forAuditors = (visit: Visit): Reply => forOthers(visit, { what: 'Audit', problem: problemOf('wrong-role'), isFor: mayAudit });
/** Who read, searched and exported what: for the auditor, who sees the audit and not the narrative. */
export const audit: PageOf = async (visit) => (mayAudit(visit.person) ? shown(visit) : forAuditors(visit));
