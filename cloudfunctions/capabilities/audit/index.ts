import { capability, type Alarm } from '../../platform/capability'
import { lastSeal } from './actions/last-seal'
import { sealing } from './actions/seal-night'
import type { AuditApi } from './contract'
import { auditPolicy } from './policy'

/** 台账封存: what was written down stays as it was, and anybody can have it recomputed. */
export const audit = capability<AuditApi>({
  actions: { 'audit.lastSeal': lastSeal },
  policy: auditPolicy,
  refusals: {},
})

/** Each night the clock seals the day before. */
export const auditAlarms: Alarm[] = [sealing]
