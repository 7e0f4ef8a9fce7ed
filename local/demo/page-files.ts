import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One file of the page as it goes over the wire. */
export interface PageFile {
  type: string
  body: string
}

const folder = join(__dirname, 'page')

const HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>驻村 · 清河县示范</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/demo/page.css">
</head>
<body><script type="module" src="/demo/page.js"></script></body>
</html>
`

/** The visitor's page by address: HTML, one script, one style sheet. */
export async function pageFiles(): Promise<Map<string, PageFile>> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
  })
  return new Map([
    ['/', { type: 'text/html', body: HTML }],
    ['/demo/page.js', { type: 'text/javascript', body: outputFiles[0]?.text ?? '' }],
    ['/demo/page.css', { type: 'text/css', body: readFileSync(join(folder, 'page.css'), 'utf8') }],
  ])
}
