/** Something the command line does in place of starting a cloud. */
export interface Command {
  usage: string
  /** What is to be printed, and whether the process ends with success. Throws for a wrong use. */
  run(argv: string[]): { output: string; ok: boolean }
}
