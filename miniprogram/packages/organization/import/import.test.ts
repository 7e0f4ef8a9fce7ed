import type { ViewOf } from '../../../cloud/call'
import { documents } from '../../../testing/documents'
import { offline, openPage, refusal, type Answers } from '../../../testing/simulated-page'

type Preview = ViewOf<'report.previewRoster'>
type Imported = ViewOf<'report.importRoster'>

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
const stale = refusal('roster.previewStale', '看过以后，花名册又有了改动', '请再看一遍')

/** The page on a phone that chooses one file, and whose cloud answers by action. */
async function open(answers: Answers) {
  const { opened, wx } = documents()
  const uploads: string[] = []
  const page = await openPage(__dirname, {
    answers: { 'report.rosterPlace': { folder: 'rosters', name: '1.xlsx' }, ...answers },
    wx: {
      ...wx,
      cloud: {
        uploadFile: async ({ cloudPath }: { cloudPath: string }) => {
          uploads.push(cloudPath)
          return { fileID: `cloud://e.b/${cloudPath}` }
        },
      },
      downloadFile: ({ url, success }: { url: string; success: (answer: object) => void }) =>
        success({ statusCode: url === file.url ? 200 : 403, tempFilePath: 'http://tmp/x' }),
      chooseMessageFile: ({ success }: { success: (answer: object) => void }) =>
        success({ tempFiles: [{ path: 'http://tmp/r.xlsx', name: '花名册.xlsx' }] }),
    },
  })
  return { ...page, opened, uploads }
}

/** The page after a file was chosen and looked at. */
async function looked(answers: Answers) {
  const page = await open(answers)
  await page.act('onChoose')
  await page.act('onPrimary')
  return page
}

describe('the page that takes a roster', () => {
  it('begins with choosing a file, the template and the export', async () => {
    const { data, text } = await open({})
    expect(data).toMatchObject({ button: { text: '选一个 Excel 文件', off: false } })
    for (const part of ['花名册模板', '导出现在的花名册', '导入前会先给你看会改什么'])
      expect(text()).toContain(part)
  })

  it('shows what would change before anything is taken, and whom the file does not name', async () => {
    const { data, sent, text } = await looked({ 'report.previewRoster': ready })
    expect(sent.map(({ action }) => action)).toEqual(['report.rosterPlace', 'report.previewRoster'])
    for (const part of [
      '改动 1 人',
      '周建平',
      '职务 队员→第一书记',
      '花名册里有、文件里没有 1 人',
      '照旧留着',
    ])
      expect(text()).toContain(part)
    expect(data).toMatchObject({ button: { text: '就这样导入' } })
  })

  it('takes the very file that was looked at', async () => {
    const { data, sent, went, act, text } = await looked({
      'report.previewRoster': ready,
      'report.importRoster': done,
    })
    await act('onPrimary')
    expect(sent[2]?.input).toEqual({
      ...{ fileID: 'cloud://e.b/rosters/1.xlsx', fileName: '花名册.xlsx', previewed: TOKEN },
    })
    expect(text()).toContain('花名册收好了')
    expect(data).toMatchObject({ button: { text: '看花名册' } })
    await act('onPrimary')
    expect(went).toEqual(['instead /packages/organization/people/index'])
  })

  it('a tap that got no answer is repeated as the same intention', async () => {
    const { sent, act, text } = await looked({
      'report.previewRoster': ready,
      'report.importRoster': offline,
    })
    await act('onPrimary')
    expect(text()).toContain('没连上网')
    await act('onPrimary')
    const ids = sent
      .filter(({ action }) => action === 'report.importRoster')
      .map(({ requestId }) => requestId)
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(1)
  })

  it('when the roster changed meanwhile it is looked at again, without a second upload', async () => {
    const { data, sent, uploads, act, text } = await looked({
      'report.previewRoster': [ready, ready],
      'report.importRoster': stale,
    })
    await act('onPrimary')
    expect(text()).toContain('看过以后，花名册又有了改动')
    expect(data).toMatchObject({ preview: null, button: { text: '看看会改什么' } })
    await act('onPrimary')
    const [, ...withFile] = sent
    expect(withFile.map(({ input }) => input['fileID'])).toEqual(Array(3).fill('cloud://e.b/rosters/1.xlsx'))
    expect(uploads).toEqual(['rosters/1.xlsx'])
    expect(data).toMatchObject({ button: { text: '就这样导入' } })
  })

  it.each(['moved', 'numberTaken', 'notTaken', 'partlyTaken'])(
    'an import that came to nothing is asked for anew, and never again as the request that is over (%s)',
    async (code) => {
      const { data, sent, act } = await looked({
        'report.previewRoster': [ready, ready],
        'report.importRoster': [refusal(`roster.${code}`, '没有导成', '请再看一遍'), done],
      })
      await act('onPrimary')
      expect(data).toMatchObject({ preview: null, button: { text: '看看会改什么' } })
      await act('onPrimary')
      await act('onPrimary')
      expect(data).toMatchObject({ button: { text: '看花名册' } })
      const ids = sent
        .filter(({ action }) => action === 'report.importRoster')
        .map(({ requestId }) => requestId)
      expect(new Set(ids).size).toBe(2)
    },
  )

  it('is not uploaded before the cloud has written down that it comes', async () => {
    const { sent, uploads, text } = await looked({ 'report.rosterPlace': offline })
    expect(new Set(sent.map(({ action }) => action))).toEqual(new Set(['report.rosterPlace']))
    expect(uploads).toEqual([])
    expect(text()).toContain('没连上网')
  })

  it('a bad file shows what to mend and gives it as a file', async () => {
    const { data, opened, act, text } = await looked({
      'report.previewRoster': refused,
      'report.rosterProblems': { ...file, fileName: '花名册 要改的地方.xlsx' },
    })
    for (const part of ['有 1 处要改', '“姓名”没有填', '派驻人员 第 3 行']) expect(text()).toContain(part)
    expect(data).toMatchObject({ button: { text: '改好了，再选文件' } })
    await act('onProblems')
    expect(opened).toEqual(['wxfile://usr/花名册 要改的地方.xlsx'])
  })

  it('opens the template and the export under their names, and says when one does not open', async () => {
    const { opened, act, text } = await open({
      'report.rosterTemplate': { ...file, fileName: '花名册模板.xlsx' },
      'report.exportRoster': [file, { ...file, url: 'https://storage/gone' }],
    })
    await act('onTemplate')
    await act('onExport')
    expect(opened).toEqual(['wxfile://usr/花名册模板.xlsx', 'wxfile://usr/清河县花名册 11月23日.xlsx'])
    await act('onExport')
    expect(text()).toContain('文件没有打开')
  })
})
