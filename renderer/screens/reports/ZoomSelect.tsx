import { LabelledSelect } from '../../components/LabelledSelect.tsx';
import { useWords } from '../../state/words.ts';

const SIZES = ['0.5', '0.75', '1', '1.5'] as const;

/** How large the sheets are shown: as wide as there is room, or a share of the paper's size. */
export type ZoomChoice = 'fit' | (typeof SIZES)[number];

/** Chooses the size of the preview. */
export function ZoomSelect({ zoom, onZoom }: { readonly zoom: ZoomChoice; readonly onZoom: (zoom: ZoomChoice) => void }) {
  const { t, formatter } = useWords();
  const percent = (size: string) => formatter.value(Number(size), { kind: 'percent', digits: 0 });
  return (
    <LabelledSelect
      label={t('reports.screen.zoom')}
      value={zoom}
      options={[{ value: 'fit', label: t('reports.screen.zoomFit') }, ...SIZES.map((value) => ({ value, label: percent(value) }))]}
      onChange={onZoom}
    />
  );
}
