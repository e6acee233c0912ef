import { z } from 'zod';
import type { ShellMethod } from '../../shared/contract/shell-methods.ts';

/** Shape of each shell method's parameters; anything else is refused. */
export const SHELL_PARAMS = {
  /** A fresh port to the host arrives as a window message. */
  connect: z.undefined(),
  pickImportFiles: z.undefined(),
  pickProject: z.undefined(),
  pickFolder: z.undefined(),
  chooseProjectPath: z.strictObject({ name: z.string().min(1).max(120) }),
  saveArtifact: z.strictObject({ artifactId: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/), fileName: z.string().min(1).max(200) }),
} as const satisfies Record<ShellMethod, z.ZodType>;
export type ShellParams = { readonly [Method in ShellMethod]: z.infer<(typeof SHELL_PARAMS)[Method]> };
