import type { Who } from '../../platform/capability'
import type { AuditApi } from './contract'

/** A seal says nothing about anybody: the more people have written it down, the better it holds. */
export const auditPolicy: Record<keyof AuditApi, Who> = { 'audit.lastSeal': 'bound' }
