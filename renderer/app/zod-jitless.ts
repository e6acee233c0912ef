import { config } from 'zod';

/** A script of its own, run before the window's: compiled schemas would need `unsafe-eval`. */
config({ jitless: true });
