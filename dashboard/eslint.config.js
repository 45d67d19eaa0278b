import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Imports go one way: shared, then features, then app; features do not know each other. */
const forbid = (...patterns) => ({
  'no-restricted-imports': [
    'error',
    { patterns: [{ group: patterns, message: 'imports go shared -> features -> app' }] },
  ],
});

export default defineConfig(
  { ignores: ['target', 'src/shared/api/generated.ts'] },
  js.configs.recommended,
  tseslint.configs.strict,
  hooks.configs.flat['recommended-latest'],
  {
    rules: {
      'max-lines': ['error', 300],
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['scripts/**'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  { files: ['src/shared/**'], rules: forbid('@features/*', '**/features/**', '**/app/**') },
  {
    files: ['src/features/**'],
    rules: forbid('@features/*', '../../features/**', '../*/**', '**/app/**'),
  },
);
