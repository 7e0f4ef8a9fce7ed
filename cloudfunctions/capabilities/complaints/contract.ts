import * as v from 'valibot'

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,64}$/))
/** What is too short or too long is said in a sentence of its own; this only bounds what is read at all. */
const Text = v.pipe(v.string(), v.maxLength(2_000))
const Cursor = v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}_\d{1,4}$/)))

export const KINDS = ['complaint', 'suggestion', 'problem'] as const

export const NoInput = v.strictObject({})
export const FileInput = v.strictObject({
  kind: v.picklist(KINDS),
  about: v.picklist(['work', 'office']),
  named: v.boolean(),
  text: Text,
})
export const PageInput = v.strictObject({ cursor: Cursor })
export const ReceivedInput = v.strictObject({ show: v.picklist(['waiting', 'done']), cursor: Cursor })
export const ItemInput = v.strictObject({ complaintId: Id })
export const TextInput = v.strictObject({ complaintId: Id, text: Text })

type Tone = 'pine' | 'sky' | 'wheat' | 'brick' | 'stone'
type Sign = 'tick' | 'wait' | 'dash' | 'message' | 'edit' | 'warn' | 'info' | 'person'

export interface TagView {
  tone: Tone
  text: string
  sign: Sign
}

/** 写一件: what the page needs before anything is written. */
export interface FormView {
  kinds: Array<{ value: (typeof KINDS)[number]; text: string }>
  /** Whom it is about, who answers it, and why it cannot be sent there; `blocked` empty where it can. */
  abouts: Array<{ value: 'work' | 'office'; text: string; note: string; blocked: string }>
  named: Array<{ value: 'named' | 'unnamed'; text: string }>
  namedNotes: { named: string; unnamed: string }
  /** 12月15日 周二前答复（15 个工作日）。… */
  note: string
  text: { min: number; max: number }
  /** Where nothing can be sent now: why, and the next step. */
  blocked: { what: string; next: string } | null
  phone: PhoneView | null
  /** WeChat template ids to ask acceptance for, in the tap itself. */
  templates: string[]
}

export interface RowView {
  complaintId: string
  tile: { tone: Tone; sign: Sign }
  /** 投诉 */
  title: string
  /** For whoever answers: who wrote it, 没有写名字; empty for its author. */
  who: string
  /** Its first words. */
  what: string
  /** 11月24日写的，12月15日前答复 */
  when: string
  tag: TagView
}

export interface MineView {
  rows: RowView[]
  next: string | null
  phone: PhoneView | null
}

export interface ReceivedView {
  rows: RowView[]
  next: string | null
  /** 今年收到 12 件，10 件有了答复，1 件过了期; empty on later pages. */
  counts: string
}

export interface PhoneView {
  /** 清河县驻村办 */
  name: string
  phone: string
}

export interface PhonesView {
  phones: PhoneView[]
}

export interface LetterView {
  /** Whether whoever looks wrote it. */
  own: boolean
  who: string
  when: string
  text: string
}

export interface ItemView {
  complaintId: string
  /** 投诉 · 村里、镇里的工作 */
  title: string
  tag: TagView
  /** Who it is from or who answers it, one line each. */
  facts: string[]
  letters: LetterView[]
  /** What happens next, in one sentence; empty at the end. */
  next: string
  may: { answer: boolean; followUp: boolean; close: boolean; withdraw: boolean }
  text: { min: number; max: number }
}

export interface DoneView {
  what: string
  complaintId: string
}

export interface ComplaintsApi {
  'complaints.form': { input: v.InferOutput<typeof NoInput>; view: FormView }
  'complaints.file': { input: v.InferOutput<typeof FileInput>; view: DoneView }
  'complaints.mine': { input: v.InferOutput<typeof PageInput>; view: MineView }
  'complaints.item': { input: v.InferOutput<typeof ItemInput>; view: ItemView }
  'complaints.followUp': { input: v.InferOutput<typeof TextInput>; view: DoneView }
  'complaints.close': { input: v.InferOutput<typeof ItemInput>; view: DoneView }
  'complaints.withdraw': { input: v.InferOutput<typeof ItemInput>; view: DoneView }
  'complaints.received': { input: v.InferOutput<typeof ReceivedInput>; view: ReceivedView }
  'complaints.answer': { input: v.InferOutput<typeof TextInput>; view: DoneView }
  'complaints.phones': { input: v.InferOutput<typeof NoInput>; view: PhonesView }
}
