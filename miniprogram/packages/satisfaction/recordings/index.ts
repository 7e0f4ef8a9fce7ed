import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type Reply } from '../../../cloud/call'
import { upload } from '../../../cloud/upload'
import { play, stop, type Playing } from './player'
import { nameOf, rowsOf, tonguesOf, unfit, type Row, type Spoken, type Tongue, type View } from './view'

const unheard = { what: '没放出来', next: '请看看网络，下拉刷新以后再点一次。' }

Component({
  behaviors: [appearance],
  data: {
    loading: true,
    view: null as View | null,
    refusal: null as Refusal | null,
    tongue: 'common' as Tongue,
    tongues: [] as ReturnType<typeof tonguesOf>,
    /** Of the minority's language; written once, with its first recording. */
    name: '',
    named: false,
    rows: [] as Row[],
    busy: '' as Spoken | '',
    plays: '' as Spoken | '',
    waiting: false,
    asking: null as Row | null,
    trouble: null as Refusal['text'] | null,
  },
  lifetimes: {
    detached: stop,
  },
  pageLifetimes: {
    hide: stop,
  },
  methods: {
    onLoad() {
      void this.load()
    },
    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
    async load() {
      const reply = await call('satisfaction.recordings', {})
      if (reply.ok) this.show(reply.data)
      else this.setData({ loading: false, refusal: reply })
    },
    show(view: View) {
      const name = nameOf(view)
      // Each answer brings new links; what plays goes on.
      this.setData({
        loading: false,
        refusal: null,
        trouble: null,
        view,
        tongues: tonguesOf(view),
        named: name !== '',
      })
      if (name) this.setData({ name })
      this.draw()
    },
    draw() {
      const { view, tongue, busy, plays, waiting } = this.data
      if (view) this.setData({ rows: rowsOf(view, { tongue, busy, plays, waiting }) })
    },
    onTongue({ detail }: WechatMiniprogram.CustomEvent<{ value: Tongue }>) {
      if (this.data.busy) return
      stop()
      this.setData({ tongue: detail.value, trouble: null })
      this.draw()
    },
    onName({ detail }: WechatMiniprogram.Input) {
      this.setData({ name: detail.value.trim() })
    },
    rowOf({ currentTarget }: WechatMiniprogram.TouchEvent): Row | undefined {
      return this.data.rows.find(({ spoken }) => spoken === currentTarget.dataset.spoken)
    },
    onPlay(event: WechatMiniprogram.TouchEvent) {
      const row = this.rowOf(event)
      if (!row) return
      if (this.data.plays === row.spoken) return stop()
      this.setData({ trouble: null })
      if (!row.url) return this.setData({ trouble: unheard })
      play(row.url, (state) => this.tell(row.spoken, state))
    },
    tell(spoken: Spoken, state: Playing) {
      const plays = state === 'waiting' || state === 'playing' ? spoken : ''
      this.setData({ plays, waiting: state === 'waiting' })
      if (state === 'failed') this.setData({ trouble: unheard })
      this.draw()
    },
    onChoose(event: WechatMiniprogram.TouchEvent) {
      const { view, busy, tongue, name } = this.data
      const row = this.rowOf(event)
      if (!view || !row || busy) return
      stop()
      if (tongue === 'minority' && !name) return this.setData({ trouble: view.limits.noName })
      this.setData({ trouble: null })
      wx.chooseMessageFile({
        ...{ count: 1, type: 'file', extension: view.limits.kinds },
        success: ({ tempFiles: [file] }) => {
          if (!file || this.data.busy) return
          const trouble = unfit(view, file)
          if (trouble) return this.setData({ trouble })
          void this.keep(row.spoken, file.path)
        },
      })
    },
    async keep(spoken: Spoken, path: string) {
      const { view, tongue } = this.data
      const name = tongue === 'minority' ? this.data.name : ''
      this.setData({ busy: spoken })
      this.draw()
      const uploaded = await upload(path, view!.folder, `${spoken}-${tongue}`)
      const reply = uploaded.ok
        ? await call('satisfaction.keepRecording', { spoken, tongue, name, fileID: uploaded.data.fileID })
        : uploaded
      this.setData({ busy: '' })
      this.answer(reply)
    },
    onDrop(event: WechatMiniprogram.TouchEvent) {
      const row = this.rowOf(event)
      if (!row || this.data.busy) return
      stop()
      this.setData({ asking: row })
    },
    onCancel() {
      this.setData({ asking: null })
    },
    async onConfirm() {
      const { asking, tongue, busy } = this.data
      this.setData({ asking: null })
      if (!asking || busy) return
      this.setData({ busy: asking.spoken, trouble: null })
      const reply = await call('satisfaction.dropRecording', { spoken: asking.spoken, tongue })
      this.setData({ busy: '' })
      this.answer(reply)
    },
    answer(reply: Reply<View>) {
      if (reply.ok) return this.show(reply.data)
      this.setData({ trouble: reply.text })
      this.draw()
    },
  },
})
