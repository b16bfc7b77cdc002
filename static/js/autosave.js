// Saving as you go: forms with data-autosave send themselves through htmx. This script adds what makes
// it safe: the token of the moment, a word on every outcome, and text that survives a lost connection
// or session. Without it the form's own button saves.
const PREFIX = "eingaben:";
const STORE = PREFIX + location.pathname;
const RETRY_SECONDS = [3, 10, 30, 60];
const TEXT = {
  saving: "Wird gespeichert …",
  saved: "Gespeichert",
  failed: "Nicht gespeichert. Wir versuchen es weiter.",
  signin: "Nicht gespeichert. Bitte melden Sie sich wieder an.",
  refused: "Nicht gespeichert. Bitte prüfen Sie Ihre Eingabe.",
  conflict: "Nicht gespeichert. Inzwischen wurde etwas anderes gespeichert.",
  restored: "Ihre letzte, noch nicht gespeicherte Eingabe ist wieder da.",
};

const unsaved = new Map();

function cookie(name) {
  const start = `${name}=`;
  const part = document.cookie.split("; ").find((piece) => piece.startsWith(start));
  return part ? decodeURIComponent(part.slice(start.length)) : "";
}

function formOf(element) {
  return element?.closest?.("form[data-autosave]") ?? null;
}

// A form is found again after htmx has swapped it: by its id, else by where it sends to.
function keyOf(form) {
  return form.id || form.getAttribute("hx-post") || form.getAttribute("action") || "form";
}

function formWithKey(key) {
  return [...document.querySelectorAll("form[data-autosave]")].find((form) => keyOf(form) === key);
}

function say(form, state, text) {
  const status = form?.querySelector("[data-autosave-status]");
  if (status) {
    status.setAttribute("role", "status");
    status.dataset.state = state;
    status.textContent = text;
  }
}

// What was typed, kept for this tab until the server has it

function typed(form) {
  const pairs = [...new FormData(form)];
  return pairs.filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
}

// Hidden fields (the version above all) come back too, so that a stale text meets the conflict page
// instead of overwriting what somebody else has saved meanwhile; they are no difference by themselves.
function differs(form, entries) {
  const hidden = new Set([...form.elements].filter((field) => field.type === "hidden").map(({ name }) => name));
  const seen = (pairs) => JSON.stringify(pairs.filter(([name]) => !hidden.has(name)));
  return seen(typed(form)) !== seen(entries);
}

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? "{}");
  } catch {
    return {};
  }
}

function store(all) {
  try {
    if (Object.keys(all).length) {
      sessionStorage.setItem(STORE, JSON.stringify(all));
    } else {
      sessionStorage.removeItem(STORE);
    }
  } catch {
    // A full or forbidden store only means that nothing can be brought back.
  }
}

function keep(form) {
  store({ ...stored(), [keyOf(form)]: typed(form) });
}

function forget(key) {
  const { [key]: _gone, ...rest } = stored();
  store(rest);
}

function fill(form, entries) {
  const names = new Set(entries.map(([name]) => name));
  for (const field of form.elements) {
    if (field.type === "radio" || field.type === "checkbox") {
      if (names.has(field.name) || field.type === "checkbox") {
        field.checked = entries.some(([name, value]) => name === field.name && value === field.value);
      }
    } else if (names.has(field.name) && field.type !== "file") {
      field.value = entries.find(([name]) => name === field.name)[1];
    }
  }
}

function restore() {
  for (const [key, entries] of Object.entries(stored())) {
    const form = formWithKey(key);
    if (form && differs(form, entries)) {
      fill(form, entries);
      mark(form);
      say(form, "failed", TEXT.restored);
      send(form);
    } else {
      forget(key);
    }
  }
}

// Whoever signs out leaves nothing behind for the next person at this screen.
document.addEventListener("click", (event) => {
  if (event.target.closest?.("a[href*='/abmelden/']")) {
    unsaved.clear();
    for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))) {
      sessionStorage.removeItem(key);
    }
  }
});

// Sending, and trying again

function mark(form) {
  const key = keyOf(form);
  const known = unsaved.get(key) ?? { tries: 0, timer: 0, edits: 0, sent: 0 };
  unsaved.set(key, { ...known, edits: known.edits + 1 });
}

function send(form) {
  const trigger = form.getAttribute("hx-trigger") ?? "";
  window.htmx?.trigger(form, trigger.includes("autosave") ? "autosave" : eventIn(trigger));
}

