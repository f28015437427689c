import { compileStyles } from '../api/web/styles.ts';

console.log(`The style sheet is up to date: ${await compileStyles()}`);
