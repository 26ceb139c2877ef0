import { config } from 'zod';

// Compiled parsers need `eval`, which the content policy forbids; zod would probe for it with each schema.
config({ jitless: true });
