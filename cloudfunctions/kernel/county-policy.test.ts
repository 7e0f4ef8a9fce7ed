import { DEFAULT_POLICY, switchOn, type ComplianceSwitch, type CountyPolicy } from './county-policy'

const document: ComplianceSwitch = {
  documentNumber: '清组发〔2026〕14号',
  purpose: '在岗管理',
  validUntil: '2026-12-31',
  retentionDays: 90,
}
const withDocument = (entry: ComplianceSwitch): CountyPolicy => ({
  ...DEFAULT_POLICY,
  switches: { checkIn: entry },
})

describe('a compliance switch', () => {
  it('is off until a document stands behind it, each one for itself', () => {
    expect(switchOn(DEFAULT_POLICY, 'checkIn', '2026-11-23')).toBe(false)
    expect(switchOn(withDocument(document), 'location', '2026-11-23')).toBe(false)
    expect(switchOn(withDocument(document), 'checkIn', '2026-11-23')).toBe(true)
  })

  it('is on through the last day of its document and off on the next, without anybody turning it', () => {
    expect(switchOn(withDocument(document), 'checkIn', '2026-12-31')).toBe(true)
    expect(switchOn(withDocument(document), 'checkIn', '2027-01-01')).toBe(false)
  })

  it('is off for days before its document begins', () => {
    const policy = withDocument({ ...document, validFrom: '2026-11-01' })
    expect(switchOn(policy, 'checkIn', '2026-10-31')).toBe(false)
    expect(switchOn(policy, 'checkIn', '2026-11-01')).toBe(true)
  })
})
