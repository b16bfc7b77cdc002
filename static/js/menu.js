// Folds the main navigation and the side navigation of a case on small screens.
// Without this script both stand open.
const phone = window.matchMedia("(max-width: 47.99rem)");
const narrow = window.matchMedia("(max-width: 63.99rem)");

const button = document.querySelector(".menu-button");
const menu = button && document.getElementById(button.getAttribute("aria-controls"));

function showMenu(open) {
  button.setAttribute("aria-expanded", String(open));
  menu.classList.toggle("main-nav--closed", !open);
}

if (menu) {
  button.hidden = false;
  showMenu(false);
  button.addEventListener("click", () => showMenu(button.getAttribute("aria-expanded") !== "true"));
  phone.addEventListener("change", () => showMenu(false));
}

for (const part of document.querySelectorAll("[data-collapse-on-phone]")) {
  const fold = () => {
    part.open = !narrow.matches;
  };
  fold();
  narrow.addEventListener("change", fold);
}

// An open account menu closes with Escape or a click elsewhere.
const account = document.querySelector(".account-menu");

if (account) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && account.open) {
      account.open = false;
      account.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!account.contains(event.target)) {
      account.open = false;
    }
  });
}
