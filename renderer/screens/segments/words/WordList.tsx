import Autocomplete from '@mui/material/Autocomplete';
import InputBase from '@mui/material/InputBase';
import { useState } from 'react';
import { useWords } from '../../../state/words.ts';
import { useColumnValues } from '../use-choices.ts';
import { WORD_LIST, wordStyle } from './word-style.ts';

export interface WordListProps {
  readonly label: string;
  readonly column: string;
  readonly values: readonly string[];
  readonly isWrong: boolean;
  readonly onChange: (values: string[]) => void;
}

/** Several texts in a sentence, each with its way out. */
export function WordList({ label, column, values, isWrong, onChange }: WordListProps) {
  const { t, formatter } = useWords();
  const [search, setSearch] = useState('');
  const offered = useColumnValues(column, search);
  return (
    <Autocomplete
      multiple
      freeSolo
      disableClearable
      filterSelectedOptions
      options={offered.map((option) => option.value)}
      filterOptions={(options) => options}
      value={[...values]}
      inputValue={search}
      onInputChange={(_event, text) => setSearch(text)}
      onChange={(_event, chosen) => onChange([...chosen])}
      slotProps={{ ...WORD_LIST, chip: { variant: 'outlined' } }}
      renderOption={({ key, ...props }, option) => (
        <li key={key} {...props}>
          <bdi>
            {t('segments.builder.attribute.option', {
              value: option,
              customers: formatter.integer(offered.find((known) => known.value === option)?.customers ?? 0),
            })}
          </bdi>
        </li>
      )}
      renderInput={({ slotProps: { input, htmlInput } }) => (
        <InputBase
          ref={input.ref}
          className={input.className}
          startAdornment={input.startAdornment}
          error={isWrong}
          inputProps={{ ...htmlInput, 'aria-label': label, 'aria-invalid': isWrong, dir: 'auto' }}
          sx={(theme) => ({
            ...wordStyle(theme),
            width: 'auto',
            minWidth: { xs: 120, sm: 280 },
            maxWidth: 520,
            flexWrap: 'wrap',
            gap: 1,
            '& input': { ...wordStyle(theme)['& input'], width: 'auto', flex: '1 1 60px', minWidth: 60 },
            ...(isWrong ? { borderBlockEndColor: theme.tokens.bad } : {}),
          })}
        />
      )}
    />
  );
}
