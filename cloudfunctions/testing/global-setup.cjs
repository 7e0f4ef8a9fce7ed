const { execFileSync } = require('node:child_process')
const { join } = require('node:path')

/** Builds what is deployed, once for the whole run; `npm test` has built already and says so. */
module.exports = function globalSetup() {
  if (process.env.ZHUCUN_BUILT === '1') return
  const root = join(__dirname, '..', '..')
  execFileSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/build.ts'], {
    cwd: root,
    stdio: 'inherit',
  })
}
