import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../state/words.ts';
import { readDroppedFiles } from './dropped-files.ts';
import { takeDropped } from './open-files.ts';

/** The whole window takes files; while one is held over it, it says so. */
export function DropZone() {
  const words = useWords();
  const { t } = words;
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const move = (by: number) => {
      depth.current = Math.max(0, depth.current + by);
      setOver(depth.current > 0);
    };
    const enter = (event: DragEvent) => {
      if (hasFiles(event)) move(1);
    };
    const leave = (event: DragEvent) => {
      if (hasFiles(event)) move(-1);
    };
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      move(-depth.current);
      if (event.dataTransfer === null) return;
      void readDroppedFiles(event.dataTransfer).then((files) => takeDropped(files, words));
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [words]);
  if (!isOver) return null;
  return (
    <Box
      role="status"
      sx={(theme) => ({
        position: 'fixed',
        inset: 8,
        zIndex: 2000,
        pointerEvents: 'none',
        display: 'grid',
        placeContent: 'center',
        justifyItems: 'center',
        gap: 1,
        textAlign: 'center',
        backgroundColor: theme.tokens.accentTint,
        opacity: 0.97,
        border: `2px dashed ${theme.tokens.accent}`,
        borderRadius: 2,
      })}
    >
      <Icon name="upload_file" size={40} sx={(theme) => ({ color: theme.tokens.accent })} />
      <Typography variant="h1" component="p">
        {t('app.drop.title')}
      </Typography>
      <Typography>{t('app.drop.data')}</Typography>
    </Box>
  );
}
