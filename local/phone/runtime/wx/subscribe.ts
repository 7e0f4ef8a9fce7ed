import { make, openOverlay, pressable } from '../chrome/overlay'
import { isTapping } from '../engine/gesture'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi, WxError } from './api'
import { cloudFetch } from './cloud-fetch'
import { words } from '../words'

type Answer = 'accept' | 'reject'
type Answers = Record<string, Answer>

interface Template {
  templateId: string
  title?: string
}

/** Templates a prompt may show at once. */
const LIMIT = 3

const keyOf = (account: string) => `wx-subscriptions:${account}`

/** The answers an account chose to keep. */
export function acceptedTemplates(account: string): Answers {
  return JSON.parse(localStorage.getItem(keyOf(account)) ?? '{}') as Answers
}

/**
 * Asks which messages the person wants. Only while a tap is handled: after an `await` it is too late, as in WeChat.
 * What is accepted becomes quota at the local cloud, one message per acceptance.
 */
export function subscribeApis(phone: Phone): ApiTable {
  return {
    requestSubscribeMessage: asyncApi<{ tmplIds: string[] }>('requestSubscribeMessage', ({ tmplIds }) => {
      if (!Array.isArray(tmplIds) || tmplIds.length === 0) throw refusal(10001, 'TmplIds can not be empty')
      if (tmplIds.length > LIMIT) throw refusal(20003, 'Templates count out of max bounds')
      if (!isTapping()) throw refusal(20012, 'can only be invoked by user TAP gesture.')
      return ask(phone, tmplIds)
    }),
  }
}

function refusal(errCode: number, message: string): WxError {
  return new WxError(message, { errCode })
}

async function ask(phone: Phone, ids: string[]): Promise<Answers> {
  const kept = acceptedTemplates(phone.account.name)
  const open = ids.filter((id) => kept[id] === undefined)
  const chosen = open.length > 0 ? await prompt(phone, open) : {}
  const answers = Object.fromEntries(ids.map((id) => [id, kept[id] ?? chosen[id] ?? 'reject'])) as Answers
  const accepted = ids.filter((id) => answers[id] === 'accept')
  for (const templateId of accepted) await grant(phone, templateId)
  phone.events.emit('subscribe', { accepted })
  return answers
}

/** Quota lives with WeChat, not with the app: the local cloud keeps it. */
async function grant(phone: Phone, templateId: string): Promise<void> {
  if (!phone.bundle.cloudUrl) return
  const { openid } = phone.account
  await cloudFetch(phone, '/local/quota', { openid, templateId, count: 1, add: true })
}

/** Titles come from the local cloud, as WeChat knows them from its own library. */
async function titles(phone: Phone): Promise<Map<string, string>> {
  if (!phone.bundle.cloudUrl) return new Map()
  try {
    const answer = await fetch(`${phone.bundle.cloudUrl}/local/templates`)
    const list = answer.ok ? ((await answer.json()) as Template[]) : []
    return new Map(Array.isArray(list) ? list.map(({ templateId, title }) => [templateId, title ?? '']) : [])
  } catch {
    return new Map()
  }
}

async function prompt(phone: Phone, ids: string[]): Promise<Answers> {
  const names = await titles(phone)
  return new Promise((resolve) => {
    const { box, close } = openOverlay('bottom', words.subscribeTitle)
    box.classList.add('wx-prompt')
    const list = make('ul', '')
    const boxes = ids.map((id) => {
      const { item, input } = checkbox(names.get(id) || words.template, true)
      list.append(item)
      return { id, input }
    })
    const keep = checkbox(words.subscribeKeep, false)
    keep.item.className = 'wx-keep'
    const finish = (allowed: boolean) => () => {
      close()
      const chosen = boxes.map(
        ({ id, input }) => [id, allowed && input.checked ? 'accept' : 'reject'] as const,
      )
      const answers = Object.fromEntries(chosen) as Answers
      const { name } = phone.account
      if (keep.input.checked) {
        localStorage.setItem(keyOf(name), JSON.stringify({ ...acceptedTemplates(name), ...answers }))
      }
      resolve(answers)
    }
    const choice = make('div', 'wx-choice')
    choice.append(pressable('', words.refuse, finish(false)), pressable('yes', words.allow, finish(true)))
    box.append(
      make('h4', '', words.subscribeTitle),
      make('p', '', words.subscribeText),
      list,
      keep.item,
      choice,
    )
  })
}

function checkbox(text: string, checked: boolean): { item: HTMLElement; input: HTMLInputElement } {
  const item = make('li', '')
  const label = make('label', '', text)
  const input = make('input', '')
  input.type = 'checkbox'
  input.checked = checked
  label.prepend(input)
  item.append(label)
  return { item, input }
}
