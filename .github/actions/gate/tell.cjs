// Reports the gate's result: a check on the commit, which can be grey, and one comment on the pull request, which is updated.
const fs = require('fs');

// GitHub accepts at most 65,536.
const LENGTH_MAX = 60000;

const CONCLUSIONS = { 0: 'success', 1: 'failure', 2: 'neutral' };
const WORDS = { success: 'passed', failure: 'failed', neutral: 'not judged', action_required: 'did not run properly' };

function cut(text) {
  return text.length <= LENGTH_MAX ? text : `${text.slice(0, LENGTH_MAX)}\n\n… the rest is in the job's summary.`;
}

module.exports = async ({ github, context, core, env }) => {
  const { owner, repo } = context.repo;
  const pull = context.payload.pull_request;
  const conclusion = CONCLUSIONS[env.EXIT_CODE] ?? 'action_required';
  const title = `${WORDS[conclusion]}: ${env.PLAN}`;
  const summary = fs.existsSync(env.SUMMARY) ? fs.readFileSync(env.SUMMARY, 'utf8') : '';
  const job = `${context.serverUrl}/${owner}/${repo}/actions/runs/${context.runId}`;

  async function check() {
    await github.rest.checks.create({
      owner,
      repo,
      name: 'onsale',
      head_sha: pull?.head.sha ?? context.sha,
      status: 'completed',
      conclusion,
      details_url: job,
      output: { title, summary: cut(summary) || title },
    });
  }

  async function comment() {
    const mark = `<!-- onsale gate ${env.PLAN.replace(/[<>]|--/g, '')} -->`;
    const body = `${mark}\n${cut(summary)}\n\n[The job, with its artifacts](${job})`;
    const there = await github.paginate(github.rest.issues.listComments, {
      owner,
      repo,
      issue_number: pull.number,
      per_page: 100,
    });
    // A person's comment that contains a copy of the mark is not overwritten.
    const own = there.find((one) => one.user?.type === 'Bot' && one.body?.startsWith(mark));
    if (own) {
      await github.rest.issues.updateComment({ owner, repo, comment_id: own.id, body });
    } else {
      await github.rest.issues.createComment({ owner, repo, issue_number: pull.number, body });
    }
  }

  for (const [what, needs, tell] of [
    ['the check', 'checks: write', check],
    ['the comment', 'pull-requests: write', env.COMMENT === 'true' && pull ? comment : undefined],
  ]) {
    try {
      await tell?.();
    } catch (error) {
      core.warning(`onsale: ${what} was not written (${error.message}); it needs the permission ${needs}. The verdict is unaffected.`);
    }
  }
};
