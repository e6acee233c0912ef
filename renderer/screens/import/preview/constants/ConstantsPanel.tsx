import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { RowConstant } from '../../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { constantRolesOf } from '../../../../../shared/model/row-constants.ts';
import { Icon } from '../../../../components/Icon.tsx';
import { useWords } from '../../../../state/words.ts';
import { columnName } from '../../reading/column-name.ts';
import { draftedConstants } from '../../reading/mapping-edits.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import { AsidePanel } from '../AsidePanel.tsx';
import { ConstantRow } from './ConstantRow.tsx';

/** What is the same in every row and no column says: a metric, a currency, a channel. */
export function ConstantsPanel({ reading, onClose }: { readonly reading: BatchReading; readonly onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const { preview, draft, drafted, edit } = reading;
  const { kind, columns } = drafted.mapping;
  const constants = draftedConstants(draft.edits, preview.mapping);
  const ownerOf = (role: Role) => columns.find((column) => column.role === role);
  const free = constantRolesOf(kind).filter((role) => ownerOf(role) === undefined && !constants.some((constant) => constant.role === role));
  const change = (next: readonly RowConstant[]) => edit((before) => ({ ...before, constants: next }));
  const hintOf = (role: Role) => {
    if (role === 'currency') return t('imports.constants.currencyHint');
    return role === 'type' && kind === 'surveyAnswers' ? t('imports.constants.metricHint') : '';
  };
  const [first] = free;
  return (
    <AsidePanel title={t('imports.constants.title')} onClose={onClose}>
      <Typography variant="body2" color="textSecondary">
        {t('imports.constants.lead')}
      </Typography>
      {[...constants.entries()].map(([place, constant]) => {
        const owner = ownerOf(constant.role);
        return (
          <ConstantRow
            key={place}
            constant={constant}
            roles={[constant.role, ...free]}
            hint={hintOf(constant.role)}
            takenBy={owner === undefined ? null : columnName(owner, words)}
            onChange={(next) => change(constants.map((other, index) => (index === place ? next : other)))}
            onRemove={() => change(constants.filter((_other, index) => index !== place))}
          />
        );
      })}
      <Button
        variant="outlined"
        disabled={first === undefined}
        onClick={() => first !== undefined && change([...constants, { role: first, value: '' }])}
        startIcon={<Icon name="add" size={18} />}
        sx={{ marginBlockStart: 3 }}
      >
        {t('imports.constants.add')}
      </Button>
    </AsidePanel>
  );
}
