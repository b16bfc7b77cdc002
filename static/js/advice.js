// The questions about care and work on one page: each answer is sent and the result so far comes back. Nothing is
// kept here: no storage, no cookie. Without this script the same form works step by step, with its buttons.
const PAUSE = 250;
const form = document.querySelector("[data-advice]");
const said = document.createElement("p");
const QUIET = "visually-hidden";
said.className = QUIET;
said.setAttribute("role", "status");
form.before(said);
const NOT_ARRIVED = "Das kam gerade nicht an. Ihre Antworten stehen noch hier. Bitte versuchen Sie es in einer Minute noch einmal.";
let running = null;
let waiting = 0;

// The first answers are asked together; only then there is a result to grow.
const grows = () => form.querySelector("[data-step]") !== null;

const post = (fields, signal) =>
  fetch(form.action.split("#")[0], { method: "POST", body: new URLSearchParams(fields), signal, credentials: "omit" });
const pageOf = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

async function ask(fields) {
  running?.abort();
  running = new AbortController();
  const answer = await post(fields, running.signal);
  const page = await pageOf(answer);
  if (!answer.ok || !page.querySelector("[data-advice]")) {
    throw new Error("no page");
  }
  return page;
}

// What is said only to those who hear it; a trouble is shown to everybody.
function say(words, trouble = false) {
  said.className = trouble ? "advice-said" : QUIET;
  if (said.textContent !== words) {
    said.textContent = words;
  }
}

// What the reader is typing into stays as it is; everything else is as the answer says.
function takeOver(old, fresh) {
  const kept = new Map([...old.children].filter((each) => each.id).map((each) => [each.id, each]));
  const next = [...fresh.children].map((each) => {
    const same = kept.get(each.id);
    if (!same) {
      return each;
    }
    if (each.matches("[data-step]")) {
      each.open = same.open;
      takeOver(same.querySelector("[data-fields]"), each.querySelector("[data-fields]"));
      same.querySelector("summary").replaceChildren(...each.querySelector("summary").childNodes);
      same.querySelector(".actions").replaceWith(each.querySelector(".actions"));
      return same;
    }
    return same.contains(document.activeElement) ? same : each;
  });
  const stays = new Set(next);
  for (const each of [...old.children]) {
    if (!stays.has(each)) {
      each.remove();
    }
  }
  let before = null;
  for (const each of next.reverse()) {
    if (each.nextElementSibling !== before || each.parentElement !== old) {
      old.insertBefore(each, before);
    }
    before = each;
  }
}

function swap(id, page) {
  const fresh = page.getElementById(id);
  const old = document.getElementById(id);
  if (fresh && old && !old.contains(document.activeElement)) {
    const open = [...old.querySelectorAll("details[open]")].map((each) => each.dataset.more);
    old.replaceChildren(...fresh.childNodes);
    for (const each of old.querySelectorAll("details[data-more]")) {
      each.open = each.open || open.includes(each.dataset.more);
    }
    old.dispatchEvent(new CustomEvent("part:new", { bubbles: true }));
  }
}

function tell() {
  const ways = [...document.querySelectorAll("[data-way]")].map((each) => each.textContent.replace(/\s+/g, " ").trim());
  say(ways.length ? `Ergebnis: ${ways.join("; ")}.` : "Bitte prüfen Sie Ihre Antworten.");
}

async function grow(fields = new FormData(form)) {
  try {
    const page = await ask(fields);
    takeOver(form, page.querySelector("[data-advice]"));
    for (const id of ["fehler", "ergebnis", "wege", "mitnehmen", "spiegel"]) {
      swap(id, page);
    }
    tell();
    return true;
  } catch (problem) {
    if (problem.name !== "AbortError") {
      say(NOT_ARRIVED, true);
      said.scrollIntoView({ block: "nearest" });
    }
    return false;
  }
}

form.addEventListener("change", () => {
  if (grows()) {
    // An older answer on its way knows nothing of this one, and must not take its place.
    running?.abort();
    clearTimeout(waiting);
    waiting = setTimeout(() => grow(), PAUSE);
  }
});

