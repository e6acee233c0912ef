import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { RowConstant } from '../../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { Icon } from '../../../../components/Icon.tsx';
import { LabelledSelect } from '../../../../components/LabelledSelect.tsx';
import { useWords } from '../../../../state/words.ts';

const LONGEST = 200;

export interface ConstantRowProps {
  readonly constant: RowConstant;
  /** Meanings it can have; its own among them. */
  readonly roles: readonly Role[];
  /** What is usually written here; "" = anything. */
  readonly hint: string;
  /** Name of the column that says the same, so that the value rests. */
  readonly takenBy: string | null;
  readonly onChange: (constant: RowConstant) => void;
  readonly onRemove: () => void;
}

/** One value for all rows: what it means and what it is. */
export function ConstantRow({ constant, roles, hint, takenBy, onChange, onRemove }: ConstantRowProps) {
  const { t } = useWords();
  const { role, value } = constant;
  return (
    <Box sx={(theme) => ({ display: 'grid', gap: 3, paddingBlock: 4, borderBlockEnd: `1px solid ${theme.tokens.line}` })}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr auto', alignItems: 'center', gap: 1 }}>
        <LabelledSelect
          label={t('imports.constants.role')}
          value={role}
          options={roles.map((option) => ({ value: option, label: t(`imports.roles.${option}`) }))}
          onChange={(chosen) => onChange({ ...constant, role: chosen })}
        />
        <IconButton aria-label={t('imports.constants.remove', { role: t(`imports.roles.${role}`) })} onClick={onRemove}>
          <Icon name="close" size={18} />
        </IconButton>
      </Box>
      <TextField
        label={t('imports.constants.value')}
        value={value}
        helperText={hint}
        onChange={(event) => onChange({ ...constant, value: event.target.value })}
        slotProps={{ htmlInput: { dir: 'auto', maxLength: LONGEST } }}
      />
      {takenBy !== null && (
        <Typography role="status" variant="caption" color="textSecondary">
          {t('imports.constants.taken', { header: takenBy })}
        </Typography>
      )}
    </Box>
  );
}
