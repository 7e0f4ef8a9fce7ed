/**
 * WeChat's own compiler with room for its answer. It is asked for the whole app at once, which is more than the megabyte it
 * reads by default; what does not fit makes it fail, now and then at first.
 */
const compiler = require('miniprogram-compiler/src/index')

const maxBuffer = 64 * 1024 * 1024

module.exports = {
  wxmlToJs: (rootPath, options = {}) => compiler.wxmlToJs(rootPath, { maxBuffer, ...options }),
  wxssToJs: (rootPath, options = {}) => compiler.wxssToJs(rootPath, { maxBuffer, ...options }),
}