// Papers and files are fetched, so that no trouble on the way can take the answers from the page.
let fetching = false;

async function fetchFile(button) {
  if (fetching) {
    return;
  }
  fetching = true;
  say("Ihre Datei kommt gleich.");
  try {
    const fields = new FormData(form);
    fields.set(button.name, button.value);
    const answer = await post(fields);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
    if (answer.ok && name) {
      const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(await answer.blob()), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      say("Ihre Datei ist da.");
    } else {
      const reason = (await pageOf(answer)).querySelector("#inhalt [data-problem]");
      say(reason?.textContent.trim() || NOT_ARRIVED, true);
    }
  } catch {
    say(NOT_ARRIVED, true);
  }
  fetching = false;
  if (said.className !== QUIET) {
    said.scrollIntoView({ block: "center" });
  }
}

// A step's button opens the next one here.
form.addEventListener("submit", async (event) => {
  if (!grows()) {
    // The first answers go the plain way; without a line they would be lost on the browser's own page.
    if (!navigator.onLine) {
      event.preventDefault();
      say(NOT_ARRIVED, true);
      said.scrollIntoView({ block: "center" });
    }
    return;
  }
  event.preventDefault();
  clearTimeout(waiting);
  if (event.submitter?.name === "ausgabe") {
    await fetchFile(event.submitter);
    return;
  }
  // The enter key presses the form's first button: what counts is where it was pressed.
  const own = event.submitter?.closest("[data-step]") ?? document.activeElement?.closest("[data-step]");
  if (!(await grow()) || !own) {
    return;
  }
  const fault = form.querySelector(".advice-step__fault")?.closest("[data-step]");
  const next = fault ?? own.nextElementSibling;
  if (next?.matches("[data-step]")) {
    own.open = fault === own;
    next.open = true;
    next.querySelector("summary").focus();
  } else {
    document.getElementById("ergebnis").focus();
  }
});

// A way to a question inside a closed step opens it first.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-question]");
  const field = link && document.getElementById(link.hash.slice(1));
  if (field) {
    event.preventDefault();
    const step = field.closest("[data-step]");
    step.open = true;
    field.scrollIntoView({ block: "center" });
    (field.matches("fieldset") ? field.querySelector("input:checked, input") : field).focus();
  }
});

// Coming back to this page, a browser would ask for the first answers again: what leads away has its own window.
document.addEventListener("click", (event) => {
  const link = event.target.closest("main a[href^='http'], main a[href^='/']");
  if (link && grows() && !link.matches("[data-forget]")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest('[href="#geht-nicht"]')) {
    document.getElementById("geht-nicht").open = true;
  }
});

// The file with the answers is read here; what is sent are its answers, as if they had just been given.
const kept = document.querySelector("[data-kept]");
const MOST_BYTES = 16384;
const NOT_OURS = "Diese Datei können wir nicht lesen. Bitte wählen Sie die Datei, die Sie hier mitgenommen haben.";

async function answersOf(file) {
  if (file.size > MOST_BYTES) {
    return null;
  }
  try {
    const { datei, fassung, antworten } = JSON.parse(await file.text());
    const fits = datei === "buendnisportal-zwischenstand" && fassung === 1;
    return fits && Object.values(antworten).every((each) => typeof each === "string") ? antworten : null;
  } catch {
    return null;
  }
}

kept.addEventListener("submit", async (event) => {
  const file = kept.elements.zwischenstand.files[0];
  if (!file) {
    return;
  }
  event.preventDefault();
  const answers = await answersOf(file);
  if (!answers) {
    kept.querySelector("[data-kept-said]").textContent = NOT_OURS;
    return;
  }
  const messenger = document.createElement("form");
  messenger.method = "post";
  messenger.action = kept.action;
  messenger.hidden = true;
  for (const [name, value] of Object.entries(answers)) {
    messenger.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(messenger);
  // A file may hold an answer of that name.
  HTMLFormElement.prototype.submit.call(messenger);
});

// Going back must not bring answers again that were deleted.
document.querySelector("[data-forget]").addEventListener("click", (event) => {
  event.preventDefault();
  form.reset();
  location.replace(event.currentTarget.href);
});
