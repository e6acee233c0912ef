import type { Host } from '../host.ts';
import { exportTemplate, forgetTemplate, giveTemplateName, importTemplate, listTemplates } from '../imports/templates/manage-templates.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about the remembered ways of reading files. */
export function templateProcedures(os: Implementer, { session }: Host) {
  const store = () => session.project().store;
  return {
    list: os.templates.list.handler(() => listTemplates(store())),
    rename: os.templates.rename.handler(({ input }) => giveTemplateName(store(), input.fingerprint, input.name)),
    remove: os.templates.remove.handler(async ({ input }) => {
      await forgetTemplate(store(), input.fingerprint);
      return {};
    }),
    exportJson: os.templates.exportJson.handler(({ input }) => exportTemplate(store(), input.fingerprint)),
    importJson: os.templates.importJson.handler(({ input }) => importTemplate(store(), input.text)),
  };
}
