import { paged } from '../form/paged.ts';
import type { PageOf, Visit } from '../visit.ts';

type Piece = { readonly text: string; readonly href: string | null };
const address = /(https?:\/\/\S+)/;

/** Links in a mail lead to this service: only their path is kept, so that they work wherever it runs. */
const pieces = (text: string): readonly Piece[] =>
  text.split(address).map((part) => ({ text: part, href: address.test(part) && URL.canParse(part) ? new URL(part).pathname : null }));

/** Who reads an address, where one can be them. */
const readerOf = ({ settings, directory }: Visit, to: string): string | null =>
  settings.personas.find(({ id }) => directory.people[id]?.email === to && directory.people[id].active)?.id ?? null;

export const demoMail: PageOf = async (visit) => {
  const { ports } = visit;
  if (ports.demo === null) return { kind: 'missing' };
  const mails = await ports.demo.mail();
  const newest = mails.toSorted((one, other) => other.at.localeCompare(one.at));
  const { shown, paging } = paged(newest, visit);
  return {
    kind: 'page',
    view: 'demo-mail/view.njk',
    title: 'Demo mail',
    data: {
      mails: shown.map((mail) => ({ ...mail, pieces: pieces(mail.text), reader: readerOf(visit, mail.to) })),
      total: mails.length,
      ...paging,
    },
  };
};
