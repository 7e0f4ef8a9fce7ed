export type SupervisionCode =
  | 'supervision.monthAhead'
  | 'supervision.dayAhead'
  | 'supervision.tooLongAgo'
  | 'supervision.spanTurned'
  | 'supervision.spanTooLong'
