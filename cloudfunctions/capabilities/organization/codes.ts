/** Everything this capability may refuse. */
export type OrganizationCode =
  | 'invite.wrong'
  | 'invite.used'
  | 'invite.expired'
  | 'bind.locked'
  | 'bind.accountTaken'
  | 'person.unknown'
  | 'county.codes'
  | 'county.unknown'
  | 'county.organiserName'
  | 'roster.unreadable'
  | 'roster.tooLarge'
