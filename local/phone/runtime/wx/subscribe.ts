import { make, openOverlay, pressable } from '../chrome/overlay'
import { isTapping } from '../engine/gesture'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi, WxError } from './api'
import { cloudFetch } from './cloud-fetch'
import { words } from '../words'

type Choice = 'accept' | 'reject'
/** `filter`: another template of the same call has its title, and WeChat asks for one of them only. */
type Answer = Choice | 'filter'
type Answers = Record<string, Answer>
type Choices = Record<string, Choice>

interface Template {
  templateId: string
  title?: string
}

/** Templates a prompt may show at once: what every WeChat takes; the newest ones take up to five. */
const LIMIT = 3

const keyOf = (account: string) => `wx-subscriptions:${account}`

/** The answers an account chose to keep. */
export function acceptedTemplates(account: string): Choices {
  return JSON.parse(localStorage.getItem(keyOf(account)) ?? '{}') as Choices
}

/**
 * Asks which messages the person wants. Only while a tap is handled: after an `await` it is too late, as in WeChat.
 * What is accepted becomes quota at the local cloud, one message per acceptance. Refusals have WeChat's numbers.
 */
export function subscribeApis(phone: Phone): ApiTable {
  return {
    requestSubscribeMessage: asyncApi<{ tmplIds: string[] }>('requestSubscribeMessage', ({ tmplIds }) => {
      if (!Array.isArray(tmplIds) || tmplIds.length === 0) throw refusal(10001, "TmplIds can't be empty")
      if (!tmplIds.every((id) => typeof id === 'string' && id !== ''))
        throw refusal(10004, 'Invalid template id')
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
  const names = await titles(phone)
  if (names.size > 0 && !ids.every((id) => names.has(id)))
    throw refusal(20001, 'No template data return, verify the template id exist')
  const kept = acceptedTemplates(phone.account.name)
  const shown = withTitlesOfTheirOwn(ids, names)
  const open = shown.filter((id) => kept[id] === undefined)
  const chosen = open.length > 0 ? await prompt(phone, open, names) : {}
  const answerTo = (id: string): Answer =>
    shown.includes(id) ? (kept[id] ?? chosen[id] ?? 'reject') : 'filter'
  const answers = Object.fromEntries(ids.map((id) => [id, answerTo(id)]))
  const accepted = shown.filter((id) => answers[id] === 'accept')
  for (const templateId of accepted) await grant(phone, templateId)
  phone.events.emit('subscribe', { accepted })
  return answers
}

/** Of templates with the same title WeChat keeps the first. */
function withTitlesOfTheirOwn(ids: string[], names: Map<string, string>): string[] {
  const titleOf = (id: string) => names.get(id) || id
  return ids.filter((id, at) => ids.findIndex((other) => titleOf(other) === titleOf(id)) === at)
}

/** Quota lives with WeChat, not with the app: the local cloud keeps it. */
async function grant(phone: Phone, templateId: string): Promise<void> {
  if (!phone.bundle.cloudUrl) return
  const { openid } = phone.account
  await cloudFetch(phone, '/local/quota', { openid, templateId, count: 1, add: true }).catch(() => {
    throw refusal(10003, 'Request subscribe fail')
  })
}

/** Titles come from the local cloud, as WeChat knows them from its own library; a cloud without templates knows none. */
async function titles({ bundle, settings }: Phone): Promise<Map<string, string>> {
  const failed = refusal(10002, 'Request list fail')
  if (settings.airplane) throw failed
  if (!bundle.cloudUrl) return new Map()
  try {
    const answer = await fetch(`${bundle.cloudUrl}/local/templates`)
    const list = answer.ok ? ((await answer.json()) as Template[]) : []
    return new Map(Array.isArray(list) ? list.map(({ templateId, title }) => [templateId, title ?? '']) : [])
  } catch {
    throw failed
  }
}

function prompt(phone: Phone, ids: string[], names: Map<string, string>): Promise<Choices> {
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
      const answers: Choices = Object.fromEntries(chosen)
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
