import { DEFAULT_POLICY, type CountyPolicy, type SwitchName } from '../../kernel/county-policy'
import { boundSinceWords, keptWords } from './kept-words'

const document = { documentNumber: '1', purpose: '在岗确认', validUntil: '2026-12-31', retentionDays: 90 }
const policyWith = (...names: SwitchName[]): CountyPolicy => ({
  ...DEFAULT_POLICY,
  switches: Object.fromEntries(names.map((name) => [name, document])),
})

describe('what is kept is said as the switches stand', () => {
  it.each<[string, SwitchName[], string, string]>([
    ['without check-in nothing is taken', [], '2026-11-23', '县里没有开签到，不收签到，也不收位置。'],
    [
      'a location without check-in is none',
      ['location'],
      '2026-11-23',
      '县里没有开签到，不收签到，也不收位置。',
    ],
    ['without location only the time', ['checkIn'], '2026-11-23', '签到只记时间，不收位置。'],
    [
      'with location how long the coordinates stay',
      ['checkIn', 'location'],
      '2026-11-23',
      '只在你点签到的时候看一次位置，不跟踪，坐标留 90 天就删，结论留着。',
    ],
    [
      'a document that ended counts no more',
      ['checkIn', 'location'],
      '2027-01-01',
      '县里没有开签到，不收签到，也不收位置。',
    ],
  ])('%s', (_title, names, day, words) => {
    expect(keptWords(policyWith(...names), day)[0]).toBe(words)
  })

  it('photos are named where they are taken, the roster always', () => {
    expect(keptWords(policyWith('checkIn', 'photo'), '2026-11-23')).toContain('签到的照片留 90 天就删。')
    expect(keptWords(policyWith('checkIn'), '2026-11-23').join()).not.toContain('照片')
    expect(keptWords(policyWith(), '2026-11-23')).toContain('姓名、手机号和派驻，来自县里的花名册。')
  })
})

it('the binding is told with its day', () => {
  expect(boundSinceWords(Date.UTC(2026, 10, 20, 2))).toBe('2026年11月20日绑定的这个微信')
  expect(boundSinceWords(null)).toBe('这个微信已经绑定')
})
