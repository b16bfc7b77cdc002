// Buttons that copy a text; without this script they stay hidden, and the text can be selected and copied by hand.
function offer(button) {
  const text = document.getElementById(button.dataset.copy);
  const said = document.getElementById(`${button.dataset.copy}-gesagt`);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent.trim());
      said.textContent = "Kopiert. Sie können den Text jetzt einfügen.";
    } catch {
      const range = document.createRange();
      range.selectNodeContents(text);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      said.textContent = "Der Text ist markiert. Kopieren Sie ihn mit Ihrem Gerät.";
    }
  });
}

function offerAll(part) {
  for (const button of part.querySelectorAll("[data-copy][hidden]")) {
    offer(button);
  }
}

offerAll(document);
// A part of the page was replaced.
document.addEventListener("part:new", (event) => offerAll(event.target));
