// An app made with Slack's own framework: node bolt.cjs http|socket API_URL BOT_TOKEN SECRET_OR_APP_TOKEN
const { App, LogLevel } = require('@slack/bolt');

const [mode, url, token, secret] = process.argv.slice(2);
const say = (value) => console.log(JSON.stringify(value));
const clientOptions = { slackApiUrl: url };
const app = mode === 'http'
  ? new App({ token, signingSecret: secret, clientOptions, logLevel: LogLevel.ERROR, endpoints: '/slack' })
  : new App({ token, appToken: secret, socketMode: true, clientOptions, logLevel: LogLevel.ERROR });

app.command('/autoheal', async ({ command, ack, respond }) => {
  await ack();
  say({ command: command.text });
  await respond({ response_type: 'ephemeral', text: `bolt heard ${command.text}` });
});
app.event('app_mention', async ({ event, client }) => {
  const posted = await client.chat.postMessage({
    channel: event.channel,
    thread_ts: event.ts,
    text: 'a card',
    blocks: [{ type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Open' }, action_id: 'open', value: 'v' }] }],
  });
  say({ mention: event.text, ts: posted.ts });
});
app.action('open', async ({ ack, body, client }) => {
  await ack();
  await client.views.open({
    trigger_id: body.trigger_id,
    view: {
      type: 'modal',
      callback_id: 'form',
      title: { type: 'plain_text', text: 'A form' },
      submit: { type: 'plain_text', text: 'Send' },
      blocks: [{ type: 'input', block_id: 'why', label: { type: 'plain_text', text: 'Why' }, element: { type: 'plain_text_input', action_id: 'text' } }],
    },
  });
  say({ action: body.actions[0].value });
});
app.view('form', async ({ ack, view }) => {
  await ack();
  say({ form: view.state.values.why.text.value });
});
app.event('app_home_opened', async ({ event }) => say({ home: event.user }));
app.error(async (error) => say({ failure: String(error) }));

(async () => {
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  say({ started: mode === 'http' ? server.address().port : 0 });
})();
