import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../../cloud/call'

type Preview = ViewOf<'report.previewRoster'>
type Imported = ViewOf<'report.importRoster'>

const root = join(__dirname, '..', '..', '..')
const TOKEN = 'a'.repeat(64)

const ready: Preview = {
  status: 'ready',
  previewed: TOKEN,
  groups: [
    {
      ...{ kind: 'updated', title: '改动 1 人', note: '', more: '' },
      rows: [{ id: 'p1', name: '周建平', where: '红柳镇 柳湾村 队员', changes: '职务 队员→第一书记' }],
    },
    {
      ...{ kind: 'missing', title: '花名册里有、文件里没有 1 人', note: '照旧留着', more: '' },
      rows: [{ id: 'p2', name: '王磊', where: '', changes: '' }],
    },
  ],
  problems: [],
  problemCount: 0,
  title: '文件没有问题，先看看会改什么',
  text: '现在还什么都没有改。',
}
const refused: Preview = {
  ...ready,
  ...{ status: 'refused', previewed: null, groups: [], problemCount: 1, title: '有 1 处要改' },
  problems: [{ sheet: '派驻人员', row: 3, reason: '“姓名”没有填' }],
}
const done: Imported = {
  ...{ status: 'done', jobId: 'j1', people: 2, villages: 1, added: 0, updated: 1, unchanged: 1 },
  ...{ problems: [], problemCount: 0, title: '花名册收好了', text: '一共 2 人、1 个村。' },
}
const file = { url: 'https://storage/x', fileName: '清河县花名册 11月23日.xlsx', title: '', text: '' }
const stale = {
  ...{ ok: false, code: 'roster.previewStale', params: {}, requestId: 'r' },
  text: { what: '看过以后，花名册又有了改动', next: '请再看一遍' },
}

interface Asked {
  action: string
  input: Record<string, string>
  requestId: string
}

/** The page on a phone that chooses one file and whose cloud answers by action, the answers of one action in turn. */
async function open(answers: Record<string, unknown[]>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: Asked[] = []
  const opened: string[] = []
  const went: string[] = []
  let uploads = 0
  Object.assign(globalThis, {
    wx: {
      cloud: {
        uploadFile: () => Promise.resolve({ fileID: `cloud://e.b/rosters/${++uploads}.xlsx` }),
        callFunction: ({ data }: { data: Asked }) => {
          asked.push(data)
          const answer = answers[data.action]?.shift()
          const isRefusal = (answer as { ok?: boolean } | undefined)?.ok === false
          return answer
            ? Promise.resolve({ result: isRefusal ? answer : { ok: true, data: answer } })
            : Promise.reject({ errCode: -1 })
        },
      },
      env: { USER_DATA_PATH: 'http://usr' },
      getFileSystemManager: () => ({ saveFile: ({ success }: { success: () => void }) => success() }),
      downloadFile: ({ url, success }: { url: string; success: (answer: object) => void }) =>
        success({ statusCode: url === file.url ? 200 : 403, tempFilePath: 'http://tmp/x' }),
      openDocument: ({ filePath }: { filePath: string }) => Promise.resolve(void opened.push(filePath)),
      chooseMessageFile: ({ success }: { success: (answer: object) => void }) =>
        success({ tempFiles: [{ path: 'http://tmp/r.xlsx', name: '花名册.xlsx' }] }),
      redirectTo: ({ url }: { url: string }) => went.push(url),
      getRandomValues: ({ success }: { success: (answer: object) => void }) =>
        success({ randomValues: Uint8Array.from({ length: 16 }, (_, n) => n + asked.length).buffer }),
      getStorageSync: () => '',
      getWindowInfo: () => ({ windowWidth: 375, windowHeight: 800, safeArea: { bottom: 800 } }),
      getAppBaseInfo: () => ({ theme: 'light', fontSizeSetting: 16 }),
      onThemeChange: () => undefined,
      offThemeChange: () => undefined,
      nextTick: (run: () => void) => run(),
      setNavigationBarColor: () => undefined,
      setBackgroundColor: () => undefined,
      setBackgroundTextStyle: () => undefined,
    },
    getApp: () => ({}),
  })
  const id = fresh.load(join(root, 'packages/organization/import/index'), {
    rootPath: root,
    compiler: 'official',
  })
  const page = fresh.render(id)
  page.attach(document.createElement('parent-wrapper'))
  const press = async (name: string, ...args: unknown[]): Promise<void> => {
    await (page.instance as unknown as Record<string, (...all: unknown[]) => unknown>)[name]!(...args)
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve))
  }
  return {
    page,
    asked,
    opened,
    went,
    press,
    text: () => page.dom!.textContent ?? '',
    data: page.data as Record<string, never>,
  }
}

