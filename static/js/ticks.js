// Keeps the ticks of a checklist in this browser and nowhere else. Where ticks could harm somebody they are kept only
// after a click (data-ticks-asked). Without this script the list can still be read, ticked for the moment, and printed.
const LIST = document.querySelector("[data-ticks]");
const NAME = `ticks:${LIST.dataset.ticks}`;
const BOXES = [...LIST.querySelectorAll("[data-tick]")];
const SAID = LIST.querySelector("[data-ticks-said]");

// A browser may forbid storing: then the list is as without this script.
function stored() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME));
    return Array.isArray(found) ? found : null;
  } catch {
    return null;
  }
}

function store(keys) {
  try {
    localStorage.setItem(NAME, JSON.stringify(keys));
  } catch {
    keeps = false;
  }
}

let keeps = !("ticksAsked" in LIST.dataset) || stored() !== null;

function showWhetherKept() {
  for (const part of LIST.querySelectorAll("[data-ticks-kept]")) {
    part.hidden = !keeps;
  }
  for (const part of LIST.querySelectorAll("[data-ticks-not-kept]")) {
    part.hidden = keeps;
  }
}

function keep() {
  SAID.textContent = "";
  if (keeps) {
    store(BOXES.filter((box) => box.checked).map((box) => box.value));
  }
  showWhetherKept();
}

function clear() {
  for (const box of BOXES) {
    box.checked = false;
  }
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Nothing was stored either.
  }
  keeps = !("ticksAsked" in LIST.dataset);
  showWhetherKept();
  SAID.textContent = SAID.dataset.cleared;
}

const before = stored() ?? [];
for (const box of BOXES) {
  box.checked = before.includes(box.value);
  box.addEventListener("change", keep);
}
LIST.querySelector("[data-ticks-clear]").addEventListener("click", clear);
LIST.querySelector("[data-ticks-keep]")?.addEventListener("click", () => {
  keeps = true;
  keep();
  BOXES[0].focus();
});
showWhetherKept();
LIST.querySelector("[data-ticks-tools]").hidden = false;
