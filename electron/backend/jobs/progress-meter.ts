/** A part of a job and its share of the whole work, in any unit. */
export interface StageWeight {
  readonly name: string;
  readonly weight: number;
}

export interface Meter {
  readonly stage: string;
  readonly fraction: number;
  readonly secondsLeft: number | null;
}

const MIN_SECONDS = 1;
const MIN_FRACTION = 0.02;

/** Turns stages and their shares into one fraction that never falls, and an estimate of the time left. `now` gives milliseconds. */
export function createProgressMeter(stages: readonly StageWeight[], now: () => number) {
  const total = stages.reduce((sum, { weight }) => sum + weight, 0);
  const startedAt = now();
  let position = 0;
  let fraction = 0;

  function before(index: number): number {
    return stages.slice(0, index).reduce((sum, { weight }) => sum + weight, 0) / total;
  }

  function advance(share: number): void {
    const weight = (stages[position]?.weight ?? 0) / total;
    fraction = Math.max(fraction, Math.min(1, before(position) + weight * Math.min(1, Math.max(0, share))));
  }

  return {
    /** Enters a stage; one that was not declared, or lies behind, is an error of the program. */
    enter: (name: string): void => {
      const index = stages.findIndex((stage) => stage.name === name);
      if (index < position) throw new Error(`job stage "${name}" is unknown or over`);
      position = index;
      advance(0);
    },
    report: (share: number): void => advance(Number.isFinite(share) ? share : 0),
    finish: (): void => {
      position = stages.length - 1;
      fraction = 1;
    },
    read: (): Meter => {
      const seconds = (now() - startedAt) / 1000;
      const isKnown = fraction >= MIN_FRACTION && seconds >= MIN_SECONDS && fraction < 1;
      return { stage: stages[position]?.name ?? '', fraction, secondsLeft: isKnown ? Math.ceil((seconds * (1 - fraction)) / fraction) : null };
    },
  };
}
