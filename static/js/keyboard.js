// Keys on pages with data-keyboard: j next, k previous, n next undecided, ? help.
// Stops carry data-keyboard-item; an open decision carries data-undecided.
const page = document.querySelector("[data-keyboard]");

const HELP = [
  ["j", "weiter"],
  ["k", "zurück"],
  ["n", "nächste offene Stelle"],
  ["?", "diese Hilfe"],
];

function stops() {
  return [...page.querySelectorAll("[data-keyboard-item]")];
}

function currentIndex(all) {
  const focused = document.activeElement?.closest("[data-keyboard-item]");
  const marked = page.querySelector("[data-keyboard-item].is-current");
  return all.indexOf(focused ?? marked);
}

let reached = null;

function mark() {
  if (!reached) {
    return;
  }
  // A card that was swapped is another element with the same id.
  const isReached = (stop) => stop === reached || (reached.id && stop.id === reached.id);
  for (const each of stops()) each.classList.toggle("is-current", Boolean(isReached(each)));
}

function go(stop) {
  if (!stop) {
    return;
  }
  reached = stop;
  mark();
  const target =
    stop.querySelector("input:checked") ??
    stop.querySelector("input:not([type=hidden]), select, textarea, a[href], button") ??
    stop;
  if (target === stop) {
    stop.tabIndex = -1;
  }
  target.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "start" });
}

function nextUndecided(all, from) {
  const later = [...all.slice(from + 1), ...all.slice(0, from + 1)];
  return later.find((stop) => stop.matches("[data-undecided]") || stop.querySelector("[data-undecided]"));
}

function writesText(element) {
  return element?.matches?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
}

function helpBox() {
  const box = document.createElement("details");
  box.className = "keyboard-help";
  const title = document.createElement("summary");
  title.textContent = "Mit der Tastatur arbeiten";
  const text = document.createElement("p");
  for (const [key, meaning] of HELP) {
    const cap = document.createElement("kbd");
    cap.textContent = key;
    text.append(cap, ` ${meaning}   `);
  }
  box.append(title, text);
  return box;
}

if (page) {
  const help = helpBox();
  page.prepend(help);
  // While htmx swaps a card, it lends the new one the classes of the old: afterwards only one is reached.
  document.addEventListener("htmx:afterSettle", mark);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writesText(event.target)) {
      return;
    }
    const all = stops();
    const index = currentIndex(all);
    if (event.key === "j") {
      go(all[Math.min(index + 1, all.length - 1)]);
    } else if (event.key === "k") {
      go(all[Math.max(index - 1, 0)]);
    } else if (event.key === "n") {
      go(nextUndecided(all, index));
    } else if (event.key === "?") {
      help.open = !help.open;
    } else {
      return;
    }
    event.preventDefault();
  });
}
