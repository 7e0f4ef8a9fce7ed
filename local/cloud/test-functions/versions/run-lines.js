const AsyncFunction = (async () => {}).constructor

/** A function that runs the lines it is sent, with an SDK's parts in reach. */
exports.runLines = (parts) => async (event, context) => {
  const { command } = parts.db
  const scope = { ...parts, _: command, $: command.aggregate, event, context }
  return new AsyncFunction(...Object.keys(scope), event.code)(...Object.values(scope))
}
