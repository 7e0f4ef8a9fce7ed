/** The page that is one phone. */
export function appHtml(): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>phone</title>
<link rel="icon" href="data:,">
</head>
<body><script src="/__phone/app.js"></script></body>
</html>
`
}

/** Several phones side by side, each its own account. */
export function phonesHtml(names: string[]): string {
  const phone = (name: string) =>
    `<figure><figcaption>${name}</figcaption><iframe name="${name}" title="${name}" src="/app.html?as=${name}&safe=34"></iframe></figure>`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>phones</title>
<link rel="icon" href="data:,">
<style>
body { margin: 0; display: flex; flex-wrap: wrap; gap: 24px; padding: 24px; background: #e8e5dc; font-family: sans-serif }
figure { margin: 0 }
figcaption { text-align: center; padding: 8px }
iframe { width: 375px; height: 760px; border: 8px solid #222; border-radius: 36px; background: #fff }
</style>
</head>
<body>${names.map(phone).join('')}</body>
</html>
`
}

/** What stands in the phone's place while the app cannot be built at all; it looks for a build every 600 ms. */
export function problemHtml(problem: string): string {
  const text = problem.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>phone</title>
<link rel="icon" href="data:,">
<style>
body { margin: 0; min-height: 100vh; display: grid; align-items: end; background: #fff }
div { margin: 12px; padding: 12px; border-radius: 8px; background: #7a1f16; color: #fff; font: 12px/1.5 monospace; white-space: pre-wrap; word-break: break-word }
</style>
</head>
<body><div role="alert">${text}</div>
<script>
setInterval(() => fetch('/__phone/build').then((answer) => answer.json()).then(({ build, problem }) => {
  if (build > 0) location.reload()
  else if (problem) document.querySelector('[role=alert]').textContent = problem
}).catch(() => undefined), 600)
</script></body>
</html>
`
}
