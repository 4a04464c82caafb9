// Slack's own client against a Web API: node web-api.cjs API_URL BOT_TOKEN CHANNEL
const { WebClient, LogLevel } = require('@slack/web-api');

const [url, token, channel] = process.argv.slice(2);
const say = (value) => console.log(JSON.stringify(value));
const client = new WebClient(token, { slackApiUrl: url, logLevel: LogLevel.ERROR });
const failing = async (call) => {
  try {
    await call();
    return 'no error';
  } catch (error) {
    return error.data?.error ?? error.code;
  }
};

(async () => {
  const auth = await client.auth.test();
  say({ auth: { user: auth.user_id, team: auth.team_id } });
  const posted = await client.chat.postMessage({
    channel,
    text: 'hello & <you>',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: '*hello*' } },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Press' }, action_id: 'a', value: 'v' }] },
    ],
  });
  const reply = await client.chat.postMessage({ channel, text: 'in the thread', thread_ts: posted.ts });
  await client.chat.update({ channel, ts: posted.ts, text: 'changed' });
  const replies = await client.conversations.replies({ channel, ts: posted.ts });
  say({ replies: replies.messages.map((message) => message.text), same: reply.message.thread_ts === posted.ts });
  const user = await client.users.info({ user: 'U0AMIRA' });
  say({ user: { name: user.user.name, tz: user.user.tz } });
  const published = await client.views.publish({ user_id: 'U0AMIRA', view: { type: 'home', blocks: [{ type: 'divider' }] } });
  say({ view: published.view.type });
  say({
    errors: [
      await failing(() => new WebClient('xoxb-wrong', { slackApiUrl: url, logLevel: LogLevel.ERROR }).auth.test()),
      await failing(() => client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' })),
      await failing(() => client.chat.update({ channel, ts: '1.000001', text: 'x' })),
      await failing(() => client.chat.postMessage({ channel })),
      await failing(() => client.chat.postMessage({ channel, text: 'x', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }] })),
      await failing(() => client.views.open({ trigger_id: 'nonsense', view: { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] } })),
      await failing(() => client.users.info({ user: 'U0NOBODY' })),
    ],
  });
  client.on?.('rate_limited', () => {});
  await client.apiCall('api.test');
  say({ limited: (await client.chat.postMessage({ channel, text: 'after a limit' })).ok });
})();
