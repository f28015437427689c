import { describe, expect, it } from 'vitest';
import { personOf, directory, policy } from '../support/rulebook.ts';
import { instant } from '../domain/calendars.ts';
import { wireSchemas } from '../../api/json/payloads/families.ts';
import { inWords } from '../../api/web/form/field.ts';
import { sayOnPage } from '../../api/web/form/say.ts';
import { fieldsOf } from '../../api/web/form/schema.ts';
import { codeInSentence } from '../../api/web/wording/codes.ts';
import { outcomeTitle } from '../../api/web/wording/outcomes.ts';
import { inSentence } from '../../domain/sentence.ts';

const shown = { directory, policy, person: personOf('spoc.aldershire'), on: null, now: instant('2026-11-29T10:00:00Z') };
const said = (name: 'log-work' | 'hold' | 'submit-bid' | 'propose-terms', path: string) =>
  sayOnPage(fieldsOf(wireSchemas[name]), [{ path, message: 'Replace nonsense by one of: cse-group, ocg.' }], shown)[0]?.message;

describe('words made of names and codes', () => {
  it.each([
    ['pndReason', 'PND reason'],
    ['sioConsent', 'SIO consent'],
    ['sia', 'SIA'],
    ['nimLevel', 'NIM level'],
    ['rocu-capability', 'ROCU capability'],
    ['keyDates', 'Key dates'],
    ['session', 'Session'],
  ])('%s is %s', (name, words) => {
    expect(inWords(name)).toBe(words);
  });
  it('within a sentence only the first letter is small: names and acronyms keep their capitals', () => {
    expect(inSentence(outcomeTitle('refer-to-ftt'))).toBe('refer to the Federated Tasking Team');
    expect(codeInSentence('rocu-capability')).toBe('a capability of a ROCU');
    expect([inSentence('TOEX led'), inSentence('P1 – most urgent')]).toEqual(['TOEX led', 'P1 – most urgent']);
  });
});

describe('what is wrong with a field, on its page', () => {
  it('an example of a day lies where the day must lie', () => {
    expect(said('log-work', 'searchedAt')).toBe(
      'Enter the date of the search: day, month and year, such as 22 11 2026. It cannot lie in the future',
    );
    expect(said('hold', 'reviewBy')).toBe('Enter the day by which the hold is looked at again: day, month and year, such as 6 12 2026');
    expect(said('propose-terms', 'terms.period.from')).toMatch(/such as 29 11 2026$/);
    expect(said('propose-terms', 'terms.products.0.due')).toMatch(/such as 6 12 2026$/);
    expect(said('hold', 'sioRequest.at')).toMatch(/such as 22 11 2026 and 14:30\. It cannot lie in the future$/);
  });
  it('a wrong code of a list is answered with the names of the right ones', () => {
    const labels = policy.lists.threatTypes.map(({ label }) => label);
    expect(said('submit-bid', 'threat.types.1')).toBe(`Choose again under “Types of threat”: ${labels.join(', ')}`);
    expect(said('submit-bid', 'threat.recordType')).toBe('Choose the type of record');
  });
});
