"use strict";
// Everything is on the page without this: it names tables, adds sorting to them and folds what is read last.
(() => {
  // A browser that no longer takes a table laid out as lines for one, on a phone, is told so.
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  document.querySelectorAll("table, thead, tbody, tr, td, th").forEach((each) =>
    each.setAttribute("role", roles[each.tagName] ?? (each.scope === "col" ? "columnheader" : "rowheader")));

  const wide = matchMedia("(min-width: 38.01rem)");
  const value = (row, column) => {
    const cell = row.cells[column]; // none where one cell goes over several columns
    if (!cell) return "";
    return "value" in cell.dataset ? cell.dataset.value : cell.textContent.trim();
  };
  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const numbers = [Number(a), Number(b)];
    return numbers.some(Number.isNaN) ? a.localeCompare(b) : numbers[0] - numbers[1];
  };
  const sortable = (table) => {
    const body = table.tBodies[0];
    const original = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const sort = (head, column) => {
      const next = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")] ?? "ascending";
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      if (next) head.setAttribute("aria-sort", next);
      table.classList.toggle("sorted", Boolean(next));
      const turn = next === "descending" ? -1 : 1;
      const order = (a, b) => {
        const [first, second] = [value(a, column), value(b, column)];
        return compare(first, second) * (first === "" || second === "" ? 1 : turn);
      };
      body.append(...(next ? [...original].sort(order) : original));
    };
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(head, column));
      head.append(button);
    });
  };
  document.querySelectorAll("table.sort").forEach((table) => {
    if (table.tBodies[0].rows.length > 2) sortable(table);
  });
  const reach = () => document.querySelectorAll("th button").forEach((each) => (each.disabled = !wide.matches));
  wide.addEventListener("change", reach);
  reach();

  const folds = [...document.querySelectorAll("details.fold")];
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    if (target) target.querySelectorAll(":scope > details.fold").forEach((each) => (each.open = true));
  };
  let closed = [];
  folds.forEach((each) => (each.open = false));
  unfold();
  addEventListener("hashchange", unfold);
  const contents = document.querySelector(".contents");
  if (contents && folds.length) {
    const all = document.createElement("button");
    Object.assign(all, { type: "button", className: "all", textContent: contents.dataset.unfold });
    all.setAttribute("aria-pressed", "false");
    contents.querySelector("h2").after(all);
    all.addEventListener("click", () => {
      const open = all.getAttribute("aria-pressed") !== "true";
      folds.forEach((each) => (each.open = open));
      all.setAttribute("aria-pressed", String(open));
    });
  }
  addEventListener("beforeprint", () => {
    closed = folds.filter((each) => !each.open);
    closed.forEach((each) => (each.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((each) => (each.open = false)));

  const links = [...document.querySelectorAll(".contents a")];
  const heads = links.map((each) => document.getElementById(each.hash.slice(1)));
  const here = () => {
    const passed = heads.filter((each) => each && each.getBoundingClientRect().top < innerHeight / 3).length;
    links.forEach((each, n) => (n === Math.max(passed - 1, 0) ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current")));
  };
  if (links.length) {
    addEventListener("scroll", () => requestAnimationFrame(here), { passive: true });
    here();
  }
})();