/** The page after a file was chosen and looked at. */
async function looked(answers: Record<string, unknown[]>) {
  const page = await open(answers)
  await page.press('onChoose')
  await page.press('onPrimary')
  return page
}

jest.setTimeout(60_000)

describe('the page that takes a roster', () => {
  it('begins with choosing a file, the template and the export', async () => {
    const { page, text } = await open({})
    expect(page.data).toMatchObject({ button: { text: '选一个 Excel 文件', off: false } })
    for (const part of ['花名册模板', '导出现在的花名册', '导入前会先给你看会改什么'])
      expect(text()).toContain(part)
  })

  it('shows what would change before anything is taken, and whom the file does not name', async () => {
    const { page, asked, text } = await looked({ 'report.previewRoster': [ready] })
    expect(asked.map(({ action }) => action)).toEqual(['report.previewRoster'])
    for (const part of [
      '改动 1 人',
      '周建平',
      '职务 队员→第一书记',
      '花名册里有、文件里没有 1 人',
      '照旧留着',
    ])
      expect(text()).toContain(part)
    expect(page.data).toMatchObject({ button: { text: '就这样导入' } })
  })

  it('takes the very file that was looked at', async () => {
    const { page, asked, went, press, text } = await looked({
      'report.previewRoster': [ready],
      'report.importRoster': [done],
    })
    await press('onPrimary')
    expect(asked[1]?.input).toEqual({
      ...{ fileID: 'cloud://e.b/rosters/1.xlsx', fileName: '花名册.xlsx', previewed: TOKEN },
    })
    expect(text()).toContain('花名册收好了')
    expect(page.data).toMatchObject({ button: { text: '看花名册' } })
    await press('onPrimary')
    expect(went).toEqual(['/packages/organization/people/index'])
  })

  it('a tap that got no answer is repeated as the same intention', async () => {
    const { asked, press, text } = await looked({ 'report.previewRoster': [ready] })
    await press('onPrimary')
    expect(text()).toContain('没连上网')
    await press('onPrimary')
    const ids = asked
      .filter(({ action }) => action === 'report.importRoster')
      .map(({ requestId }) => requestId)
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(1)
  })

  it('when the roster changed meanwhile it is looked at again, without a second upload', async () => {
    const { page, asked, press, text } = await looked({
      'report.previewRoster': [ready, ready],
      'report.importRoster': [stale],
    })
    await press('onPrimary')
    expect(text()).toContain('看过以后，花名册又有了改动')
    expect(page.data).toMatchObject({ preview: null, button: { text: '看看会改什么' } })
    await press('onPrimary')
    expect(asked.map(({ input }) => input['fileID'])).toEqual(Array(3).fill('cloud://e.b/rosters/1.xlsx'))
    expect(page.data).toMatchObject({ button: { text: '就这样导入' } })
  })

  it('a bad file shows what to mend and gives it as a file', async () => {
    const { page, opened, press, text } = await looked({
      'report.previewRoster': [refused],
      'report.rosterProblems': [{ ...file, fileName: '花名册 要改的地方.xlsx' }],
    })
    for (const part of ['有 1 处要改', '“姓名”没有填', '派驻人员 第 3 行']) expect(text()).toContain(part)
    expect(page.data).toMatchObject({ button: { text: '改好了，再选文件' } })
    await press('onProblems')
    expect(opened).toEqual(['http://usr/花名册 要改的地方.xlsx'])
  })

  it('opens the template and the export under their names, and says when one does not open', async () => {
    const { opened, press, text } = await open({
      'report.rosterTemplate': [{ ...file, fileName: '花名册模板.xlsx' }],
      'report.exportRoster': [file, { ...file, url: 'https://storage/gone' }],
    })
    await press('onTemplate')
    await press('onExport')
    expect(opened).toEqual(['http://usr/花名册模板.xlsx', 'http://usr/清河县花名册 11月23日.xlsx'])
    await press('onExport')
    expect(text()).toContain('文件没有打开')
  })
})
