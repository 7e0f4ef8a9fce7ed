import type { Notice } from '../../kernel/aggregate'
import { isTurned, jobIdOf, markOf, type ImportJob } from './rules/import-job'

/**
 * To whoever imported a roster that has ended without being done, after they were told that it would be. In the inbox only:
 * the page that takes a roster asks for no card. Nobody of the roster is named: the same
 * file, looked at once more, tells the row or shows whose name it would change.
 */
export function endNotices(job: ImportJob, at: number): Notice[] {
  if (job.by === 'operator') return []
  return [
    {
      key: `import_${markOf(jobIdOf(job), job)}`,
      to: job.by,
      template: 'import-ended',
      data: {},
      ...endWords(job),
      page: 'packages/organization/import/index',
      at,
    },
  ]
}

function endWords(job: ImportJob): { title: string; text: string } {
  const file = `“${job.fileName}”`
  if (job.status === 'withdrawn')
    return {
      title: '花名册没有导成',
      text: `${file}一行也没有收：导入的时候，里面有个手机号成了别人的。请把同一份再看一遍会改什么：要改的行会列出来，要改姓名的先核对手机号；在电脑上改好，再导入。`,
    }
  const stopped = `${file}超过一天没有进展，停下来了`
  const otherwise = '还是不行，请告诉管系统的人。'
  return isTurned(job)
    ? {
        title: '花名册没有导完',
        text: `${stopped}，可能已经收了一部分。请把同一份再导入一次，收了的不会重复；${otherwise}`,
      }
    : {
        title: '花名册没有导成',
        text: `${stopped}，一行也没有收。请把同一份再导入一次；${otherwise}`,
      }
}
