import type { Job } from '../../shared/contract/jobs.ts';
import { createFormatter } from '../../shared/format/formatter.ts';
import { createTranslator } from '../../shared/messages/translator.ts';

const BAR_WIDTH = 24;
const CLEAR_LINE = '\r\u001b[2K';

/** Shows a job on one line of a terminal; on anything else it stays silent. */
export function createProgressLine(stream: NodeJS.WriteStream) {
  const translator = createTranslator('en');
  const formatter = createFormatter({ locale: 'en', calendar: 'gregorian', currency: '', latinDigits: true });
  return {
    show: (job: Job): void => {
      if (!stream.isTTY) return;
      const filled = Math.round(job.fraction * BAR_WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
      const parts = [
        `${bar} ${Math.floor(job.fraction * 100)} %`,
        translator.text(`jobs.stages.${job.stage}`),
        ...(job.rowsDone === null ? [] : [`${formatter.integer(job.rowsDone)} rows`]),
        ...(job.secondsLeft === null ? [] : [`${formatter.seconds(job.secondsLeft)} left`]),
      ];
      stream.write(`${CLEAR_LINE}${parts.join('  ').slice(0, stream.columns - 1)}`);
    },
    clear: (): void => {
      if (stream.isTTY) stream.write(CLEAR_LINE);
    },
  };
}
