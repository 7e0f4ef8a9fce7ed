import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

const root = join(__dirname, '..', '..', '..')

/** A command as it is started from a terminal, and all it wrote there. */
export interface Terminal {
  text(): string
  /** What it writes from now on. */
  listen(): () => string
  /** Waits until something is written, however long that takes; rejects when the command ends before. */
  until(pattern: RegExp, text?: () => string): Promise<RegExpExecArray>
  exit: Promise<number | null>
  /** As Ctrl-C does: everything that the command started is told to end. Answers its exit code. */
  interrupt(): Promise<number | null>
}

export function startCommand(command: string, args: readonly string[], cwd: string): Terminal {
  // a group of its own, as a terminal gives to each command
  const started = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const written = new EventEmitter()
  const note = (part: Buffer) => {
    text += part.toString()
    written.emit('more')
  }
  started.stdout.on('data', note)
  started.stderr.on('data', note)
  const exit = new Promise<number | null>((done) => started.once('close', (code) => done(code)))
  const ended = exit.then((code) => Promise.reject(new Error(`ended with ${code}, and wrote\n${text}`)))
  ended.catch(() => undefined)
  const all = () => text
  return {
    text: all,
    listen: () => {
      const before = text.length
      return () => text.slice(before)
    },
    until: async (pattern, heard = all) => {
      let found = pattern.exec(heard())
      while (!found) {
        await Promise.race([once(written, 'more'), ended])
        found = pattern.exec(heard())
      }
      return found
    },
    exit,
    interrupt: () => {
      if (started.exitCode === null && started.signalCode === null) process.kill(-started.pid!, 'SIGINT')
      return exit
    },
  }
}

/** The phone by its command line, without npm in between. */
export function phoneCommand(...options: string[]): Terminal {
  const command = ['--import', 'tsx', join(root, 'local/phone/cli.ts'), ...options]
  return startCommand(process.execPath, command, root)
}

export const canListen = (port: number) =>
  new Promise<boolean>((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })

/**
 * A port that nobody listens on, nor will soon: it lies below those that systems give to whoever asks for any free one,
 * as other workers and the browser do all the time.
 */
export async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  return (await canListen(port)) ? port : freePort()
}

/** Where a phone says that it is. */
export async function urlOf(terminal: Terminal): Promise<string> {
  return (await terminal.until(/^http:\S+(?=\/$)/m))[0]
}
