import { ChoiceButton } from '../../../../components/ChoiceButton.tsx';
import { useWords } from '../../../../state/words.ts';
import { countriesIn } from '../../reading/countries.ts';
import { shownRows } from '../../reading/preview-ledger.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import { Notice } from './Notice.tsx';

const INTERNATIONAL = /^\s*(\+|00|＋)/;
const SOME_DIGITS = /\p{Nd}.*\p{Nd}.*\p{Nd}/u;

/** Asked once per import: the country of telephone numbers that do not say theirs. */
export function PhoneQuestion({ reading: { preview, drafted, change } }: { readonly reading: BatchReading }) {
  const { t, formatter } = useWords();
  const { mapping } = drafted;
  const column = mapping.columns.find(({ role }) => role === 'phone');
  if (column === undefined) return null;
  const bare = shownRows(preview).filter((fields) => {
    const text = fields[column.index] ?? '';
    return SOME_DIGITS.test(text) && !INTERNATIONAL.test(text);
  });
  if (bare.length === 0) return null;
  const known = mapping.phoneCountry;
  const countries = countriesIn(formatter.locale);
  return (
    <Notice icon="call" tone={known === undefined ? 'caution' : 'plain'}>
      <span>{t('imports.phone.ask', { count: bare.length, example: (bare[0]?.[column.index] ?? '').trim() })}</span>
      <ChoiceButton
        label={t('imports.phone.country')}
        value={known ?? ''}
        groups={[{ label: '', choices: countries.map(({ code, name }) => ({ value: code, label: name, also: code })) }]}
        onChoose={(phoneCountry) => change((draft) => ({ ...draft, phoneCountry }))}
        minWidth={200}
        hasQuietLabel
      />
    </Notice>
  );
}
