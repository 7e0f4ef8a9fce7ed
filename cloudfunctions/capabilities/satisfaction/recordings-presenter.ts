import type { RefusalText } from '../../kernel/result'
import type { RecordingCode } from './codes'
import { aspectWords } from './messages'
import type { ListenView, RecordingsView } from './recordings-contract'
import {
  SPOKEN,
  TONGUES,
  type BoxSound,
  type Reading,
  type Recording,
  type Spoken,
  type Tongue,
} from './rules/read-aloud'
import { SOUND_BYTES } from './rules/sound'

const tongueNames: Record<Tongue, string> = { common: '普通话', local: '本地话', minority: '' }

/** The secretary is called by the office: one recording serves every village. */
const spokenWords: Record<Spoken, string> = {
  overall: '您对驻村第一书记满意吗？',
  aspects: '这四件事，您满意吗？',
  lives: `${aspectWords.lives}，您满意吗？`,
  works: `${aspectWords.works}，您满意吗？`,
  fair: `${aspectWords.fair}，您满意吗？`,
  helps: `${aspectWords.helps}，您满意吗？`,
  stay: '您建议驻村第一书记留任还是调整？',
}

export const recordingRefusals: Record<RecordingCode, RefusalText> = {
  'recordings.whichLanguage': { what: '没写是哪种语言', next: '选了民族语言，请写上名称，比如维吾尔语。' },
  'recordings.otherLanguage': {
    what: '已经有{name}的录音了',
    next: '一个县放一种民族语言，要换先把{name}的都删掉。',
  },
  'recordings.gone': { what: '这段录音已经删了', next: '退回去再进来，就能看到现在有哪些。' },
  'recordings.missing': { what: '录音没有传上来', next: '请再选一次文件。' },
  'recordings.tooLarge': { what: '录音超过 1 MB', next: '请录短一点，或者存小一点再传。' },
  'recordings.tooLong': { what: '录音超过一分钟', next: '只念这一句就行，十几秒最好。' },
  'recordings.tooShort': { what: '录音太短，听不到话', next: '请重新录一段再传。' },
  'recordings.notSound': { what: '这不是能放的录音', next: '请用 mp3、m4a 或者 aac 文件。' },
}

export function recordingsView(
  folder: string,
  recordings: readonly Recording[],
  links: ReadonlyMap<string, string>,
): RecordingsView {
  const {
    'recordings.tooLarge': tooLarge,
    'recordings.notSound': otherKind,
    'recordings.whichLanguage': noName,
  } = recordingRefusals
  return {
    folder,
    text: recordings.length > 0 ? `念了 ${recordings.length} 段` : '还没有录音',
    tongues: TONGUES.map((tongue) => ({ tongue, name: nameOf(tongue, recordings) })),
    rows: SPOKEN.map((spoken) => ({
      spoken,
      words: spokenWords[spoken],
      recorded: recordings
        .filter((each) => each.spoken === spoken)
        .map(({ tongue, seconds, fileID }) => ({
          tongue,
          text: `${Math.max(1, Math.round(seconds))} 秒`,
          url: links.get(fileID) ?? '',
        })),
    })),
    limits: { bytes: SOUND_BYTES, kinds: ['mp3', 'm4a', 'aac'], tooLarge, otherKind, noName },
  }
}

/** undefined where there is nothing to hear: the page then shows no button. */
export function listenView(
  sounds: readonly BoxSound[],
  links: ReadonlyMap<string, string>,
): ListenView | undefined {
  const linked = sounds.filter(({ fileID }) => links.has(fileID))
  if (linked.length === 0) return undefined
  return {
    tongues: TONGUES.filter((tongue) => linked.some((each) => each.tongue === tongue)).map((tongue) => ({
      tongue,
      name: nameOf(tongue, linked),
    })),
    sounds: linked.map(({ spoken, tongue, fileID }) => ({ spoken, tongue, url: links.get(fileID)! })),
  }
}

function nameOf(tongue: Tongue, among: readonly Reading[]): string {
  return tongueNames[tongue] || (among.find((each) => each.tongue === tongue)?.name ?? '')
}
