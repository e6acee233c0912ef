import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { checkSchema, importSummarySchema } from '../../../shared/contract/imports.ts';
import type { PickedFile } from '../../../shared/contract/shell.ts';
import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { Dialect, ImportMapping } from '../../../shared/model/import-mapping.ts';
import { client } from '../../client/client.ts';
import { useJobRun } from '../../client/use-job-run.ts';
import { applyEdits, type MappingEdits, missingIn, NO_EDITS } from './reading/mapping-edits.ts';

export type WizardStep = 'file' | 'preview' | 'check' | 'load' | 'done';

/** State of the import of one file: how it is read, what was changed, the check, the load. Nothing is stored before the load. */
export function useImportWizard(file: PickedFile) {
  const [dialect, setDialect] = useState<Partial<Dialect>>({});
  const [kind, setKind] = useState<ImportKind | undefined>(undefined);
  const [edits, setEdits] = useState<MappingEdits>(NO_EDITS);
  const [step, setStep] = useState<WizardStep>('preview');
  const check = useJobRun(checkSchema);
  const load = useJobRun(importSummarySchema);
  const preview = useQuery({
    queryKey: ['imports', 'preview', file.source, dialect, kind],
    queryFn: ({ signal }) =>
      client.imports.preview({ source: file.source, fileName: file.fileName, dialect, ...(kind === undefined ? {} : { kind }) }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const mapping = preview.data === undefined ? null : applyEdits(preview.data, edits);
  const needs = preview.data === undefined || mapping === null ? [] : missingIn(mapping, preview.data, edits);

  const startCheck = (of: ImportMapping) => {
    setStep('check');
    void check.start(() => client.imports.check({ source: file.source, mapping: of }));
  };
  const isKnownShape = preview.data?.savedMapping != null && needs.length === 0;
  const [wasOffered, setOffered] = useState(false);
  useEffect(() => {
    if (!isKnownShape || wasOffered || mapping === null) return;
    setOffered(true);
    startCheck(mapping);
  });

  return {
    file,
    preview,
    mapping,
    needs,
    edits,
    step,
    check,
    load,
    setEdits,
    /** Reads the file anew; changes of columns are kept only where the columns stay the same. */
    changeDialect: (change: Partial<Dialect>) => {
      setDialect((before) => ({ ...before, ...change }));
      if (Object.keys(change).some((part) => part !== 'encoding')) setEdits(NO_EDITS);
    },
    changeKind: (chosen: ImportKind) => {
      setKind(chosen);
      setEdits(NO_EDITS);
    },
    startCheck: () => {
      if (mapping !== null) startCheck(mapping);
    },
    backToPreview: () => {
      check.reset();
      load.reset();
      setStep('preview');
    },
    startLoad: async (allowRepeat: boolean) => {
      if (mapping === null) return;
      setStep('load');
      const summary = await load.start(() => client.imports.commit({ source: file.source, fileName: file.fileName, mapping, allowRepeat }));
      if (summary !== null) setStep('done');
    },
  };
}

export type ImportWizard = ReturnType<typeof useImportWizard>;
