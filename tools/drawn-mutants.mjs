// A plugin of Stryker: of the mutants that it makes within the ranges it was given, only those that were drawn are run.
import { CheckStatus } from '@stryker-mutator/api/check';
import { commonTokens, declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** What one mutant is, whatever number it has in a run. Lines as Stryker counts them within, from nought. */
export const nameOf = ({ fileName, location: { start, end }, mutatorName, replacement }) =>
  [fileName, start.line, start.column, end.line, end.column, mutatorName, replacement].join('|');

const checkerOf = ({ drawn }, here = `${process.cwd()}/`) => {
  const names = new Set(drawn);
  const statusOf = (mutant) =>
    names.has(nameOf({ ...mutant, fileName: mutant.fileName.replace(here, '') }))
      ? { status: CheckStatus.Passed }
      : { status: CheckStatus.CompileError, reason: 'not drawn' };
  return {
    init: () => Promise.resolve(),
    group: (mutants) => Promise.resolve([mutants.map(({ id }) => id)]),
    check: (mutants) => Promise.resolve(Object.fromEntries(mutants.map((mutant) => [mutant.id, statusOf(mutant)]))),
  };
};
checkerOf.inject = [commonTokens.options];

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, 'drawn', checkerOf)];
export const strykerValidationSchema = { properties: { drawn: { type: 'array', items: { type: 'string' } } } };
