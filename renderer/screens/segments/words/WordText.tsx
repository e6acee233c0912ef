import Autocomplete from '@mui/material/Autocomplete';
import InputBase from '@mui/material/InputBase';
import { useWords } from '../../../state/words.ts';
import { useColumnValues } from '../use-choices.ts';
import { WORD_LIST, wordStyle } from './word-style.ts';

export interface WordTextProps {
  readonly label: string;
  /** Column of the customers whose values are offered. */
  readonly column: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

/** A text in a sentence, with the values that the column takes. */
export function WordText({ label, column, value, isWrong, onChange }: WordTextProps) {
  const { t, formatter } = useWords();
  const values = useColumnValues(column, value);
  return (
    <Autocomplete
      freeSolo
      disableClearable
      options={values.map((option) => option.value)}
      filterOptions={(options) => options}
      inputValue={value}
      value={value}
      onInputChange={(_event, text, reason) => {
        if (reason !== 'reset') onChange(text);
      }}
      onChange={(_event, chosen) => onChange(chosen)}
      slotProps={WORD_LIST}
      renderOption={({ key, ...props }, option) => (
        <li key={key} {...props}>
          <bdi>
            {t('segments.builder.attribute.option', {
              value: option,
              customers: formatter.integer(values.find((known) => known.value === option)?.customers ?? 0),
            })}
          </bdi>
        </li>
      )}
      renderInput={({ slotProps: { input, htmlInput } }) => (
        <InputBase
          ref={input.ref}
          className={input.className}
          error={isWrong}
          inputProps={{ ...htmlInput, 'aria-label': label, 'aria-invalid': isWrong, dir: 'auto' }}
          style={{ width: `${Math.min(40, Math.max(10, value.length + 3))}ch` }}
          sx={(theme) => ({ ...wordStyle(theme), ...(isWrong ? { borderBlockEndColor: theme.tokens.bad } : {}) })}
        />
      )}
    />
  );
}
