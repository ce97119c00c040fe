// Comfort only: without it everything reads, links and prints.
const root = document.documentElement;

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let box = target?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
  target?.scrollIntoView({ block: target.matches(".label, tr, li") ? "center" : "start" });
}

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-pressed", "false");
  made.addEventListener("click", () => made.setAttribute("aria-pressed", String(press())));
  return made;
}

addEventListener("hashchange", reveal);
addEventListener("DOMContentLoaded", () => {
  const tools = document.createElement("p");
  tools.className = "tools";
  tools.append(
    button("Hide readers’ comments", () => root.classList.toggle("no-readers")),
    button("Plain texts", () => root.classList.toggle("no-marks")),
  );
  document.querySelector("nav")?.append(tools);
  if (location.hash) reveal();
});
