// Search, filters and keys. Without it the page is a plain list. Texts of the list are only ever text here.
"use strict";

const [form, query, year, venue, code, clear, count] =
  ["find", "query", "year", "venue", "code", "clear", "count"].map((id) => document.getElementById(id));
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const sections = [...document.querySelectorAll("main section")];
const above = new Map([[document.querySelector("main"), ""]]);
for (const section of sections) {
  above.set(section, `${above.get(section.parentElement)} ${fold(section.firstElementChild.textContent)}`);
}
const papers = [...document.querySelectorAll("main li")].map((item) => ({
  item,
  text: `${fold(item.textContent)} ${above.get(item.parentElement.parentElement)}`,
  year: item.dataset.year || "",
  venue: item.dataset.venue || "",
  code: "code" in item.dataset,
}));
const total = papers.length.toLocaleString("en");

function offer(select, key, order) {
  const counts = new Map();
  for (const paper of papers) {
    if (paper[key]) counts.set(paper[key], (counts.get(paper[key]) || 0) + 1);
  }
  for (const name of [...counts.keys()].sort(order)) {
    const option = document.createElement("option");
    option.value = name;
    option.textContent = `${name} (${counts.get(name)})`;
    select.append(option);
  }
  select.hidden = counts.size < 2;
}

function show() {
  const terms = fold(query.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const paper of papers) {
    const wanted =
      (!year.value || paper.year === year.value) &&
      (!venue.value || paper.venue === venue.value) &&
      (!code.checked || paper.code) &&
      terms.every((term) => paper.text.includes(term));
    if (paper.item.hidden === wanted) paper.item.hidden = !wanted;
    found += wanted;
  }
  for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
  count.textContent = found === papers.length ? `${total} papers` : `${found.toLocaleString("en")} of ${total}`;
  clear.hidden = !(query.value || year.value || venue.value || code.checked);
  highlight(terms);
}

// Marks words where they stand, as far down as a reader is likely to look.
function highlight(terms) {
  if (!window.Highlight) return;
  const ranges = [];
  const shown = terms.length ? papers.filter((paper) => !paper.item.hidden).slice(0, 100) : [];
  for (const { item } of shown) {
    const node = item.firstElementChild.firstChild;
    const text = node.data.toLowerCase();
    if (text.length > 500) continue;
    for (const term of terms) {
      for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, Math.min(at + term.length, node.length));
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

// The address says what is shown, so that a search can be shared. A page that is a file has no say in its address.
let waiting;
function remember() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const state = new URLSearchParams();
    if (query.value) state.set("q", query.value);
    if (year.value) state.set("year", year.value);
    if (venue.value) state.set("venue", venue.value);
    if (code.checked) state.set("code", "1");
    const search = state.toString();
    history.replaceState(null, "", `${location.pathname}${search && "?"}${search}${location.hash}`);
  }, 300);
}

function restore() {
  const state = new URLSearchParams(location.search);
  query.value = state.get("q") || "";
  year.value = state.get("year") || "";
  venue.value = state.get("venue") || "";
  for (const select of [year, venue]) if (select.selectedIndex < 0) select.value = "";
  code.checked = state.has("code");
}

function change() {
  show();
  if (location.protocol !== "file:") remember();
}

function reset() {
  form.reset();
  change();
}

// A permalink shows its paper, whatever is being searched for.
function arrive() {
  let name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {}
  const item = document.getElementById(name);
  if (!item) return;
  if (item.hidden) reset();
  item.scrollIntoView({ block: "center" });
}

function step(by) {
  const shown = papers.filter((paper) => !paper.item.hidden);
  const at = shown.findIndex((paper) => paper.item.contains(document.activeElement));
  const next = shown[at < 0 ? 0 : at + by];
  (next ? next.item.querySelector("a") : query).focus();
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = target === query || target.tagName === "SELECT";
  const inList = target.closest("main li");
  if (key === "/" && !typing) query.select();
  else if (key === "Escape" && clear.hidden) target.blur();
  else if (key === "Escape") reset(), query.focus();
  else if (key === "ArrowDown" && (target === query || inList)) step(1);
  else if (key === "ArrowUp" && inList) step(-1);
  else return;
  event.preventDefault();
});
form.addEventListener("input", change);
form.addEventListener("reset", () => setTimeout(change));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  step(1);
});
addEventListener("hashchange", arrive);
addEventListener("popstate", () => (restore(), show()));

offer(year, "year", (one, other) => other - one);
offer(venue, "venue", (one, other) => one.localeCompare(other, "en", { sensitivity: "base" }));
restore();
form.hidden = false;
show();
if (location.hash) arrive();
