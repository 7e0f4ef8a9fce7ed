import js from '@eslint/js'
import tseslint from 'typescript-eslint'

/**
 * The dependency rule of the house: kernel ← rules ← actions → platform, and capabilities meet only at index.ts.
 * The TypeScript projects check the same walls by what does not compile; this names the breach.
 */
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

const ownCapabilityOnly = {
  regex: '^\\.\\./\\.\\./(?!\\.\\.)[a-z-]+/.+',
  message: 'Capabilities meet only through each other’s index.ts.',
}
/** The same for files that lie in the capability's own folder. */
const siblingsIndexOnly = {
  regex: '^\\.\\./(?!\\.\\.)[a-z-]+/.+',
  message: 'Capabilities meet only through each other’s index.ts.',
}
/** A contract may be made of other contracts: the first page is made of everybody's cards. */
const siblingsContractOnly = {
  regex: '^\\.\\./(?!\\.\\.)[a-z-]+/(?!contract$).+',
  message: 'A contract takes types from other contracts only.',
}
const outwards = {
  regex: '(^|/)(?<!kernel/)(actions|messages|policy|aggregate|refusals)(/|$)',
  message: 'Rules import rules, contract, codes and kernel.',
}
const platformFromRules = {
  regex: 'platform|wx-server-sdk|^node:|^(fs|path|crypto)$',
  message: 'Rules are pure: no platform, SDK or Node.',
}

/** Rules get time, ids and chance from their context. */
const pure = {
  'no-restricted-globals': [
    'error',
    ...['process', 'setTimeout', 'setInterval', 'fetch', 'Buffer', 'wx', 'console'].map((name) => ({
      name,
      message: 'Rules are pure.',
    })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Time comes in the context.' },
    { object: 'Math', property: 'random', message: 'Chance comes in the context.' },
    { object: 'crypto', property: 'getRandomValues', message: 'Chance comes in the context.' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
      message: 'Time comes in the context.',
    },
    { selector: 'CallExpression[callee.name="dayjs"]', message: 'Days are counted by kernel/day at UTC+8.' },
  ],
}

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      'build/',
      '.cache/',
      '.data/',
      'miniprogram/miniprogram_npm/',
      'e2e/results/',
      'local/**/test-functions/**/*.js',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' } },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'off',
      'no-undef': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
    },
  },
  { files: ['**/*.cjs', '**/*.mjs', '**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['cloudfunctions/kernel/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { ...pure, ...restrict(platformFromRules, { regex: 'capabilities' }) },
  },
  {
    files: ['cloudfunctions/capabilities/*/rules/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { ...pure, ...restrict(platformFromRules, ownCapabilityOnly, outwards) },
  },
  {
    files: ['cloudfunctions/capabilities/*/{,*-}contract.ts', 'cloudfunctions/capabilities/*/{,*-}codes.ts'],
    rules: { ...pure, ...restrict(platformFromRules, siblingsContractOnly, outwards) },
  },
  {
    files: ['cloudfunctions/capabilities/*/actions/**/*.ts'],
    rules: restrict(ownCapabilityOnly, {
      group: ['wx-server-sdk'],
      message: 'Only platform/sdk.ts talks to the SDK.',
    }),
  },
  {
    files: ['cloudfunctions/capabilities/*/*.ts'],
    ignores: ['**/{,*-}contract.ts', '**/{,*-}codes.ts'],
    rules: restrict(siblingsIndexOnly, {
      group: ['wx-server-sdk'],
      message: 'Only platform/sdk.ts talks to the SDK.',
    }),
  },
  {
    files: ['cloudfunctions/platform/**/*.ts'],
    rules: restrict({ regex: 'capabilities', message: 'The platform knows no capability.' }),
  },
  {
    files: ['miniprogram/**/*.ts'],
    ignores: ['**/*.test.ts', 'miniprogram/testing/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: 'cloudfunctions/capabilities/[a-z-]+/contract$|typings',
              allowTypeImports: true,
              message: 'The phone shares types with the cloud, never code.',
            },
            {
              regex: 'cloudfunctions/(?!capabilities/[a-z-]+/contract$)',
              message: 'Only contract.ts, types only.',
            },
            { regex: '/testing/', message: 'No phone gets what the tests pretend one with.' },
          ],
        },
      ],
    },
  },
  {
    files: ['local/**/*.ts'],
    rules: restrict({
      regex: '(cloudfunctions|miniprogram)/(?!testing)',
      message: 'What stands in for WeChat and CloudBase knows nothing of villages.',
    }),
  },
  {
    files: ['**/*.test.ts', 'local/demo/**/*.ts', '{cloudfunctions,miniprogram}/testing/**/*.ts'],
    rules: { 'no-restricted-imports': 'off', '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.journey.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name="toMatchObject"] > .arguments Property > ObjectExpression[properties.length=0]',
          message: 'An empty object in toMatchObject is matched by every object.',
        },
      ],
    },
  },
)
