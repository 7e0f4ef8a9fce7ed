/** A deployed function on whichever wx-server-sdk its bundle was built with; `sdk` hides how the shapes of the two families differ. */
const cloud = require('wx-server-sdk')
const { runLines } = require('./run-lines')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const sdk = {
  data: (fields) => ({ data: fields }),
  id: (added) => added._id,
  one: (got) => got.data,
  updated: ({ stats }) => stats.updated,
  removed: ({ stats }) => stats.removed,
  list: ({ list }) => list,
}
exports.main = runLines({ cloud, db: cloud.database(), sdk })
