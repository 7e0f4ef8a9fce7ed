/** What the visitor's page and the demo server tell each other. Both sides import these types. */

export type PlaceName = 'inVillage' | 'farAway' | 'denied' | 'weak'

/** One fix as a phone would report it; metres, gcj02. */
export interface Fix {
  latitude: number
  longitude: number
  accuracy: number
}

/** One of the phones on the page: a WeChat account and where its owner stands at first. */
export interface Visitor {
  openid: string
  name: string
  /** e.g. 柳湾村村民: written beside the name. */
  role: string
  place: PlaceName
  /** Which paper lies beside the phone. */
  paper: 'slips' | 'inviteCode' | null
  /** 监督的人: they share one place on a wide page, where somebody chooses whose phone lies there. */
  office?: string
}

/** The slips of one village, as they came from the cloud when the round was opened. */
export interface PaperSheet {
  roundId: string
  roundName: string
  villageId: string
  villageName: string
  /** Scenes of the slips on the sheet, what the printed codes carry. */
  scenes: string[]
}

/** `GET /demo/state`: what a page needs to begin. */
export interface DemoState {
  cloudUrl: string
  visitors: Visitor[]
  places: Record<PlaceName, Fix | 'denied'>
  inviteCode: string
  sheet: PaperSheet
  /** Epoch ms: the end of the told history, where a visitor begins. */
  begins: number
  /** Epoch ms at which the round is over, its grace included. */
  roundEnds: number
  /** How many slips are left for `POST /demo/voters`. */
  votersLeft: number
}

/** `POST /demo/voters`: other villagers voted. */
export interface VotersReply {
  voted: number
  votersLeft: number
  /** The cloud's own sentences for those it refused, each once. */
  refusals: string[]
}

/** `GET /demo/progress`: which of the six steps were done, as the deployed functions tell it. */
export interface Progress {
  done: boolean[]
}

/** A message as the local cloud keeps it, newest last. */
export interface WeChatMessage {
  id: string
  openid: string
  templateId: string
  title: string
  page: string
  fields: Array<{ label: string; value: string }>
  /** Epoch ms. */
  at: number
}
