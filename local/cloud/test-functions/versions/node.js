/** The same function on @cloudbase/node-sdk, which a CloudBase function outside WeChat uses. */
const tcb = require('@cloudbase/node-sdk')
const { runLines } = require('./run-lines')

const cloud = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
const sdk = {
  data: (fields) => fields,
  id: (added) => added.id,
  one: (got) => got.data[0],
  updated: ({ updated }) => updated,
  removed: ({ deleted }) => deleted,
  list: ({ data }) => data,
}
exports.main = runLines({ cloud, tcb, db: cloud.database(), sdk })
