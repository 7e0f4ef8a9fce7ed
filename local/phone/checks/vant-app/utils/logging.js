/** Handlers that write down what a page is told, in order: `log` is read by the checks. */
module.exports = {
  log: [],
  note(event) {
    const { type, detail, currentTarget } = event
    const name = currentTarget.dataset.name
    this.log.push(`${type}${name ? ` ${name}` : ''} ${JSON.stringify(detail)}`)
  },
  /** Only that it was told. */
  told({ type, currentTarget }) {
    const name = currentTarget.dataset.name
    this.log.push(name ? `${type} ${name}` : type)
  },
}
