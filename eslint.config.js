import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const workflowTraps = [
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Replay must see the same value: let an activity draw it.',
  },
  { selector: 'Program > VariableDeclaration[kind="let"]', message: 'Module state leaks from one workflow into another.' },
];
const rulebookTraps = [
  ...workflowTraps,
  { selector: 'ThrowStatement', message: 'A rule answers with a refusal; it never throws.' },
  { selector: 'ClassDeclaration', message: 'The rulebook is plain data and functions.' },
  { selector: 'AwaitExpression', message: 'The rulebook is synchronous.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The rulebook has no clock: the time is a fact.' },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'The rulebook has no clock: the time is a fact.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'prisma/generated/',
      'coverage/',
      '.data/',
      'tools/',
      'activities/documents/begin.mjs',
      'api/web/assets/',
      'docs/',
      '*.config.js',
      '.dependency-cruiser.cjs',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 200 }],
      'max-params': ['error', { max: 3 }],
      'no-console': 'off',
    },
  },
  { files: ['domain/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...rulebookTraps] } },
  // A broken record is no matter of a rule: a refusal would tell nobody what to do.
  {
    files: ['domain/sure.ts'],
    rules: { 'no-restricted-syntax': ['error', ...rulebookTraps.filter(({ selector }) => selector !== 'ThrowStatement')] },
  },
  { files: ['workflows/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...workflowTraps] } },
  { files: ['test/**/fixtures/**', 'test/journal/**', 'prisma/migrations/**'], rules: { 'max-lines': 'off' } },
  {
    files: ['test/**/*.ts', '**/*.test.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
