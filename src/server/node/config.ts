import { z } from 'zod';
import { isTimeZone } from '../../domain/zone-offsets';
import { addressesIn } from './private-addresses';

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(4600),
  HOST: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  EDDYLINE_DATA_DIR: z.string().optional(),
  EDDYLINE_SAMPLE: z.enum(['on', 'off']).default('on'),
  /** Private addresses and ranges that may be called: `10.0.0.0/8, 127.0.0.1`. */
  EDDYLINE_ALLOW_PRIVATE: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((range) => range !== ''))
    .refine(areAddresses, 'must name addresses or ranges such as 10.0.0.0/8')
    .default([]),
  /** Creates and follows issues; never shown. */
  EDDYLINE_GITHUB_TOKEN: z.string().optional(),
  EDDYLINE_GITHUB_API: z.url({ protocol: /^https?$/ }).optional(),
  /** Server that sends e-mail: `smtps://`, or `smtp://`, which asks for encryption unless `?security=none`. Never shown. */
  EDDYLINE_SMTP: z
    .url({ protocol: /^smtps?$/ })
    .refine((url) => !(url.includes('security=none') && new URL(url).username !== ''), {
      message: 'must not send a password over a connection that is not encrypted',
    })
    .optional(),
  /** Who writes it. */
  EDDYLINE_MAIL_FROM: z.email().optional(),
  /** Where people open this from elsewhere: links in mails lead there. */
  EDDYLINE_PUBLIC_URL: z
    .url({ protocol: /^https?$/, hostname: /.+/ })
    .refine((url) => /^https?:\/\/[^/@?#]+\/?$/.test(url), {
      message: 'must be scheme and host alone, such as https://eddyline.example.com',
    })
    .transform((url) => new URL(url).origin)
    .optional(),
  /** Pins the clock's day for tests and pictures. */
  EDDYLINE_NOW: z.iso.datetime({ offset: true }).optional(),
  /** Zone of a new store; a store that exists keeps its own. */
  EDDYLINE_ZONE: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin')
    .default('UTC'),
});

function areAddresses(ranges: readonly string[]): boolean {
  try {
    addressesIn(ranges);
    return true;
  } catch {
    return false;
  }
}

export type Config = z.infer<typeof schema>;

/** The settings of the environment, checked at start; throws one line that lists each bad variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const bad = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Cannot start: ${bad.join('; ')}.`);
}
