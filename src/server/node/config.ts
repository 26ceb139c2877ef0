import { z } from 'zod';
import { isTimeZone } from '../../domain/zone-offsets';

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(4600),
  HOST: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  EDDYLINE_DATA_DIR: z.string().optional(),
  EDDYLINE_SAMPLE: z.enum(['on', 'off']).default('on'),
  /** Pins the clock's day for tests and pictures. */
  EDDYLINE_NOW: z.iso.datetime({ offset: true }).optional(),
  /** Zone of a new store; a store that exists keeps its own. */
  EDDYLINE_ZONE: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin')
    .default('UTC'),
});

export type Config = z.infer<typeof schema>;

/** The settings of the environment, checked at start; throws one line that lists each bad variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const bad = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Cannot start: ${bad.join('; ')}.`);
}
