import fc from 'fast-check';

/**
 * Property tests try the same cases in every run, so that a change is judged by itself and not by luck. CLIENTELE_SEED looks elsewhere:
 * a number for a chosen stream of cases, "random" for a new one each time; a failure prints its seed.
 */
const chosen = process.env.CLIENTELE_SEED ?? '20261122';
if (chosen !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(chosen) });
