import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Only what the compiler cannot see and what has bitten: promises nobody waits for, and cases nobody handles. */
export default defineConfig(
  {
    files: ['**/*.ts'],
    ignores: ['vitest.config.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // A `default` is a decision; a switch without one has to name every case.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['record/**'],
    // Knex's query builders are promises as well; a callback that returns the builder it was given is no mistake.
    rules: { '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }] },
  },
);
