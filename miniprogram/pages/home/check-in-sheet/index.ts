import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { keepTap, type KeptTap } from '../kept-taps'
import { keepPhoto, offerPhoto } from '../photo/kept-photos'
import { takePhoto } from '../photo/take'
import { photoWords } from '../photo/words'
import { photoSending, type PhotoNote } from './photo-sending'
import { deniedHow, failedHow, noLocation, retryIn } from '../words'
import { barOf, type State, type Step } from './bar'
import { FRESH, REPEAT, locate, type Fix, type NoFix } from './locate'

type Today = NonNullable<ViewOf<'home.get'>['today']>

const START = {
  step: 'locating' as Step,
  sending: false,
  when: '',
  verdict: null as State['verdict'],
  done: null as ViewOf<'attendance.checkIn'> | null,
  refusal: null as Refusal | null,
  noFix: null as NoFix | null,
  badge: null as (typeof noLocation & { how: string }) | null,
  note: '',
  /** The picture that goes with it, on this phone. */
  photo: '',
  photoTrouble: '',
  /** How sending it stands, once the check-in is recorded or kept. */
  photoNote: null as PhotoNote | null,
}

/** What belongs to one opening of the sheet and is not shown. */
interface Attempt {
  fix: Fix | null
  /** Kept over a failed send, so that the same check-in is recorded once. */
  tap: KeptTap | null
  timer: number
}
const attempts = new WeakMap<object, Attempt>()

/** 签到: takes a fix at the tap, says what it would be recorded as, and records it when its person says so. */
Component({
  behaviors: [photoSending],
  properties: {
    show: Boolean,
    today: { type: Object, value: null as unknown as Today },
    /** The page is from before, so the slot it names may be over. */
    stale: Boolean,
  },
  data: { ...START, wait: '', asked: '', bar: barOf({ ...START, wait: '', asked: '' }) },
  observers: {
    show(show: boolean) {
      if (show) this.start()
      else this.stopWaiting()
    },
    /** Comes after whatever waited on the phone was sent. An open sheet may be about to send what it has just kept. */
    today() {
      if (!this.data.show) void this.tellOlderPhotos()
    },
    'step, sending, wait, noFix, verdict, asked'() {
      this.setData({ bar: barOf(this.data) })
    },
  },
  lifetimes: {
    detached() {
      this.stopWaiting()
    },
  },
  methods: {
    attempt(): Attempt {
      const attempt = attempts.get(this) ?? { fix: null, tap: null, timer: 0 }
      attempts.set(this, attempt)
      return attempt
    },
    start() {
      const { today, stale } = this.data
      Object.assign(this.attempt(), { fix: null, tap: null })
      this.setData({ ...START, asked: stale ? '' : (today.button?.text ?? '') })
      if (today.location) void this.takeFix()
      else this.setData({ step: 'plain' })
    },
    async takeFix() {
      const attempt = this.attempt()
      Object.assign(attempt, { fix: null, tap: null })
      this.setData({ step: 'locating', verdict: null, noFix: null })
      const located = await locate()
      if (!this.data.show) return
      this.waitForNewFix()
      if ('noFix' in located) return this.showUnlocated(located.noFix)
      attempt.fix = located.fix
      const reply = await call('attendance.preview', { fix: located.fix })
      if (!this.data.show) return
      if (reply.ok) this.setData({ step: 'verdict', ...reply.data })
      else if (reply.code === 'network.offline') this.setData({ step: 'offline' })
      else this.setData({ step: 'refused', refusal: reply })
    },
    showUnlocated(noFix: NoFix) {
      const how = noFix === 'denied' ? deniedHow : failedHow
      this.setData({ step: 'unlocated', noFix, badge: { ...noLocation, how } })
    },
    /** Counts the seconds in which a second fix would only repeat the first. */
    waitForNewFix() {
      this.stopWaiting()
      const until = Date.now() + REPEAT
      const count = () => {
        const seconds = Math.ceil((until - Date.now()) / 1000)
        if (seconds <= 0) this.stopWaiting()
        else this.setData({ wait: retryIn(seconds) })
      }
      count()
      this.attempt().timer = setInterval(count, 1000) as unknown as number
    },
    stopWaiting() {
      clearInterval(this.attempt().timer)
      if (this.data.wait) this.setData({ wait: '' })
    },
    async checkIn() {
      const attempt = this.attempt()
      if (this.data.sending) return
      if (attempt.fix && !attempt.tap && Date.now() - attempt.fix.capturedAt > FRESH) return this.takeFix()
      this.setData({ sending: true })
      const tap = attempt.tap ?? (await this.newTap())
      if (!attempt.tap) await this.keepPhoto(tap.requestId)
      attempt.tap = tap
      const input = { ...tap.input, sentAt: Date.now() }
      const reply = await call('attendance.checkIn', input, { requestId: tap.requestId })
      this.setData({ sending: false })
      if (reply.ok) {
        this.setData({ step: 'done', done: reply.data, when: reply.data.when })
        if (offerPhoto(tap.requestId, reply.data.photo)) void this.sendPhoto()
        this.triggerEvent('recorded', reply.data)
      } else if (reply.code === 'network.offline') {
        keepTap(tap)
        this.setData({ step: 'kept' })
      } else this.setData({ step: 'refused', refusal: reply })
    },
    async keepPhoto(requestId: string) {
      const { photo } = this.data
      if (photo && !(await keepPhoto(requestId, photo)))
        this.setData({ photoNote: { tone: 'brick', text: photoWords.full, more: '' } })
      else if (photo) this.setData({ photoNote: { tone: 'wheat', text: photoWords.kept, more: '' } })
    },
    async tellOlderPhotos() {
      const what = await this.sendOlderPhotos()
      if (what) this.triggerEvent('photo', { what })
    },
    async onTakePhoto() {
      const taken = await takePhoto()
      if (taken)
        this.setData(
          'path' in taken ? { photo: taken.path, photoTrouble: '' } : { photoTrouble: taken.trouble },
        )
    },
    onDropPhoto() {
      this.setData({ photo: '', photoTrouble: '' })
    },
    async newTap(): Promise<KeptTap> {
      const tappedAt = Date.now()
      const { fix } = this.attempt()
      const { noFix, today, stale } = this.data
      const place = fix ? { fix } : { noFix: noFix ?? ('off' as const) }
      const note = this.data.note.trim()
      const slot = stale ? null : today.button?.slot
      return {
        requestId: await newRequestId(),
        input: { ...(slot ? { slotAsked: slot } : {}), ...place, tappedAt, ...(note ? { note } : {}) },
      }
    },
    /** Another note is another check-in: one that was tried keeps its own. */
    onNote({ detail }: WechatMiniprogram.Input) {
      this.setData({ note: detail.value })
    },
    onPrimary() {
      const { step } = this.data
      if (step === 'kept' || step === 'done') this.close()
      else if (step === 'refused' && !this.attempt().tap) this.start()
      else void this.checkIn()
    },
    /** The settings are the only place where a denied location can be allowed again. */
    onSecondary() {
      if (this.data.noFix !== 'denied') return void this.takeFix()
      wx.openSetting({
        success: ({ authSetting }) => {
          if (authSetting['scope.userLocation']) void this.takeFix()
        },
      })
    },
    toTrip() {
      this.close()
      wx.navigateTo({ url: '/packages/leave/new/index?kind=trip' })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})
