import { rm } from 'node:fs/promises';
import type { Dialect } from '../../../shared/model/import-mapping.ts';
import { measureSoon } from '../health/measure-soon.ts';
import type { Host } from '../host.ts';
import { checkImport } from '../imports/check-import.ts';
import { commitImport } from '../imports/commit-import.ts';
import { previewImport } from '../imports/preview-import.ts';
import { findRowAtLine, getImport, listImports, listRejected } from '../imports/read-imports.ts';
import { readTables } from '../imports/read-tables.ts';
import { readCorrectionState, readOrigin, readRowWithOrigin } from '../imports/rejects/correction-state.ts';
import { CHECK_STAGES, IMPORT_STAGES, SURVEY_STAGES, UNDO_STAGES } from '../imports/stages.ts';
import { surveyImport } from '../imports/survey-import.ts';
import { undoImport } from '../imports/undo-import.ts';
import { onFile, originOf, resolveFileSource } from './file-source.ts';
import type { Implementer } from './implementer.ts';

/** Procedures that bring files in and take them out again. */
export function importProcedures(os: Implementer, { jobs, ports, recents, session }: Host) {
  return {
    preview: os.imports.preview.handler(({ input: { source, fileName, dialect, kind, part, preset, template, steps, phoneCountry } }) => {
      const { store } = session.project();
      const file = resolveFileSource(ports, source, fileName);
      return onFile(file, () => previewImport(store, { ...file, kind, part, preset, template, steps, phoneCountry, dialect: givenFields(dialect) }));
    }),
    survey: os.imports.survey.handler(({ input: { source, mapping } }) => {
      session.project();
      const file = resolveFileSource(ports, source, undefined);
      const jobId = jobs.start({ kind: 'survey', subject: file.fileName, stages: SURVEY_STAGES }, (job) =>
        onFile(file, () => surveyImport({ path: file.path, mapping }, job)),
      );
      return { jobId };
    }),
    check: os.imports.check.handler(({ input: { source, mapping, mode } }) => {
      const { store } = session.project();
      const file = resolveFileSource(ports, source, undefined);
      const jobId = jobs.start({ kind: 'check', subject: file.fileName, stages: CHECK_STAGES }, (job) =>
        onFile(file, () => checkImport(store, { ...file, mapping, mode }, job)),
      );
      return { jobId };
    }),
    commit: os.imports.commit.handler(({ input: { source, fileName, mapping, mode, allowRepeat } }) => {
      const project = session.project();
      const file = resolveFileSource(ports, source, fileName);
      const jobId = jobs.start({ kind: 'import', subject: file.fileName, stages: IMPORT_STAGES }, async (job) => {
        const { store, warehouse } = await project.parts();
        const summary = await onFile(file, () =>
          commitImport({ store, warehouse }, { ...file, origin: originOf(source), mapping, mode, allowRepeat }, job),
        );
        recents.remember(store.info());
        measureSoon(session, project);
        // An upload has done its work: its rows are in the client file as they came.
        if ('staged' in source) await rm(file.path, { force: true });
        return summary;
      });
      return { jobId };
    }),
    tables: os.imports.tables.handler(async () => readTables((await session.project().parts()).warehouse)),
    list: os.imports.list.handler(() => {
      const { store } = session.project();
      return listImports(store).map((summary) => ({ ...summary, ...readCorrectionState(store.reader, summary.id) }));
    }),
    get: os.imports.get.handler(({ input: { id } }) => {
      const { store } = session.project();
      return { ...getImport(store, id), ...readCorrectionState(store.reader, id), origin: readOrigin(store.reader, id) };
    }),
    rejected: os.imports.rejected.handler(({ input }) => listRejected(session.project().store, input)),
    undo: os.imports.undo.handler(({ input }) => {
      const project = session.project();
      const { fileName } = getImport(project.store, input.id);
      const jobId = jobs.start({ kind: 'undo', subject: fileName, stages: UNDO_STAGES }, async (job) => {
        const { store, warehouse } = await project.parts();
        const summary = await undoImport({ store, warehouse }, input.id, job);
        recents.remember(store.info());
        return summary;
      });
      return { jobId };
    }),
    rowAtLine: os.imports.rowAtLine.handler(({ input: { importId, line } }) => ({ row: findRowAtLine(session.project().store, importId, line) })),
    rawRow: os.imports.rawRow.handler(({ input }) => readRowWithOrigin(session.project().store, input.importId, input.row)),
  };
}

/** What the caller chose; a field that is undefined was not chosen. */
function givenFields(dialect: { readonly [Field in keyof Dialect]?: Dialect[Field] | undefined } | undefined): Partial<Dialect> {
  return Object.fromEntries(Object.entries(dialect ?? {}).filter(([, value]) => value !== undefined)) as Partial<Dialect>;
}
