(() => {
  "use strict";
  const $ = (css, from = document) => from.querySelector(css);
  const $$ = (css, from = document) => [...from.querySelectorAll(css)];
  const unfold = (from) => {
    for (let fold = from && from.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  // Filters: a matter is shown where it fits every choice; folds with a hit open, without one go.
  const filter = $(".filter");
  const told = $("output", filter);
  const items = $$("main [data-reports]").map((node) => ({ node, has: Object.fromEntries(
    Object.entries(node.dataset).map(([name, value]) => [name, new Set(value.split(" "))])) }));
  const matters = items.filter((item) => item.has.verdict).length;
  const folds = $$("#several > .wrap > details.own, #single details.own");
  const MANY = 60; // More hits than these would unfold into a page that nobody reads through.
  let unfolded = [];
  const apply = () => {
    const wanted = [...new FormData(filter)].filter(([, value]) => value).map(([name, value]) => [name, value.split(" ")]);
    const fits = ({ has }) => wanted.every(([name, values]) => !has[name] || values.some((value) => has[name].has(value)));
    let count = 0;
    for (const item of items) {
      const shown = fits(item);
      if (item.node.hidden === shown) item.node.hidden = !shown;
      if (shown && item.has.verdict) count += 1;
    }
    unfolded.forEach((fold) => { fold.open = false; });
    unfolded = [];
    for (const fold of folds) {
      const hit = $("[data-verdict]:not([hidden])", fold);
      fold.hidden = !hit && wanted.length > 0;
      if (hit && wanted.length && count <= MANY && !fold.open) { fold.open = true; unfolded.push(fold); }
    }
    for (const note of $$(".empty")) note.hidden = !wanted.length || Boolean($("[data-verdict]:not([hidden])", note.parentElement));
    told.textContent = wanted.length ? `${count} of ${matters} matters` : "";
  };
  if (matters) {
    filter.hidden = false;
    filter.addEventListener("change", apply);
    filter.addEventListener("submit", (event) => event.preventDefault());
    filter.addEventListener("reset", () => setTimeout(apply));
  }

  // Texts side by side: two that were chosen, or those that a matter stands in.
  const side = $(".side");
  const texts = $(".texts");
  const panes = $$(".pane");
  const back = $(".back", side);
  const said = $("output", side);
  let lit = [];
  const light = (marks) => {
    lit.forEach((mark) => mark.classList.remove("lit"));
    lit = marks;
    lit.forEach((mark) => mark.classList.add("lit"));
  };
  const bring = (mark) => {
    const box = mark.closest(".text");
    box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  };
  const open = (letters) => {
    const wanted = new Set(letters);
    for (const pane of panes) pane.hidden = wanted.size > 0 && !wanted.has(pane.dataset.pane);
    texts.classList.toggle("two", wanted.size === 2);
    [side.elements.left.value, side.elements.right.value] = wanted.size <= 2 ? [letters[0] || "", letters[1] || ""] : ["", ""];
    said.textContent = wanted.size ? `${wanted.size} of ${panes.length} texts` : "";
    if (!wanted.size) back.hidden = true;
  };
  const alike = (mark) => $$(`.text .claim[data-m="${mark.dataset.m}"]`);
  if (panes.length > 1) {
    side.hidden = false;
    texts.classList.add("linked");
    side.addEventListener("change", () => open([side.elements.left.value, side.elements.right.value].filter(Boolean)));
    side.addEventListener("submit", (event) => event.preventDefault());
    side.addEventListener("reset", () => setTimeout(() => { open([]); light([]); }));
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a.show");
      if (!link) return;
      event.preventDefault();
      const marks = link.dataset.at.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
      open(link.dataset.show.split(" "));
      light(marks);
      const home = link.closest("[id^=m]");
      back.hidden = !home;
      if (home) back.href = `#${home.id}`;
      side.scrollIntoView();
      const seen = new Set();
      for (const mark of marks) {
        const pane = mark.closest(".pane");
        if (!seen.has(pane)) { seen.add(pane); bring(mark); }
      }
      side.elements.left.focus({ preventScroll: true });
      said.textContent += `, ${marks.length} place${marks.length === 1 ? "" : "s"} marked`;
    });
    texts.addEventListener("click", (event) => {
      const mark = event.target.closest(".claim");
      if (!mark || event.target.closest("a")) return;
      light(alike(mark));
      const seen = new Set([mark.closest(".pane")]);
      for (const other of lit) {
        const pane = other.closest(".pane");
        if (!seen.has(pane) && !pane.hidden) { seen.add(pane); bring(other); }
      }
    });
    texts.addEventListener("focusin", (event) => {
      const mark = event.target.closest(".claim");
      if (mark) light(alike(mark));
    });
  }

  // On a page of many reports a letter learns its report's name when it is pointed at.
  const names = new Map(panes.map((pane) => [pane.dataset.pane, $("[title]", pane)]));
  const name = (event) => {
    const letter = event.target.closest && event.target.closest("a.letter:not([title])");
    const from = letter && names.get(letter.lastChild.textContent.trim());
    if (from) letter.title = from.title;
  };
  addEventListener("mouseover", name);
  addEventListener("focusin", name);

  // A link into a folded part opens the fold, and lifts what hides its goal.
  const reveal = () => {
    const goal = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!goal) return;
    unfold(goal);
    if (goal.closest(".pane[hidden]")) open([]);
    if (goal.closest("[hidden]")) { filter.reset(); setTimeout(() => unfold(goal)); }
    requestAnimationFrame(() => requestAnimationFrame(() => goal.scrollIntoView({ block: "center" })));
  };
  addEventListener("hashchange", reveal);
  reveal();

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = $$("details:not([open])");
    folded.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((fold) => { fold.open = false; }));
})();
