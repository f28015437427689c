import type { FieldProblem } from '../../../domain/refusals.ts';
import { isId } from '../../middleware/headers.ts';
import type { SavedView } from '../../ports.ts';
import { newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import { chipsOf } from '../queue/chips.ts';
import { filterIn, keptAs } from '../queue/filter.ts';
import { queueNamed, queueOfOthers } from '../queue/page.ts';
import { problemOf } from '../../problems.ts';
import { forOthers } from '../errors/refused.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { mayUse, viewNamed, viewsOf } from './usable.ts';

const MOST = 50;
const LONGEST = 60;

type Wanted = { readonly title: string; readonly shared: boolean };
const wanted = ({ answers }: Visit): Wanted => ({
  title: first(answers, 'title').normalize('NFC').replaceAll(/\s+/g, ' '),
  shared: first(answers, 'shared') === 'yes',
});
/** What is wrong with a title: its length, its characters, or that another view of this queue bears it already. */
const faultIn = (title: string, others: readonly SavedView[]): string | null => {
  if (title === '') return 'Enter a name for the view.';
  if (title.length > LONGEST) return `Use at most ${String(LONGEST)} characters for the name.`;
  if (/[\p{Cc}\p{Cs}]/u.test(title)) return 'Remove the characters that are not text.';
  return others.some((view) => view.title.toLowerCase() === title.toLowerCase())
    ? 'You have a view of this name in this queue. Choose another name.'
    : null;
};
type Form = Wanted & { readonly queue: string; readonly key: string; readonly view: SavedView | null };
const formPage = (visit: Visit, form: Form, fault: string | null): Reply => {
  const filter = filterIn(visit.query);
  const problems: readonly FieldProblem[] = fault === null ? [] : [{ path: 'title', message: fault }];
  return {
    kind: 'page',
    view: 'saved-views/form.njk',
    title: form.view === null ? 'Keep this filter as a view' : `Change the view ${form.view.title}`,
    status: fault === null ? 200 : 422,
    data: {
      form,
      chips: chipsOf(filter, visit),
      address: visit.address,
      back: `/queues/${form.queue}?${keptAs(filter)}`,
      summary: problems.map(({ message }) => ({ href: '#title', text: message })),
      fault,
    },
  };
};
const own = (visit: Visit, views: readonly SavedView[]): readonly SavedView[] => views.filter(({ owner }) => owner === visit.person.id);

export const newView: PageOf = async (visit) => {
  const known = await queueNamed(visit, visit.param('id'));
  if (known === null) return queueOfOthers(visit, visit.param('id'));
  return formPage(visit, { queue: known.id, title: '', shared: false, key: newKey(), view: null }, null);
};

/** Keeps the filter of the address under a name. The form brings the id with it: sent twice, it is one view. */
export const keepView: PageOf = async (visit) => {
  const { ports, person, query, answers, say } = visit;
  const known = await queueNamed(visit, visit.param('id'));
  const id = first(answers, '_key');
  if (known === null) return queueOfOthers(visit, visit.param('id'));
  if (!isId(id)) return { kind: 'missing' };
  const queue = known.id;
  const { title, shared } = wanted(visit);
  const standing = await ports.savedViews.byId(id);
  if (standing?.owner === person.id) return { kind: 'go', to: `/views/${id}` };
  const form = { queue, title, shared, key: standing === null ? id : newKey(), view: null };
  // Its twin may have been kept since it was looked for: that is this very view, and no other of its name.
  const others = own(visit, await viewsOf(visit, queue)).filter((view) => view.id !== form.key);
  const fault = faultIn(title, others);
  if (fault !== null) return formPage(visit, form, fault);
  const view = { id: form.key, owner: person.id, agency: person.organisation, queue, title, filter: keptAs(filterIn(query)), shared };
  if ((await ports.savedViews.keep(view, MOST)) === null)
    return formPage(visit, form, `You have ${String(MOST)} views, as many as one may keep. Delete one that you no longer use.`);
  say(`The view ${title} is kept.`);
  return { kind: 'go', to: `/views/${view.id}` };
};

/** A view that is there, and no part of any record, says whose it is; what is in it is told to nobody else. */
const forKeeper = (visit: Visit, { owner }: SavedView): Reply =>
  forOthers(visit, { what: 'View', problem: problemOf('view-elsewhere'), isFor: ({ id }) => id === owner });
type Asked = { readonly view: SavedView } | { readonly reply: Reply };
/** The view that is meant, of a queue that this person has, where they keep it themselves or are let use it. */
const askedView = async (visit: Visit, may: (view: SavedView) => boolean): Promise<Asked> => {
  const view = await viewNamed(visit, visit.param('id'));
  if (view === null) return { reply: { kind: 'missing' } };
  if (!may(view)) return { reply: forKeeper(visit, view) };
  return (await queueNamed(visit, view.queue)) === null ? { reply: await queueOfOthers(visit, view.queue) } : { view };
};
const ownView = (visit: Visit): Promise<Asked> => askedView(visit, ({ owner }) => owner === visit.person.id);
export const changeForm: PageOf = async (visit) => {
  const asked = await ownView(visit);
  return 'reply' in asked ? asked.reply : formPage(visit, { ...asked.view, key: asked.view.id, view: asked.view }, null);
};
/** Its name, whether it is shared, and what it shows: the filter of the address. */
export const changeView: PageOf = async (visit) => {
  const asked = await ownView(visit);
  if ('reply' in asked) return asked.reply;
  const { view } = asked;
  const to = wanted(visit);
  const others = own(visit, await viewsOf(visit, view.queue)).filter(({ id }) => id !== view.id);
  const fault = faultIn(to.title, others);
  if (fault !== null) return formPage(visit, { ...view, ...to, key: view.id, view }, fault);
  await visit.ports.savedViews.change(view, { ...to, filter: keptAs(filterIn(visit.query)) });
  visit.say(`The view ${to.title} is changed.`);
  return { kind: 'go', to: `/views/${view.id}` };
};

export const forgetForm: PageOf = async (visit) => {
  const asked = await ownView(visit);
  if ('reply' in asked) return asked.reply;
  const title = `Delete the view ${asked.view.title}`;
  return { kind: 'page', view: 'saved-views/forget.njk', title, data: { view: asked.view, address: visit.address } };
};
export const forgetView: PageOf = async (visit) => {
  const { ports, person, param, say } = visit;
  const asked = await ownView(visit);
  // Sent a second time there is nothing left to delete.
  if ('reply' in asked) return asked.reply.kind === 'missing' ? { kind: 'go', to: '/' } : asked.reply;
  const { view } = asked;
  if (await ports.savedViews.forget({ id: param('id'), owner: person.id })) say(`The view ${view.title} is deleted.`);
  return { kind: 'go', to: `/queues/${view.queue}` };
};

/** The link of a view: its queue, narrowed down for whoever follows it. */
export const openView: PageOf = async (visit) => {
  const asked = await askedView(visit, (view) => mayUse(view, visit.person));
  return 'reply' in asked ? asked.reply : { kind: 'go', to: `/queues/${asked.view.queue}?${asked.view.filter}&view=${asked.view.id}` };
};
