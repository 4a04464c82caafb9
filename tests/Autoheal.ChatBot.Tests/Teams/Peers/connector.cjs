// Drives the bot's endpoint with the Bot Framework's own SDK, as a channel of its own with keys of its own, and a simulated connector with the SDK's client.
// Prints where it listens, reads what to talk to, prints what happened.
const http = require('http');
const crypto = require('crypto');
const readline = require('readline');
const path = require('path');
const modules = process.env.NODE_PATH;
const jwt = require('jsonwebtoken');
const { ConnectorClient } = require('botframework-connector');
const { JwtTokenExtractor } = require(path.join(modules, 'botframework-connector/lib/auth/jwtTokenExtractor'));
const { BotFrameworkClientImpl } = require(path.join(modules, 'botframework-connector/lib/auth/botFrameworkClientImpl'));
console.error = () => {};

const pair = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = (key, kid, endorsements) => ({ ...key.publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements });
const keys = [jwk(pair, 'teams', ['msteams']), jwk(other, 'web', ['webchat'])];
const posted = [];
let waiting = () => {};

const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  const answer = (value, status = 200) => { response.writeHead(status, { 'content-type': 'application/json' }); response.end(JSON.stringify(value)); };
  if (request.url === '/openid') return answer({ issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
  if (request.url === '/keys') return answer({ keys });
  if (request.url === '/token') return answer({ token_type: 'Bearer', expires_in: 3599, access_token: 'from-the-authority ' + new URLSearchParams(body).get('client_id') });
  if (request.url.includes('/members/')) return answer({ id: '29:amira', aadObjectId: 'amira-object', tenantId: tenant, userRole: 'user', name: 'Amira' });
  posted.push({ method: request.method, path: request.url, authorization: request.headers.authorization, activity: JSON.parse(body) });
  answer({ id: `m${posted.length}` }, 201);
  waiting();
});
let url, tenant;

async function conversation(job) {
  const serviceUrl = `${url}/teams/`;
  const sign = (claims = {}, options = {}, key = pair.privateKey) => {
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: 'https://api.botframework.com', aud: job.appId, serviceurl: serviceUrl, nbf: now, exp: now + 3600, ...claims };
    Object.keys(all).forEach((name) => all[name] === undefined && delete all[name]);
    return jwt.sign(all, key, { algorithm: 'RS256', keyid: 'teams', noTimestamp: true, ...options });
  };
  const client = new BotFrameworkClientImpl(
    { createCredentials: async () => ({ signRequest: async (request) => { request.headers.set('Authorization', `Bearer ${sign()}`); return request; }, getToken: async () => sign() }) },
    'https://login.microsoftonline.com');
  let id = 0;
  const activity = (more) => ({
    id: `a${++id}`, channelId: 'msteams', from: { id: '29:amira', aadObjectId: 'amira-object', name: 'Amira' }, recipient: { id: '28:bot' },
    conversation: { id: 'a:one', conversationType: 'personal', tenantId: tenant }, channelData: { tenant: { id: tenant } }, ...more,
  });
  const post = (more) => client.postActivity('channel', job.appId, job.bot, serviceUrl, 'a:one', activity(more));
  const arrived = new Promise((resolve) => { waiting = resolve; });
  const said = await post({ type: 'message', text: 'incidents' });
  await arrived;
  const card = posted[0].activity.attachments[0].content;
  const button = card.body.flatMap((element) => element.actions || []).find((action) => action.title === 'Approve');
  const pressed = await post({
    type: 'invoke', name: 'adaptiveCard/action', replyToId: 'm1', value: { action: { type: button.type, verb: button.verb, data: button.data }, trigger: 'manual' },
  });

  // The SDK's own judgement of a token beside the endpoint's.
  const sdk = new JwtTokenExtractor({ issuer: ['https://api.botframework.com'], audience: job.appId, clockTolerance: 300, ignoreExpiration: false }, `${url}/openid`, ['RS256']);
  const now = Math.floor(Date.now() / 1000);
  const unsigned = () => { const [, claims] = sign().split('.'); return `${Buffer.from('{"alg":"none","typ":"JWT","kid":"teams"}').toString('base64url')}.${claims}.`; };
  const hmac = () => {
    const head = `${Buffer.from('{"alg":"HS256","typ":"JWT","kid":"teams"}').toString('base64url')}.${sign().split('.')[1]}`;
    return `${head}.${crypto.createHmac('sha256', pair.publicKey.export({ type: 'spki', format: 'pem' })).update(head).digest('base64url')}`;
  };
  const tokens = {
    right: sign(), 'within the skew': sign({ exp: now - 240 }), expired: sign({ exp: now - 400 }), early: sign({ nbf: now + 400 }), audience: sign({ aud: 'other' }),
    issuer: sign({ iss: 'https://other.example' }), endorsement: sign({}, { keyid: 'web' }, other.privateKey), 'wrong key': sign({}, {}, other.privateKey),
    'unknown key': sign({}, { keyid: 'nobody' }), unsigned: unsigned(), hmac: hmac(), rs512: sign({}, { algorithm: 'RS512' }), tampered: sign().slice(0, -6) + 'AAAAAA',
  };
  const verdicts = {};
  for (const [name, token] of Object.entries(tokens)) {
    let theirs;
    try { theirs = Boolean(await sdk.getIdentityFromAuthHeader(`Bearer ${token}`, 'msteams')); } catch { theirs = false; }
    const response = await fetch(job.bot, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: '{'.repeat(1000) });
    verdicts[name] = { theirs, ours: response.status !== 401 };
  }
  return { said: said.status, pressed, authorization: posted[0].authorization, path: posted[0].path, card, verdicts };
}

async function connector(job) {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: job.appId, client_secret: job.secret, scope: 'https://api.botframework.com/.default' });
  const { access_token } = await (await fetch(job.tokenUrl, { method: 'POST', body: form })).json();
  const credentials = { signRequest: async (request) => { request.headers.set('Authorization', `Bearer ${access_token}`); return request; } };
  const client = new ConnectorClient(credentials, { baseUri: job.serviceUrl.replace(/\/$/, ''), retryPolicy: { maxRetries: 0 } });
  const sent = await client.conversations.sendToConversation(job.conversation, { type: 'message', text: 'one' });
  await client.conversations.updateActivity(job.conversation, sent.id, { type: 'message', text: 'two' });
  const member = await client.conversations.getConversationMember(job.conversation, job.member);
  let refused;
  try { await client.conversations.sendToConversation('19:gone@thread.tacv2', { type: 'message', text: 'x' }); } catch (error) { refused = error.statusCode; }
  return { id: sent.id, member: member.name, refused };
}

server.listen(0, '127.0.0.1', () => {
  url = `http://127.0.0.1:${server.address().port}`;
  console.log(JSON.stringify({ url }));
  readline.createInterface({ input: process.stdin }).once('line', async (line) => {
    const job = JSON.parse(line);
    tenant = job.tenant;
    try {
      console.log(JSON.stringify(await (job.bot ? conversation(job) : connector(job))));
    } catch (error) {
      console.log(JSON.stringify({ error: String(error.stack || error) }));
    }
    process.exit(0);
  });
});
