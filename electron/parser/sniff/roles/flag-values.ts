import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import type { ColumnSample } from '../column-values.ts';
import type { SniffedColumn } from '../roles.ts';

const YES = new Set(
  '1|y|yes|true|t|on|x|ja|да|д|истина|так|істина|是|对|有|已|真|بله|آری|دارد|درست|subscribed|granted|opted in|opt in|consented|已同意|同意|согласен|згоден|подписан'.split(
    '|',
  ),
);
const NO = new Set(
  '0|n|no|false|f|off|nein|нет|н|ложь|ні|хиба|否|不|无|未|假|خیر|نه|ندارد|نادرست|unsubscribed|denied|revoked|opted out|opt out|未同意|不同意|не согласен|отозвано|відкликано'.split(
    '|',
  ),
);

type FlagReading = Extract<ColumnReading, { kind: 'flag' }>;

/** Whether a column says yes or no. */
export function isFlagLike({ reading, sample }: SniffedColumn): boolean {
  return reading.kind === 'flag' || toFlagReading(sample) !== null;
}

/** Yes and no words of a column as they are written in it, or null when some value is neither. */
export function toFlagReading({ values }: ColumnSample): FlagReading | null {
  const yes = new Set<string>();
  const no = new Set<string>();
  for (const { text } of values) {
    const folded = text.toLowerCase();
    if (YES.has(folded)) yes.add(folded);
    else if (NO.has(folded)) no.add(folded);
    else return null;
  }
  if (yes.size === 0 && no.size === 0) return null;
  return { kind: 'flag', yes: yes.size > 0 ? [...yes] : ['yes'], no: no.size > 0 ? [...no] : ['no'] };
}
