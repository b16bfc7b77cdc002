// Leaves a page of separation or violence at once: its place in the history is taken by a page about the weather.
// Without this script the button is a plain link, which leaves the page in the history. Alone of all scripts it is no
// module: those wait until the whole page is read, and whoever presses in between would stay or leave a trace.
{
  const LINK = document.querySelector("[data-quick-exit]");
  const TWICE_WITHIN = 1500;
  let lastEscape = -Infinity;

  function leave() {
    // What is on the screen goes before the other page has loaded.
    document.title = "";
    document.documentElement.classList.add("is-left");
    window.location.replace(LINK.href);
  }

  LINK.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      return;
    }
    if (event.timeStamp - lastEscape < TWICE_WITHIN) {
      leave();
    }
    lastEscape = event.timeStamp;
  });
}
