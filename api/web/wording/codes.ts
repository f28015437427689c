import { inWords } from '../form/field.ts';

// Words for codes that are fixed by the rules; the lists of the policy bring their own labels.
const words: Readonly<Record<string, string>> = {
  P1: 'P1 – most urgent',
  P2: 'P2 – normal',
  P3: 'P3 – can wait',
  OFFICIAL: 'OFFICIAL',
  'OFFICIAL-SENSITIVE': 'OFFICIAL-SENSITIVE',
  'acted-on': 'Yes, and it has been acted on',
  none: 'None',
  'remain-force': 'The risk stays with the force',
  'remain-rocu': 'The risk stays with the ROCU',
  'regional-owner': 'A regional owner should take the risk',
  'national-owner': 'A national owner should take the risk',
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
