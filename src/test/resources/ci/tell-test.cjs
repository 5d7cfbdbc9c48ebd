// Runs .github/actions/gate/tell.cjs against a GitHub that keeps its comments and checks in memory.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const tell = require(process.argv[2]);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onsale-tell-'));
let held = 0;

function holds(actual, expected) {
  assert.deepStrictEqual(actual, expected);
  held += 1;
}

function gitHub({ refuses = [] } = {}) {
  const comments = [];
  const checks = [];
  const warnings = [];
  const refuse = (what) => {
    if (refuses.includes(what)) throw new Error('Resource not accessible by integration');
  };
  const rest = {
    checks: { create: async (check) => { refuse('checks'); checks.push(check); } },
    issues: {
      listComments: 'listComments',
      createComment: async ({ body }) => {
        refuse('comments');
        comments.push({ id: comments.length + 1, user: { type: 'Bot' }, body });
      },
      updateComment: async ({ comment_id: id, body }) => { comments.find((one) => one.id === id).body = body; },
    },
  };
  return { comments, checks, warnings, rest, paginate: async () => comments, core: { warning: (text) => warnings.push(text) } };
}

async function told(github, { code = 0, summary = '## PASS: arena', comment = 'true', pull = true, plan = 'scenarios/arena.yaml' } = {}) {
  const file = path.join(folder, 'summary.md');
  fs.writeFileSync(file, summary);
  await tell({
    github,
    core: github.core,
    context: {
      repo: { owner: 'octo', repo: 'shop' },
      serverUrl: 'https://github.example.org',
      runId: 7,
      sha: 'merge',
      payload: pull ? { pull_request: { number: 12, head: { sha: 'head' } } } : {},
    },
    env: { PLAN: plan, EXIT_CODE: String(code), SUMMARY: file, COMMENT: comment },
  });
}

(async () => {
  const github = gitHub();
  github.comments.push({ id: 1, user: { type: 'User' }, body: '<!-- onsale gate scenarios/arena.yaml -->\nmine' });
  await told(github, { summary: '## INCONCLUSIVE', code: 2 });
  await told(github, { summary: '## PASS' });
  await told(github, { summary: '## PASS', plan: 'scenarios/club.yaml' });
  holds(github.comments.map((one) => one.body.split('\n')[1]), ['mine', '## PASS', '## PASS']);
  holds(github.checks.map((one) => [one.conclusion, one.head_sha]), [['neutral', 'head'], ['success', 'head'], ['success', 'head']]);
  holds(github.comments[1].body.includes('https://github.example.org/octo/shop/actions/runs/7'), true);

  const night = gitHub();
  await told(night, { pull: false, code: 1 });
  holds([night.comments.length, night.checks[0].conclusion, night.checks[0].head_sha], [0, 'failure', 'merge']);

  const silent = gitHub();
  await told(silent, { comment: 'false', code: 70 });
  holds([silent.comments.length, silent.checks[0].conclusion], [0, 'action_required']);

  const forbidden = gitHub({ refuses: ['checks', 'comments'] });
  await told(forbidden);
  holds(forbidden.warnings.length, 2);
  holds(forbidden.warnings.every((text) => text.includes('The verdict is unaffected.')), true);

  const long = gitHub();
  await told(long, { summary: 'x'.repeat(100000), plan: 'a --> b <script>' });
  holds(long.comments[0].body.length < 65536 && long.checks[0].output.summary.length < 65536, true);
  holds(long.comments[0].body.split('\n')[0], '<!-- onsale gate a  b script -->');

  fs.rmSync(folder, { recursive: true });
  console.log(`${held} checks held`);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
