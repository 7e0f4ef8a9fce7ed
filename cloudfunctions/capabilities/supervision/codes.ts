export type SupervisionCode = 'supervision.monthAhead' | 'supervision.dayAhead' | 'supervision.tooLongAgo'
