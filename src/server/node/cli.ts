import { parseArgs } from 'node:util';
import { IMPORT_KINDS } from '../../contract/imports';
import { type Api, openApi } from './command-api';
import { type Options, USAGE, UsageError, usage } from './command-usage';
import { printEffect, printScores, printSpikes } from './file-commands';
import { readMarkCommand } from './mark-command';
import { check, erase, importFile, listImports, withdraw, writeMark } from './river-commands';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      map: { type: 'string' },
      source: { type: 'string' },
      tz: { type: 'string' },
      dates: { type: 'string' },
      covers: { type: 'string' },
      encoding: { type: 'string' },
      type: { type: 'string' },
      at: { type: 'string' },
      end: { type: 'string' },
      label: { type: 'string' },
      url: { type: 'string' },
      version: { type: 'string' },
      key: { type: 'string' },
      csv: { type: 'string' },
      value: { type: 'string' },
      controls: { type: 'string' },
      'pre-rows': { type: 'string' },
      time: { type: 'string' },
      log: { type: 'boolean' },
      json: { type: 'boolean' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  if (command === 'effect') return printEffect(values);
  if (command === 'spikes') return printSpikes(values);
  if (command === 'score') return printScores(values);
  const run = commandOf(command, rest, values);
  const api = await openApi();
  try {
    return await run(api);
  } finally {
    await api.close();
  }
}

function commandOf(
  command: string,
  rest: readonly string[],
  options: Options,
): (api: Api) => Promise<number> {
  const one = (what: string) => {
    if (rest.length !== 1 || rest[0] === undefined) throw new UsageError(`${command} takes one ${what}.`);
    return rest[0];
  };
  switch (command) {
    case 'import': {
      const [kind, file] = rest;
      if (!IMPORT_KINDS.some((known) => known === kind) || file === undefined || rest.length > 2) {
        throw new UsageError(`import takes a kind (${IMPORT_KINDS.join(', ')}) and a file.`);
      }
      return (api) => importFile(api, kind as string, file, options);
    }
    case 'mark': {
      const { body, key } = usage(() => readMarkCommand(options, new Date()));
      return (api) => writeMark(api, body, key);
    }
    case 'imports':
      return listImports;
    case 'withdraw': {
      const id = one('import id');
      return (api) => withdraw(api, id);
    }
    case 'erase': {
      const author = one('author');
      return (api) => erase(api, author, options.source as string | undefined);
    }
    case 'check':
      return check;
    default:
      throw new UsageError(`There is no command ${command}.`);
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof UsageError || (error instanceof TypeError && 'code' in error))
      console.error(`\n${USAGE}`);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
