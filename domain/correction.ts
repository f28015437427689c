import { person, type Facts } from './facts.ts';
import { anyStage } from './stages.ts';
import { no, refuse, yes, type Rows } from './table.ts';

/** ESC-5: who gave an entry, or their line manager, may say what was wrong in it. Nobody gave what time did. */
export const mayCorrect = (actor: string, facts: Pick<Facts, 'actor' | 'directory'>): boolean =>
  facts.actor !== null && (facts.actor.id === actor || person(facts, actor)?.lineManager === facts.actor.id);

export const correctionRows: Rows<'correct-entry'> = {
  'correct-entry': {
    rule: 'ESC-5',
    who: [{ relation: 'on-case' }],
    stages: anyStage,
    whileHeld: false,
    whileSioUnavailable: true,
    decide: (_on, { entry, correction }, facts) => {
      const old = facts.corrected;
      if (old?.seq !== entry) return no(refuse('unknown-entry', 'ESC-5', { what: 'entry', id: String(entry) }));
      if (old.actor === 'system') return no(refuse('given-by-nobody', 'ESC-5', { entry }));
      if (!mayCorrect(old.actor, facts)) return no(refuse('wrong-person', 'ESC-5', { who: ['who gave the entry', 'their line manager'] }));
      // Beside the old one: facts in words, never an outcome.
      return yes({ type: 'corrected', about: { entry, correction }, after: {} });
    },
  },
};
