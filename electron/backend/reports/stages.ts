/** Stages of a report job. */
export const REPORT_STAGES = [
  { name: 'compute', weight: 35 },
  { name: 'render', weight: 5 },
  { name: 'print', weight: 60 },
] as const;
