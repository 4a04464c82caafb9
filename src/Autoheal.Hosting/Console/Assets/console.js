// Live updates and the reader's own time; everything else works without.
"use strict";

const page = document.body.dataset;
const byId = id => document.getElementById(id);

// ---- times in the reader's zone, in the form that the server wrote
const two = number => String(number).padStart(2, "0");

function localise(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    if (time.title || Number.isNaN(at.getTime())) continue;
    const offset = -at.getTimezoneOffset();
    const zone = offset === 0 ? "UTC" : `${offset < 0 ? "-" : "+"}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
    const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    const clock = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
    if (time.classList.contains("of-day")) {
      time.title = `${day} ${clock} ${zone}`;
      time.textContent = clock;
    } else {
      time.title = time.textContent;
      time.textContent = `${day} ${clock} ${zone}`;
    }
  }
}

// What the server sends is markup that it escaped itself; nothing in it runs, because the page's policy allows no inline script.
function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  localise(template.content);
  return template.content.firstElementChild;
}

// ---- news for those who do not see the page change; several at once are told as a number
let waiting = [];
function say(text) {
  if (waiting.push(text) > 1) return;
  setTimeout(() => {
    byId("news").textContent = waiting.length > 3 ? `${waiting.length} changes` : waiting.join(". ");
    waiting = [];
  }, 400);
}

function tell(text, link) {
  const line = byId("connection");
  line.replaceChildren(text);
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link;
    anchor.textContent = "Sign in";
    line.append(" ", anchor);
  }
  line.hidden = text.length === 0;
}

// ---- replacing parts without taking the focus away
function replace(old, next) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const again = focused && (focused.id ? `#${CSS.escape(focused.id)}` : focused.matches("a.row-link") ? "a.row-link" : null);
  old.replaceWith(next);
  if (focused) ((again && (next.matches(again) ? next : next.querySelector(again))) || next.querySelector("h2") || byId("main")).focus({ preventScroll: true });
}

function isBeingUsed(section) {
  const fields = [...section.querySelectorAll("input:not([type=hidden]), select, textarea")];
  return fields.some(field => field === document.activeElement
    || (field.matches("select") ? [...field.options].some(option => option.selected !== option.defaultSelected) : field.value !== field.defaultValue));
}

const original = new Map();
function remember(root) {
  for (const section of root.querySelectorAll("[data-live]")) original.set(section.id, section.outerHTML);
}

let refreshing = null;
function refresh() {
  refreshing = (refreshing ?? Promise.resolve()).then(load).catch(() => tell("This page could not be brought up to date."));
}

async function load() {
  const answer = await fetch(location.href, { headers: { "X-Live": "1", Accept: "text/html" }, redirect: "error" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const next of fresh.querySelectorAll("[data-live], #incidents, #counts, #mode, #none")) {
    const old = byId(next.id);
    const html = next.outerHTML;
    if (!old || original.get(next.id) === html) continue;
    const put = () => {
      original.set(next.id, html);
      const adopted = document.importNode(next, true);
      localise(adopted);
      replace(byId(next.id), adopted);
    };
    if (isBeingUsed(old)) offer(old, put);
    else put();
  }
}

// Somebody is filling in a form of this part: they decide when it is replaced.
function offer(section, put) {
  section.querySelector(".changed")?.remove();
  const line = document.createElement("p");
  line.className = "changed";
  line.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Show what is new";
  button.addEventListener("click", put);
  line.append("This has changed since you began.", button);
  section.prepend(line);
}

// ---- the list
function put(change) {
  byId("counts")?.replaceWith(parse(change.counts));
  const list = byId("incidents");
  if (!list) return;
  const old = byId(`row-${change.id}`);
  if (change.html === null) {
    if (old && !old.contains(document.activeElement)) old.remove();
    else if (old) old.querySelector(".pill").textContent = change.say.slice(change.say.lastIndexOf(":") + 1).trim();
  } else if (old) {
    replace(old, parse(change.html));
  } else if (page.insert) {
    const row = parse(change.html);
    row.classList.add("fresh");
    const before = [...list.children].find(other => Number(other.dataset.number) < change.number) ?? null;
    if (before === null && list.children.length >= Number(list.dataset.size)) return;
    list.insertBefore(row, before);
    if (list.children.length > Number(list.dataset.size) && !list.lastElementChild.contains(document.activeElement)) list.lastElementChild.remove();
  }
  byId("none").hidden = list.children.length > 0;
}

// ---- the stream; the browser comes back by itself and says what it knows
let source = null;
let last = "";
let again = null;

function follow() {
  clearTimeout(again);
  source?.close();
  const address = new URL(page.events, location.href);
  if (last) address.searchParams.set("after", last);
  source = new EventSource(address);
  const on = (name, act) => source.addEventListener(name, event => {
    last = event.lastEventId || last;
    act(event.data);
  });
  source.onopen = () => tell("");
  source.onerror = () => {
    tell("Live updates are interrupted; this page may be out of date.");
    if (source.readyState === EventSource.CLOSED) again = setTimeout(check, 5000);
  };
  on("incident", data => {
    const change = JSON.parse(data);
    if (page.incident) {
      if (change.id === page.incident) {
        refresh();
        say(change.say);
      }
      return;
    }
    put(change);
    say(change.say);
  });
  on("control", data => {
    const mode = parse(JSON.parse(data).html);
    replace(byId("mode"), mode);
    say(mode.textContent);
  });
  on("reload", refresh);
  on("ended", () => {
    source.close();
    tell("You are signed out.", page.signIn);
  });
}

// The server refused the stream: signed out, or too many pages are open.
async function check() {
  try {
    const answer = await fetch(location.href, { headers: { "X-Live": "1", Accept: "application/json" } });
    if (answer.status === 401) return tell("You are signed out.", page.signIn);
  } catch { /* The host is away; the next try tells. */ }
  follow();
}

if (page.events) remember(document);
localise(document);
if (page.events) {
  if (!document.hidden) follow();
  // Browsers open few connections to one host: a page that nobody sees gives its own back, and gets what it missed when it is looked at.
  const rest = () => { clearTimeout(again); source?.close(); };
  document.addEventListener("visibilitychange", () => document.hidden ? rest() : follow());
  addEventListener("pagehide", rest);
  addEventListener("pageshow", event => { if (event.persisted) { follow(); refresh(); } });
}
