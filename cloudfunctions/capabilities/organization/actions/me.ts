import { dayOf } from '../../../kernel/day'
import { currentPosting, openGrants, unitOf, type Caller, type Role } from '../../../kernel/people'
import { policyAbove } from '../../../kernel/policy-above'
import { ok } from '../../../kernel/result'
import type { Action, Request } from '../../../platform/capability'
import { NoInput, type Me, type MeView, type PrivacyView, type OrganizationApi } from '../contract'
import { maskedPhone, pathWords, sinceWords, standingOf, standingWords } from '../messages'
import { boundSinceWords, keptWords, privacyNotes, privacyRows } from '../kept-words'
import { INVITERS, VIEWERS } from './reading'

/** Roles that answer complaints and suggestions. */
const ANSWERERS: readonly Role[] = ['county-organiser', 'city-supervisor', 'region-supervisor']
/** Roles that decide leave or confirm a return; whoever held one may look up what they decided. */
const DECIDERS: readonly Role[] = ['township-leader', 'township-clerk', 'county-organiser']

/** Who the account is on the roster, and what it may do; null and nothing while it is not bound. */
export const me: Action<OrganizationApi['organization.me']['input'], MeView> = {
  input: NoInput,
  run: async (request: Request) => {
    const { caller } = request
    const today = dayOf(request.now)
    const roles = caller ? openGrants(caller, today).map((grant) => grant.role) : []
    const any = (wanted: readonly Role[]): boolean => roles.some((role) => wanted.includes(role))
    const may = {
      importRoster: any(['county-organiser']),
      seePeople: any(VIEWERS),
      invite: any(INVITERS),
      runRounds: any(['county-organiser']),
      decideLeave: any(['township-leader', 'county-organiser']),
      answerComplaints: any(ANSWERERS),
      lookUpLeave: caller?.grants.some(({ role }) => DECIDERS.includes(role)) ?? false,
    }
    return ok({ me: caller ? meOf(caller, request.now) : null, may })
  },
}

/** 个人信息怎么用: what is kept of people, what for and how long, by the caller's own county or by the defaults. */
export const privacy: Action<OrganizationApi['organization.privacy']['input'], PrivacyView> = {
  input: NoInput,
  run: async ({ caller, now }: Request) => {
    const county = caller?.units.find(({ kind }) => kind === 'county')
    const policy = policyAbove(caller?.units ?? [], county?.scope ?? [])
    const rows = privacyRows(policy, dayOf(now))
    return ok({ rows, notes: privacyNotes, county: county ? `按${county.name}现在的规则` : '' })
  },
}

function meOf(caller: Caller, now: number): Me {
  const today = dayOf(now)
  const standing = standingOf({ ...caller, title: caller.title ?? null }, today)
  const unit = unitOf(caller, standing.unitId)
  return {
    personId: caller.personId,
    name: caller.name,
    standing: standingWords(standing, unit),
    unitPath: unit ? pathWords(unit.scope, caller.units, 1) : '',
    since: sinceWords(standing.from),
    phone: maskedPhone(caller.phone),
    bound: boundSinceWords(caller.boundSince),
    kept: keptWords(policyAbove(caller.units, unit?.scope ?? caller.units.map(({ id }) => id)), today),
    postingId: currentPosting(caller.postings, today)?.id ?? null,
  }
}
