// Checks the map of directions and that it looked at anything: a cruiser that cannot parse TypeScript finds no fault.
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import config from '../.dependency-cruiser.mjs';

const LEAST_MODULES = 50;

/** Cruises files or folders and answers what is wrong: `{ modules, faults: [{ rule, from, to, comment }] }`. */
export async function checkDirections(paths) {
  const { output } = await cruise(
    paths,
    { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
    undefined,
    { tsConfig: extractTSConfig('tsconfig.base.json') },
  );
  const comments = new Map(config.forbidden.map((rule) => [rule.name, rule.comment]));
  const faults = output.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
    comment: comments.get(rule.name),
  }));
  return { modules: output.modules.filter((module) => module.source.startsWith('src/')).length, faults };
}

if (process.argv[1] === import.meta.filename) {
  process.chdir(new URL('..', import.meta.url).pathname);
  const { modules, faults } = await checkDirections(['src']);
  for (const { rule, from, to, comment } of faults) console.error(`${from} → ${to}\n  ${rule}: ${comment}`);
  if (modules < LEAST_MODULES) console.error(`Only ${modules} modules were looked at; the check is broken.`);
  else console.log(`${modules} modules, ${faults.length} forbidden imports`);
  process.exit(faults.length > 0 || modules < LEAST_MODULES ? 1 : 0);
}
