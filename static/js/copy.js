// Buttons that copy a text; without this script they stay hidden, and the text can be selected and copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
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
