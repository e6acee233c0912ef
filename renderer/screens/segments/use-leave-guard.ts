import { useEffect, useRef } from 'react';
import { notify } from '../../state/notices.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { offerUnsaved, type UnsavedSegment } from './unsaved.ts';

/** Nothing is lost by leaving: what is unsaved can be gone back to, and closing the window asks first. Returns how to let go of it. */
export function useLeaveGuard(unsaved: UnsavedSegment | null): () => void {
  const { t } = useWords();
  const latest = useRef({ unsaved, t });
  const isLetGo = useRef(false);
  latest.current = { unsaved, t };
  const hasUnsaved = unsaved !== null;
  useEffect(() => {
    if (!hasUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasUnsaved]);
  useEffect(
    () => () => {
      const { unsaved: left, t: say } = latest.current;
      if (left === null || isLetGo.current) return;
      const text = left.name.trim() === '' ? say('segments.builder.unsavedNew') : say('segments.builder.unsaved', { name: left.name.trim() });
      notify(text, {
        label: say('segments.builder.goBack'),
        run: () => {
          offerUnsaved(left);
          navigate({ screen: 'segment', id: left.id });
        },
      });
    },
    [],
  );
  return () => {
    isLetGo.current = true;
  };
}
