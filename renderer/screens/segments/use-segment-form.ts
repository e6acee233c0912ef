import { useState } from 'react';
import type { Segment } from '../../../shared/contract/segments.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { client } from '../../client/client.ts';
import { toRefusal } from '../../client/refusal.ts';
import { refusalLine } from '../../components/refusal-text.ts';
import { notify } from '../../state/notices.ts';
import { useWords } from '../../state/words.ts';
import { isLookedAt, lookAt, segmentsChanged } from './segment-changes.ts';

export interface SegmentForm {
  readonly name: string;
  readonly setName: (name: string) => void;
  /** What is wrong with the name, in words; "" when nothing is. */
  readonly nameProblem: string;
  readonly isBusy: boolean;
  /** Saves under the name; null when that was refused, which is then said. */
  readonly save: (rule: Predicate, isFrozen: boolean) => Promise<Segment | null>;
}

/** Name of a segment and its way to the host. */
export function useSegmentForm(id: number | 'new', firstName: string): SegmentForm {
  const words = useWords();
  const { t } = words;
  const [name, setName] = useState(firstName);
  const [nameProblem, setNameProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const write = async (rule: Predicate, isFrozen: boolean): Promise<Segment> => {
    if (id === 'new') return await client.segments.create({ name: name.trim(), rule, frozen: isFrozen });
    const updated = await client.segments.update({ id, name: name.trim(), rule });
    return isFrozen && updated.frozenAt === null ? await client.segments.freeze({ id, frozen: true }) : updated;
  };
  return {
    name,
    setName: (next) => {
      setName(next);
      setNameProblem('');
    },
    nameProblem,
    isBusy,
    save: async (rule, isFrozen) => {
      if (name.trim() === '') {
        setNameProblem(t('segments.builder.nameMissing'));
        return null;
      }
      setBusy(true);
      try {
        const saved = await write(rule, isFrozen);
        segmentsChanged();
        if (isLookedAt(saved.id)) lookAt(saved);
        notify(t('segments.builder.savedAs', { name: saved.name }));
        return saved;
      } catch (error) {
        const refusal = toRefusal(error);
        if (refusal.code === 'SEGMENT_NAME_TAKEN') setNameProblem(refusalLine(refusal, words));
        else notify(refusalLine(refusal, words));
        return null;
      } finally {
        setBusy(false);
      }
    },
  };
}
