import { inSentence } from '../../../domain/sentence.ts';
import { inWords } from '../form/field.ts';

// Words for codes that are fixed by the rules; the lists of the policy bring their own labels.
const words: Readonly<Record<string, string>> = {
  P1: 'P1 – most urgent',
  P2: 'P2 – normal',
  P3: 'P3 – can wait',
  OFFICIAL: 'OFFICIAL',
  'OFFICIAL-SENSITIVE': 'OFFICIAL-SENSITIVE',
  'england-wales': 'England and Wales',
  'northern-ireland': 'Northern Ireland',
  'acted-on': 'Yes, and it has been acted on',
  none: 'None',
  'remain-force': 'The risk stays with the force',
  'remain-rocu': 'The risk stays with the ROCU',
  'regional-owner': 'A regional owner should take the risk',
  'national-owner': 'A national owner should take the risk',
  'other-gateway': 'Another region’s gateway',
  'rocu-capability': 'A capability of a ROCU',
  partner: 'A partner',
  'force-only': 'The owning agency alone',
  release: 'Release it to the SIO',
  rework: 'Send it back for rework',
  'not-applicable': 'Not applicable',
  pursue: 'Pursue',
  prevent: 'Prevent',
  protect: 'Protect',
  prepare: 'Prepare',
  led: 'TOEX led',
  contributed: 'TOEX contributed',
  enabled: 'TOEX enabled it',
  force: 'The owning agency',
  gateway: 'The regional gateway',
  toex: 'TOEX',
  body: 'The tasking body',
};
const levels: Readonly<Record<string, string>> = {
  '0': '0 none',
  '1': '1 minor',
  '2': '2 moderate',
  '3': '3 serious',
  '4': '4 severe',
};
const nimLevels: Readonly<Record<string, string>> = {
  '1': 'Level 1 – local',
  '2': 'Level 2 – across forces',
  '3': 'Level 3 – national or international',
};

/** A fixed code as a person reads it. Numbers are levels of a score, or of the National Intelligence Model. */
export const codeInWords = (code: string, last = ''): string =>
  (last === 'nimLevel' ? nimLevels[code] : /^\d$/.test(code) ? levels[code] : words[code]) ?? inWords(code);
/** The same within a sentence: a name that is written in capitals keeps them. */
export const codeInSentence = (code: string): string => inSentence(codeInWords(code));
