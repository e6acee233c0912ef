/** Stages of an export job. */
export const EXPORT_STAGES = [
  { name: 'compute', weight: 40 },
  { name: 'write', weight: 60 },
] as const;
