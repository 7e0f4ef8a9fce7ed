import type { PollView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'

export type Listen = NonNullable<PollView['listen']>
export type Tongue = Listen['tongues'][number]['tongue']

export interface Button {
  tongue: Tongue
  url: string
  text: string
  /** What a screen reader says. */
  label: string
  on: boolean
}

/** What of it there is to hear for one text, one button a language; a small place has room for one, in the language chosen last. */
export function buttonsOf(
  { tongues, sounds }: Listen,
  { spoken, what, small }: { spoken: string; what: string; small: boolean },
  chosen: Tongue | null,
): Button[] {
  const here = tongues.flatMap(({ tongue, name }) => {
    const sound = sounds.find((each) => each.spoken === spoken && each.tongue === tongue)
    return sound ? [{ tongue, name, url: sound.url }] : []
  })
  const shown = small
    ? [here.find(({ tongue }) => tongue === chosen) ?? here[0]].flatMap((it) => it ?? [])
    : here
  const named = tongues.length > 1
  return shown.map(({ tongue, name, url }) => ({
    tongue,
    url,
    text: named && !small ? name : '听一听',
    label: named ? `用${name}听一听，${what}` : `听一听，${what}`,
    on: false,
  }))
}

/** The same, with the one that plays turned into its own end. */
export function playingOf(buttons: readonly Button[], tongue: Tongue | null, waiting: boolean): Button[] {
  return buttons.map((button) =>
    button.tongue === tongue
      ? { ...button, on: true, text: waiting ? '在取' : '停', label: waiting ? '正在取，点一下就停' : '停' }
      : button,
  )
}
