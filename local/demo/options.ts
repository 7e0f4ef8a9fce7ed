import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface DemoOptions {
  port: number
  /** Where the demo county is kept between two starts. */
  dataDir: string
  /** Forget what is there and load the county anew. */
  fresh: boolean
  /** Builds the app again when one of its files changes, and says so. */
  watch?: (line: string) => void
}

const DEFAULT_PORT = 8080

/** Reads `--port`, `--data` and `--fresh`; throws with a plain sentence on anything else. */
export function readOptions(args: string[], root: string): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      data: { type: 'string', default: resolve(root, '.data', 'demo') },
      fresh: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port: give a number from 0 to 65535.`)
  return { port, dataDir: resolve(values.data), fresh: values.fresh }
}
