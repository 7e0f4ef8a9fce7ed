import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'

/** Compiling takes seconds on a busy machine. */
jest.setTimeout(30_000)
const root = join(__dirname, '..', '..', '..')

const VILLAGES = ['柳湾村', '沙井村', '东渠村']
const tags = {
  none: { tone: 'wheat', text: '没印', sign: 'wait' },
  done: { tone: 'pine', text: '印好了', sign: 'in' },
}
const rowOf = (name: string, printed: boolean, reprint: object | null = null) => ({
  villageId: name,
  name,
  secretary: '周建平',
  text: printed ? '11月20日 09:12 刘敏印了 45 张' : '还没印',
  tag: printed ? tags.done : tags.none,
  may: printed ? 'open' : 'print',
  reprint,
})
const slipsOf = (printed: string[]) => ({
  text: `印好 ${printed.length} 个村`,
  rows: VILLAGES.map((name) => rowOf(name, printed.includes(name))),
})
const refusal = {
  ok: false,
  code: 'satisfaction.codesFailed',
  params: {},
  text: { what: '沙井村的纸条没有印成', next: '请过一会儿再点一次。' },
  requestId: 'r',
}

interface Asked {
  villageId: string
  insteadOf?: number
}

/** The component among villages that the cloud prints when it is asked; `refuses` it does not. */
async function open(printed: string[], { refuses = '', first = slipsOf(printed) } = {}) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const asked: Asked[] = []
  const opened: string[] = []
  const kept = ['纸条 旧村.xlsx', '请假条.xlsx']
  const done = [...printed]
  let waiting = 0
  const answer = async ({ data }: { data: { input: Asked } }) => {
    const { roundId: _, ...input } = data.input as Asked & { roundId: string }
    asked.push(input)
    waiting++
    await new Promise((resolve) => setTimeout(resolve, 5))
    waiting--
    if (input.villageId === refuses) return { result: refusal }
    if (!done.includes(input.villageId)) done.push(input.villageId)
    const fileName = `纸条 ${input.villageId}.xlsx`
    return { result: { ok: true, data: { url: 'u', fileName, slips: slipsOf(done) } } }
  }
  Object.assign(globalThis, {
    wx: {
      cloud: { callFunction: answer },
      env: { USER_DATA_PATH: 'wxfile://usr' },
      downloadFile: ({ success }: { success: (r: object) => void }) =>
        success({ statusCode: 200, tempFilePath: 'wxfile://tmp' }),
      getFileSystemManager: () => ({
        readdir: ({ success }: { success: (r: object) => void }) => success({ files: [...kept] }),
        unlink: ({ filePath, complete }: { filePath: string; complete: () => void }) => {
          kept.splice(kept.indexOf(filePath.split('/').at(-1)!), 1)
          complete()
        },
        saveFile: ({ filePath, success }: { filePath: string; success: () => void }) => {
          kept.push(filePath.split('/').at(-1)!)
          success()
        },
      }),
      openDocument: ({ filePath }: { filePath: string }) => Promise.resolve(opened.push(filePath)),
      getRandomValues: ({ length, success }: { length: number; success: (r: object) => void }) =>
        success({ randomValues: new Uint8Array(length).fill(7).buffer }),
    },
  })
  const id = fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root })
  const page = fresh.render(id, { value: first, roundId: 'r1' })
  page.attach(document.createElement('div'))
  // The page that holds it hands the news back, as the real one does.
  const shown: string[] = []
  const listening = page as unknown as {
    addEventListener(name: string, hear: (event: { detail: { slips: object } }) => void): void
  }
  listening.addEventListener('changed', ({ detail }) => {
    shown.push((page.data as { bar: { primary: string } }).bar.primary)
    page.instance.setData({ value: detail.slips } as never)
  })
  const methods = page.instance as unknown as Record<string, (event?: object) => Promise<void>>
  const settle = async () => {
    do await new Promise((resolve) => setTimeout(resolve, 20))
    while (waiting > 0)
  }
  await settle()
  return {
    asked,
    opened,
    kept,
    shown,
    settle,
    detach: () => page.detach(),
    text: () => page.dom?.textContent ?? '',
    offered: () => page.querySelectorAll('.slips__again').length,
    bar: () => (page.data as { bar: { primary: string; off: boolean } }).bar,
    all: () => methods['onAll']!(),
    tap: (village: string) => methods['onVillage']!({ currentTarget: { dataset: { id: village } } }),
    reprint: (village: string) => methods['onReprint']!({ currentTarget: { dataset: { id: village } } }),
    confirm: () => methods['onConfirm']!(),
    cancel: () => methods['onCancel']!(),
  }
}

