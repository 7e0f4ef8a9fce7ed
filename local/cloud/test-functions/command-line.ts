import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { buildSync } from 'esbuild'

/** A cloud in a process of its own. */
export interface Started {
  child: ChildProcess
  url: string
  env: Record<string, string>
}

export interface CommandLine {
  /** Starts it and waits for the line that says where it is; `limit` is a shell command to be run before. */
  start(args: string[], limit?: string): Promise<Started>
  /** Runs a command to its end. */
  run(args: string[]): Promise<{ output: string; code: number | null }>
  /** Ends what is still running. */
  stopAll(): void
}

/** The command line as one bundled file in `folder` under plain node, as it is shipped. */
export function bundleCommandLine(folder: string): CommandLine {
  const file = join(folder, 'cli.cjs')
  buildSync({
    entryPoints: [join(__dirname, '../cli.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    external: ['libsql'],
    logLevel: 'error',
  })
  const env = { ...process.env, NODE_PATH: resolve(__dirname, '../../../node_modules') }
  const running: ChildProcess[] = []
  const launch = (args: string[], limit = ':'): ChildProcess => {
    const command = ['-c', `${limit}; exec "$@"`, 'sh', process.execPath, file, ...args]
    const child = spawn('sh', command, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    running.push(child)
    return child
  }
  return {
    start: async (args, limit) => {
      const child = launch(args, limit)
      const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
      return { child, ...(JSON.parse(line) as { url: string; env: Record<string, string> }) }
    },
    run: async (args) => {
      const child = launch(args)
      let output = ''
      child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()))
      const [code] = (await once(child, 'close')) as [number | null]
      return { output, code }
    },
    stopAll: () => running.forEach((child) => child.kill('SIGKILL')),
  }
}

/** Waits for the end of a process and gives its exit code; null when a signal ended it. */
export async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** One request of the SDK's own protocol. */
export async function admin(
  url: string,
  action: string,
  params: object,
): Promise<{ code?: string; message?: string; data?: Record<string, unknown>; transactionId?: string }> {
  const body = JSON.stringify({ action, ...params })
  return (await fetch(`${url}/admin`, { method: 'POST', body })).json() as Promise<{ code?: string }>
}
