import { compileStyles } from './styles.ts';

console.log((await compileStyles()) ? 'The style sheet was compiled.' : 'The style sheet is up to date.');
