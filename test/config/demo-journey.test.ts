import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { journeyFaults } from '../../config/agreement.ts';
import { journeyFile } from '../../config/demo-journey.ts';
import { live } from '../../domain/stages.ts';

const file = readFileSync('config/demo/journey.json', 'utf8');
const faultsOf = (text: string): string =>
  journeyFile
    .safeParse(JSON.parse(text))
    .error?.issues.map(({ message }) => message)
    .join() ?? '';

describe('the guided journey is checked before it is used', () => {
  it('leads through every live stage, each once', () => {
    const stages = journeyFile.parse(JSON.parse(file)).steps.flatMap((step) => step.stages);
    expect(stages.toSorted()).toEqual(Object.keys(live).toSorted());
  });
  it('knows commands and stages by their names, and begins with a persona', () => {
    expect(faultsOf(file.replace('"claim"', '"clam"'))).toContain('must be a command of a case');
    expect(faultsOf(file.replace('"claim"', '"lapse-return"'))).toContain('must be a command of a case');
    expect(faultsOf(file.replace('"in-triage"', '"triaging"'))).toContain('must be one of');
    const journey = journeyFile.parse(JSON.parse(file));
    expect(journeyFaults('journey.json', { personas: [], journey })).toHaveLength(1);
  });
});
