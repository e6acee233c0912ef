import { config } from 'zod';

/** Imported before anything that makes a schema: compiled schemas would need `unsafe-eval`. */
config({ jitless: true });
