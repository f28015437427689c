import type { Case } from '../domain/case.ts';
import { inLocalTime } from '../domain/local-time.ts';
import { withAcronyms } from '../domain/sentence.ts';
import { isSittingId } from '../domain/sitting.ts';
import type { Marking } from '../domain/words.ts';
import type { Mail, OwedNotices, UnsentNotice } from './ports.ts';

/** The highest that a bid may bear: a submission that became no case, and a sitting, have no marking on record. */
const unrecorded: Marking = 'OFFICIAL-SENSITIVE';

// What an event is called where its name is one of the record's and nobody's on a page.
const inShort: Readonly<Record<string, string>> = { 'meeting-opened': 'a sitting is called' };

/** What a mail says: the marking, the reference, what is asked, by when, and where; never the case's content. */
export const letter = (
  { ref, event, text, dueAt }: Pick<UnsentNotice, 'event' | 'text' | 'dueAt'> & Pick<OwedNotices, 'ref'>,
  on: Pick<Case, 'marking'> | null,
  publicUrl: string,
): Pick<Mail, 'subject' | 'text'> => {
  const marking = on?.marking ?? unrecorded;
  const base = publicUrl.replace(/\/$/, '');
  return {
    subject: `${marking} ${ref ?? 'Your bid'}: ${inShort[event] ?? withAcronyms(event.replaceAll('-', ' '))}`,
    text: [
      marking,
      '',
      ref === null ? text : `${ref}: ${text}`,
      ...(dueAt === null ? [] : ['', `By: ${inLocalTime(dueAt)} (UK time)`]),
      '',
      ref === null
        ? `Open your inbox: ${base}/inbox`
        : isSittingId(ref)
          ? `Open the sitting: ${base}/meetings/${ref}`
          : `Open the case: ${base}/cases/${ref}`,
      '',
      'Nobody reads answers to this message.',
      '',
    ].join('\n'),
  };
};
