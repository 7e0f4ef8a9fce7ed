import { randomBytes } from 'node:crypto'
import { invalidParam, notSupported } from '../errors'
import { LIMITS } from '../limits'
import type { Settings } from '../settings-file'
import { dataFormatError, OpenApiError } from './openapi-error'

/** Labels of the verdicts, and how sure the platform is (WeChat developer documentation, `msgSecCheck`). */
const [NORMAL, OTHER_RISK, PROBABILITY] = [100, 21000, 90]
/** Profile, comment, forum, social log. */
const SCENES = [1, 2, 3, 4]
const PROFILE = 1

/**
 * `security.msgSecCheck`, version 2. There is no model here: a text is risky when it contains one of the words that
 * were named as risky, else it passes. That the person has opened the mini-program within two hours is not checked.
 */
export class ContentCheck {
  constructor(private readonly settings: Settings) {}

  /** The words that count as risky, in place of those before. */
  setRiskyWords(words: unknown): void {
    const fit = Array.isArray(words) && words.every((word) => typeof word === 'string' && word !== '')
    if (!fit) throw invalidParam('words is a list of texts')
    this.settings.write('riskyWords', JSON.stringify(words))
  }

  riskyWords(): string[] {
    return JSON.parse(this.settings.read('riskyWords') ?? '[]') as string[]
  }

  /** Throws WeChat's numbers: 40003 openid, 40129 scene, 44002 nothing to check, 45002 too long, 47001 a wrong type. */
  check(request: Record<string, unknown>): Record<string, unknown> {
    const texts = textsOf(request)
    const keyword = this.riskyWords().find((word) => texts.some((text) => text.includes(word)))
    const verdict =
      keyword === undefined ? { suggest: 'pass', label: NORMAL } : { suggest: 'risky', label: OTHER_RISK }
    const byWord = keyword === undefined ? {} : { ...verdict, keyword, prob: PROBABILITY }
    return {
      detail: [
        { strategy: 'content_model', errcode: 0, ...verdict, prob: PROBABILITY },
        { strategy: 'keyword', errcode: 0, ...byWord },
      ],
      trace_id: randomBytes(12).toString('hex'),
      result: verdict,
    }
  }
}

function textsOf(request: Record<string, unknown>): string[] {
  const { version, openid, scene, content } = request
  if (version === undefined || version === 1) throw notSupported('security.msgSecCheck without version: 2')
  if (version !== 2) throw dataFormatError('version')
  if (typeof openid !== 'string' || openid === '') throw new OpenApiError(40003, 'invalid openid')
  if (!SCENES.includes(scene as number)) throw new OpenApiError(40129, 'invalid scene')
  if (content === undefined || content === '') throw new OpenApiError(44002, 'empty post data: content')
  if (typeof content !== 'string') throw dataFormatError('content')
  if ([...content].length > LIMITS.checkedCharacters)
    throw new OpenApiError(45002, 'content size out of limit')
  return [content, ...sideTexts(request, scene === PROFILE)]
}

/** A signature counts in a profile only. */
function sideTexts(request: Record<string, unknown>, profile: boolean): string[] {
  const names = profile ? ['title', 'nickname', 'signature'] : ['title', 'nickname']
  return names.flatMap((name) => {
    const text = request[name] ?? ''
    if (typeof text !== 'string') throw dataFormatError(name)
    return text === '' ? [] : [text]
  })
}
