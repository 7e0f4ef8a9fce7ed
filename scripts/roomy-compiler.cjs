/**
 * WeChat's compiler as component tests use it. It writes the whole app to a pipe, for which its wrapper leaves one mebibyte
 * of room; beyond that it fails with ENOBUFS. What it made is kept under what it was made of: each test file asks for the
 * whole app again, and the compiler takes seconds for it.
 */
const { createHash } = require('node:crypto')
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const compiler = require('miniprogram-compiler/src/index.js')
const { version } = require('miniprogram-compiler/package.json')

const maxBuffer = 64 * 1024 * 1024
const kept = join(__dirname, '..', '.cache', 'wxml')

/** Templates, their scripts, and the settings that name the components of a template. */
function sourcesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesBelow(path)
      return /\.(wxml|wxs|json)$/.test(entry.name) ? [path] : []
    })
}

const digest = (...parts) =>
  parts
    .reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256'))
    .digest('hex')
    .slice(0, 32)

function wxmlToJs(root, options) {
  const sources = sourcesBelow(root).flatMap((path) => [path, readFileSync(path)])
  const name = `${digest(root)}-${digest(version, process.platform, JSON.stringify(options ?? {}), ...sources)}.js`
  try {
    return readFileSync(join(kept, name), 'utf8')
  } catch {
    const made = compiler.wxmlToJs(root, { ...options, maxBuffer })
    keep(root, name, made)
    return made
  }
}

/** Written under another name first, because several test files may be at it at once. */
function keep(root, name, made) {
  mkdirSync(kept, { recursive: true })
  for (const old of readdirSync(kept))
    if (old.startsWith(digest(root))) rmSync(join(kept, old), { force: true })
  const draft = join(kept, `draft-${process.pid}`)
  writeFileSync(draft, made)
  renameSync(draft, join(kept, name))
}

module.exports = { ...compiler, wxmlToJs }
