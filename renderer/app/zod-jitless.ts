import { config } from 'zod';

/** Runs before any schema is made (the build puts it into the chunk of zod): compiled schemas would need `unsafe-eval`. */
config({ jitless: true });
