import { describe, expect, it } from 'vitest';
import { redirectKinds } from '../../domain/redirect-state.ts';
import { codeInSentence } from '../../api/web/wording/codes.ts';

describe('a code within a sentence', () => {
  it('begins small, and keeps what is written in capitals', () => {
    expect(redirectKinds.map(codeInSentence)).toEqual([
      'another region’s gateway',
      'a capability of a ROCU',
      'a partner',
      'the owning agency alone',
    ]);
    expect(['P1', 'OFFICIAL', 'led', 'pursue'].map(codeInSentence)).toEqual(['P1 – most urgent', 'OFFICIAL', 'TOEX led', 'pursue']);
  });
});
