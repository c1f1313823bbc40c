import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Only what the compiler cannot see and what has bitten: promises nobody waits for, and cases nobody handles. */
export default defineConfig({
  files: ['**/*.ts'],
  ignores: ['vitest.config.ts'],
  languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  plugins: { '@typescript-eslint': tseslint.plugin },
  rules: {
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
  },
});