describe('印纸条', () => {
  it('prints what is missing, village by village, and says where it is', async () => {
    const page = await open(['柳湾村'])
    expect(page.bar()).toMatchObject({ primary: '印 2 个村的纸条', off: false })
    await page.all()
    expect(page.asked).toEqual([{ villageId: '沙井村' }, { villageId: '东渠村' }])
    expect(page.shown).toEqual(['印纸条 2/3', '印纸条 3/3'])
    expect(page.bar().primary).toBe('')
    expect(page.opened).toEqual([])
  })

  it('a second tap on the bar while it prints does nothing', async () => {
    const page = await open([])
    await Promise.all([page.all(), page.all(), page.tap('东渠村')])
    expect(page.asked.map(({ villageId }) => villageId)).toEqual(VILLAGES)
  })

  it('stops at the first village that does not come out, says why, and goes on from there', async () => {
    const page = await open([], { refuses: '沙井村' })
    await page.all()
    expect(page.asked.map(({ villageId }) => villageId)).toEqual(['柳湾村', '沙井村'])
    expect(page.text()).toContain('沙井村的纸条没有印成')
    expect(page.bar()).toMatchObject({ primary: '印 2 个村的纸条', off: false })
  })

  it('left in the middle, it finishes the village at hand and begins no other', async () => {
    const page = await open([])
    const all = page.all()
    page.detach()
    await all
    expect(page.asked.map(({ villageId }) => villageId)).toEqual(['柳湾村'])
  })

  it('one village is opened at once, and the phone keeps no other file of slips', async () => {
    const page = await open(VILLAGES)
    await page.tap('沙井村')
    expect(page.asked).toEqual([{ villageId: '沙井村' }])
    expect(page.opened).toEqual(['wxfile://usr/纸条 沙井村.xlsx'])
    await page.tap('东渠村')
    expect(page.kept).toEqual(['请假条.xlsx', '纸条 东渠村.xlsx'])
  })

  it('a refusal opens nothing', async () => {
    const page = await open([], { refuses: '沙井村' })
    await page.tap('沙井村')
    expect(page.opened).toEqual([])
    expect(page.text()).toContain('请过一会儿再点一次')
  })
})

describe('重印', () => {
  const question = { insteadOf: 17, title: '重印柳湾村的纸条？', message: '已经印出来的全部作废' }
  const first = { text: '', rows: [rowOf('柳湾村', true, question), rowOf('沙井村', true)] }

  it('asks first, and names the printing that is to be void', async () => {
    const page = await open(VILLAGES, { first })
    expect(page.offered()).toBe(1)
    page.reprint('柳湾村')
    await page.settle()
    expect(page.text()).toContain('已经印出来的全部作废')
    expect(page.asked).toEqual([])
    await page.confirm()
    expect(page.asked).toEqual([{ villageId: '柳湾村', insteadOf: 17 }])
    expect(page.opened).toEqual(['wxfile://usr/纸条 柳湾村.xlsx'])
    // The question is gone, so a second tap on it finds nothing.
    await page.confirm()
    expect(page.asked).toHaveLength(1)
  })

  it('asked about and not confirmed prints nothing', async () => {
    const page = await open(VILLAGES, { first })
    page.reprint('柳湾村')
    page.cancel()
    await page.confirm()
    expect(page.asked).toEqual([])
  })
})
