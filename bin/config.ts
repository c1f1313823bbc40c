import { z } from 'zod';
import { OIDC_CALLBACK_PATH, type OidcSettings } from '../console/oidc/settings.ts';
import type { TransportSettings } from '../messages/transports.ts';
import { fixedMasterKeys, masterKeyFile, type MasterKeys, parseMasterKeys } from '../record/master-keys.ts';

const port = z.coerce.number().int().min(1).max(65_535);
/** A proxy's address or subnet; `loopback` stands for this machine's own. */
const proxy = z.union([z.literal('loopback'), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const flag = z.enum(['0', '1']).transform((value) => value === '1');

const Environment = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    MIGRATION_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233'),
    TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
    FENGQIAO_MASTER_KEY: z.string().optional(),
    FENGQIAO_MASTER_KEY_FILE: z.string().optional(),
    FENGQIAO_DEMO: flag.default(false),
    FENGQIAO_CLOCK_START: z.iso.datetime({ offset: true }).optional(),
    PORT: port.default(3000),
    FENGQIAO_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    FENGQIAO_TRUST_PROXY: z
      .string()
      .default('')
      .transform((list) => list.split(/[\s,]+/).filter((each) => each !== ''))
      .pipe(z.array(proxy)),
    CODEC_PORT: port.optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    SMTP_FROM: z.string().regex(/@/, 'must hold an e-mail address').optional(),
    MESSAGE_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
    MESSAGE_WEBHOOK_SECRET: z.string().min(16).optional(),
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  })
  .refine((env) => env.FENGQIAO_MASTER_KEY || env.FENGQIAO_MASTER_KEY_FILE, {
    path: ['FENGQIAO_MASTER_KEY_FILE'],
    message: 'is missing: name a file with 64 hexadecimal digits (openssl rand -hex 32), or set FENGQIAO_MASTER_KEY',
  })
  .refine((env) => (env.SMTP_URL === undefined) === (env.SMTP_FROM === undefined), {
    path: ['SMTP_FROM'],
    message: 'SMTP_URL and SMTP_FROM are set together',
  })
  .refine((env) => (env.MESSAGE_WEBHOOK_URL === undefined) === (env.MESSAGE_WEBHOOK_SECRET === undefined), {
    path: ['MESSAGE_WEBHOOK_SECRET'],
    message: 'MESSAGE_WEBHOOK_URL and MESSAGE_WEBHOOK_SECRET are set together',
  })
  .refine(
    ({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret }) =>
      [issuer, id, secret].every((each) => each === undefined) ||
      [issuer, id, secret].every((each) => each !== undefined),
    { path: ['OIDC_ISSUER'], message: 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set together' },
  )
  .refine((env) => env.OIDC_ISSUER === undefined || env.FENGQIAO_DEMO || env.FENGQIAO_PUBLIC_URL !== undefined, {
    path: ['FENGQIAO_PUBLIC_URL'],
    message: 'is needed with OIDC_ISSUER: the provider sends people back there',
  });

/** What the environment says, read once when a process starts. */
export interface Config {
  /** Connects as the application's role, which owns nothing. */
  databaseUrl: string;
  /** Connects as the owner; only `migrate` needs it. */
  migrationDatabaseUrl: string | undefined;
  temporal: { address: string; namespace: string };
  /** Under which every other key lies. */
  masterKey: MasterKeys;
  /** Where they stand; undefined if the environment itself holds them. */
  masterKeyFile: string | undefined;
  demo: boolean;
  /** Where a new demo's clock begins; now if undefined. */
  clockStart: string | undefined;
  port: number;
  /** Where the world reaches the API, without a slash at its end; null: nowhere, and papers carry no QR code. */
  publicUrl: string | null;
  /** Proxies in front, whose `X-Forwarded-For` is believed: limits count by it and the audit names it. None if empty. */
  trustedProxies: string[];
  /** Where the worker serves the codec endpoint for the engine's own pages; undefined: not at all. */
  codecPort: number | undefined;
  /** How people are told outside the system that something waits for them. */
  messages: TransportSettings;
  /** The county's OpenID provider; null: people sign in by name and password alone. */
  oidc: OidcSettings | null;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

/** A setting that is missing or wrong, in words for whoever starts the program. */
export class ConfigError extends Error {}

/**
 * Reads and checks the environment.
 * @throws ConfigError naming every variable that is missing or malformed
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const read = parsed.data;
  const publicUrl = publicUrlOf(read.FENGQIAO_PUBLIC_URL, read.FENGQIAO_DEMO, read.PORT);
  return {
    databaseUrl: read.DATABASE_URL,
    migrationDatabaseUrl: read.MIGRATION_DATABASE_URL,
    temporal: {
      address: read.TEMPORAL_ADDRESS,
      namespace: read.TEMPORAL_NAMESPACE,
    },
    masterKey: masterKeysOf(read.FENGQIAO_MASTER_KEY, read.FENGQIAO_MASTER_KEY_FILE),
    masterKeyFile: read.FENGQIAO_MASTER_KEY ? undefined : read.FENGQIAO_MASTER_KEY_FILE,
    demo: read.FENGQIAO_DEMO,
    clockStart: read.FENGQIAO_CLOCK_START,
    port: read.PORT,
    publicUrl,
    trustedProxies: read.FENGQIAO_TRUST_PROXY,
    codecPort: read.CODEC_PORT,
    messages: {
      mail: read.SMTP_URL && read.SMTP_FROM ? { url: read.SMTP_URL, from: read.SMTP_FROM } : null,
      webhook:
        read.MESSAGE_WEBHOOK_URL && read.MESSAGE_WEBHOOK_SECRET
          ? { url: read.MESSAGE_WEBHOOK_URL, secret: read.MESSAGE_WEBHOOK_SECRET }
          : null,
    },
    oidc: oidcOf(publicUrl, read.OIDC_ISSUER, read.OIDC_CLIENT_ID, read.OIDC_CLIENT_SECRET),
    logLevel: read.LOG_LEVEL,
  };
}

/** A demo is for whoever sits before it. */
function publicUrlOf(given: string | undefined, demo: boolean, httpPort: number): string | null {
  if (given !== undefined) return given.replace(/\/+$/, '');
  return demo ? `http://localhost:${httpPort}` : null;
}

function oidcOf(
  publicUrl: string | null,
  issuer?: string,
  clientId?: string,
  clientSecret?: string,
): OidcSettings | null {
  if (publicUrl === null || issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, redirectUri: `${publicUrl}${OIDC_CALLBACK_PATH}` };
}

function masterKeysOf(text: string | undefined, file: string | undefined): MasterKeys {
  try {
    return text ? fixedMasterKeys(parseMasterKeys(text)) : masterKeyFile(file ?? '');
  } catch (error) {
    throw new ConfigError(`FENGQIAO_MASTER_KEY${text ? '' : '_FILE'}: ${(error as Error).message}`);
  }
}
