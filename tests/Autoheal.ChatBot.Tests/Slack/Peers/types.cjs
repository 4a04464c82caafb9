// Holds calls of the Web API against the types of Slack's own client: node types.cjs CALLS.json, an array of { method, arguments }
const fs = require('fs');
const path = require('path');
const ts = require('typescript');

const types = { 'chat.postMessage': 'ChatPostMessageArguments', 'chat.update': 'ChatUpdateArguments', 'views.open': 'ViewsOpenArguments', 'views.publish': 'ViewsPublishArguments', 'chat.postEphemeral': 'ChatPostEphemeralArguments' };
const calls = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).filter((call) => types[call.method]);
const source = path.join(path.dirname(process.argv[2]), 'calls.ts');
const literals = calls.map((call, index) => `export const call${index}: ${types[call.method]} = ${JSON.stringify(call.arguments)};`);
fs.writeFileSync(source, `import type { ${[...new Set(Object.values(types))].join(', ')} } from '@slack/web-api';\n${literals.join('\n')}\n`);
const program = ts.createProgram([source], {
  noEmit: true, strict: true, skipLibCheck: true, module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10, target: ts.ScriptTarget.ES2022,
  baseUrl: process.env.NODE_PATH, paths: { '*': ['*'] }, typeRoots: [path.join(process.env.NODE_PATH, '@types')], types: ['node'],
});
const problems = ts.getPreEmitDiagnostics(program).map((problem) => ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
console.log(JSON.stringify({ checked: { methods: calls.map((call) => call.method), problems } }));
