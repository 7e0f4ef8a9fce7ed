/**
 * WeChat's compiler as component tests use it. It writes the whole app to a pipe, for which its wrapper leaves one mebibyte
 * of room; beyond that it fails with ENOBUFS.
 */
const compiler = require('miniprogram-compiler/src/index.js')

const maxBuffer = 64 * 1024 * 1024

module.exports = {
  ...compiler,
  wxmlToJs: (root, options) => compiler.wxmlToJs(root, { ...options, maxBuffer }),
}
