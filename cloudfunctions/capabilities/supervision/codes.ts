export type SupervisionCode = 'supervision.monthAhead' | 'supervision.tooLongAgo'
