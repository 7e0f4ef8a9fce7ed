/** Three kinds of tests: pure rules, the deployed functions on the local cloud, and components under WeChat's own compiler. */
const transform = {
  '^.+\\.tsx?$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.jest.json', diagnostics: false }],
}
const ignored = ['/node_modules/', '/dist/', '/build/', '/miniprogram_npm/']
const shared = {
  rootDir: __dirname,
  transform,
  testPathIgnorePatterns: ignored,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/'],
}

module.exports = {
  // A busy machine is slow and not wrong: no timing decides a test. This only ends one that hangs.
  testTimeout: 300_000,
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{cloudfunctions,database,local,scripts}/**/*.test.ts'],
      testPathIgnorePatterns: [...ignored, '\\.db\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'db',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{cloudfunctions,database,local,scripts}/**/*.db.test.ts'],
      globalSetup: '<rootDir>/cloudfunctions/testing/global-setup.cjs',
    },
    {
      ...shared,
      displayName: 'components',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/miniprogram/**/*.test.ts'],
      moduleNameMapper: { '^miniprogram-compiler$': '<rootDir>/scripts/roomy-compiler.cjs' },
    },
  ],
}
