import type { ViewOf } from '../../../cloud/call'
import type { Written } from './draft'

type Form = ViewOf<'complaints.form'>

/** The button at the bottom; one that is off says what is missing. */
export function buttonOf(
  form: Form | null,
  written: Written,
  sending: boolean,
): { text: string; off: boolean } {
  if (!form || form.blocked) return { text: '', off: true }
  if (sending) return { text: '正在交……', off: true }
  if (blockedAbout(form, written)) return { text: '这里交不了', off: true }
  const length = Array.from(written.text.trim()).length
  if (length === 0) return { text: '先写是什么事', off: true }
  return length < form.text.min
    ? { text: `至少写 ${form.text.min} 个字`, off: true }
    : { text: '交上去', off: false }
}

/** Why what it is about cannot be sent from here; empty where it can. */
export function blockedAbout(form: Form, { about }: Written): string {
  return form.abouts.find(({ value }) => value === about)?.blocked ?? ''
}
