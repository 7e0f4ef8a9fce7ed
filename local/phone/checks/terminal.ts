import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect } from '@playwright/test'

const root = join(__dirname, '..', '..', '..')

/** A command as it is started from a terminal, and all it wrote there. */
export interface Terminal {
  text(): string
  exit: Promise<number | null>
  /** As Ctrl-C does: everything that the command started is told to end. Answers its exit code. */
  interrupt(): Promise<number | null>
}

export function startCommand(command: string, args: readonly string[], cwd: string): Terminal {
  // a group of its own, as a terminal gives to each command
  const started = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const note = (part: Buffer) => (text += part.toString())
  started.stdout.on('data', note)
  started.stderr.on('data', note)
  const exit = new Promise<number | null>((done) => started.once('close', (code) => done(code)))
  return {
    text: () => text,
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

/** Where a phone says that it is. */
export async function urlOf(terminal: Terminal): Promise<string> {
  await expect.poll(() => terminal.text()).toMatch(/^http:\S+\/$/m)
  return /^http:\S+(?=\/$)/m.exec(terminal.text())![0]
}
