// Lints texts as if they lay at the given paths. Reads `[[path, text], …]` from standard input, prints the rule ids of each.
import { ESLint } from 'eslint'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const root = join(import.meta.dirname, '..')
const eslint = new ESLint({ cwd: root })
const results = []
for (const [file, source] of JSON.parse(await text(process.stdin))) {
  const [{ messages }] = await eslint.lintText(source, { filePath: join(root, file) })
  results.push(messages.filter(({ severity }) => severity === 2).map(({ ruleId }) => ruleId ?? 'parse'))
}
console.log(JSON.stringify(results))
