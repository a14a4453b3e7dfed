(() => {
  "use strict";
  const form = document.querySelector(".filter");
  const matters = [...document.querySelectorAll("[data-reports]")];
  const shown = form && form.querySelector("output");
  const holds = (item, name, value) => !value || item.dataset[name].split(" ").includes(value);
  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    let count = 0;
    for (const item of matters) {
      const fits = Object.entries(wanted).every(([name, value]) => holds(item, name, value));
      item.hidden = !fits;
      count += fits;
    }
    const any = Object.values(wanted).some(Boolean);
    shown.textContent = any ? `${count} of ${matters.length} matters` : "";
  };
  if (form && matters.length) {
    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
  }
  // A link into a folded part opens the fold and lifts a filter that hides its goal.
  const reveal = () => {
    const goal = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!goal) return;
    for (let fold = goal.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (goal.closest("[hidden]") && form) form.reset();
    requestAnimationFrame(() => goal.scrollIntoView({ block: "center" }));
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
})();