function eventIn(trigger) {
  return trigger.includes("change") ? "change" : trigger.includes("input") ? "input" : "submit";
}

function tryAgain(key) {
  const state = unsaved.get(key);
  if (!state) {
    return;
  }
  clearTimeout(state.timer);
  const pause = RETRY_SECONDS[Math.min(state.tries, RETRY_SECONDS.length - 1)];
  state.tries += 1;
  state.timer = setTimeout(() => {
    const form = formWithKey(key);
    if (form && unsaved.has(key)) {
      send(form);
    }
  }, pause * 1000);
}

function sendAll() {
  for (const key of unsaved.keys()) {
    const form = formWithKey(key);
    if (form) {
      send(form);
    }
  }
}

// The banner of an ended session

function banner() {
  const known = document.querySelector(".autosave-banner");
  if (known) {
    return known;
  }
  const box = document.createElement("div");
  box.className = "autosave-banner";
  box.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent =
    "Ihre Sitzung ist beendet. Was Sie geschrieben haben, bleibt auf dieser Seite stehen. " +
    "Melden Sie sich in einem neuen Fenster an und speichern Sie dann hier noch einmal.";
  const link = document.createElement("a");
  link.className = "kern-btn kern-btn--secondary";
  link.href = "/anmelden/";
  link.target = "_blank";
  link.rel = "noopener";
  link.append(label("Anmelden (neues Fenster)"));
  const again = document.createElement("button");
  again.className = "kern-btn kern-btn--primary";
  again.type = "button";
  again.append(label("Noch einmal speichern"));
  again.addEventListener("click", sendAll);
  box.append(text, link, again);
  document.body.append(box);
  return box;
}

function label(text) {
  const span = document.createElement("span");
  span.className = "kern-label";
  span.textContent = text;
  return span;
}

// Outcomes

const OUTCOMES = new Map([
  [401, "signin"],
  [403, "refused"],
  [409, "conflict"],
  [422, "refused"],
]);

function saved(key, sentEdits) {
  const state = unsaved.get(key);
  clearTimeout(state?.timer);
  if (!state || state.edits <= sentEdits) {
    unsaved.delete(key);
    forget(key);
    say(formWithKey(key), "saved", TEXT.saved);
  }
  if (!unsaved.size) {
    document.querySelector(".autosave-banner")?.remove();
  }
}

function answered(key, sentEdits, status) {
  if (status >= 200 && status < 300) {
    saved(key, sentEdits);
    return;
  }
  const outcome = OUTCOMES.get(status) ?? "failed";
  say(formWithKey(key), "failed", TEXT[outcome]);
  if (outcome === "signin") {
    banner();
  } else if (outcome === "conflict") {
    unsaved.delete(key);
    forget(key);
  } else if (outcome === "failed") {
    tryAgain(key);
  }
}

// htmx: every request carries the token of the moment; a sign-in in another tab renews it

document.addEventListener("htmx:configRequest", (event) => {
  const token = cookie("csrftoken");
  if (token && event.detail.verb !== "get") {
    event.detail.headers["X-CSRFToken"] = token;
    if (event.detail.parameters.csrfmiddlewaretoken) {
      event.detail.parameters.csrfmiddlewaretoken = token;
    }
  }
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = formOf(event.detail.elt);
  if (form) {
    const key = keyOf(form);
    event.detail.xhr.autosave = { key, edits: unsaved.get(key)?.edits ?? 0 };
    say(form, "saving", TEXT.saving);
  }
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener("htmx:afterRequest", (event) => {
  const mine = event.detail.xhr?.autosave;
  if (mine && event.detail.xhr.status) {
    // After the swap, so that the word on the outcome stands in the form that stays.
    setTimeout(() => answered(mine.key, mine.edits, event.detail.xhr.status), 30);
  }
});

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    const mine = event.detail.xhr?.autosave;
    if (mine) {
      say(formWithKey(mine.key), "failed", TEXT.failed);
      tryAgain(mine.key);
    }
  });
}

// The page

document.addEventListener("input", (event) => {
  const form = formOf(event.target);
  if (form && event.isTrusted) {
    mark(form);
    keep(form);
  }
});

document.addEventListener("submit", (event) => {
  const form = formOf(event.target);
  if (form) {
    // The page that comes next shows what was stored; what was typed before would undo it.
    unsaved.delete(keyOf(form));
    forget(keyOf(form));
  }
});

window.addEventListener("online", sendAll);
window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) {
    event.preventDefault();
  }
});
// htmx is ready once the page has loaded.
window.addEventListener("load", restore);
