/** The unmodified SDK in a deployed bundle; the tests send the lines it runs. */
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const AsyncFunction = (async () => {}).constructor

exports.main = async (event, context) => {
  const scope = { cloud, db, _: db.command, $: db.command.aggregate, event, context }
  return new AsyncFunction(...Object.keys(scope), event.code)(...Object.values(scope))
}
