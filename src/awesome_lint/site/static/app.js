// Search, filters and keys. Without it the page is a plain list. Texts of the list are only ever text here.
"use strict";

const [form, query, year, venue, code, clear, count] =
  ["find", "query", "year", "venue", "code", "clear", "count"].map((id) => document.getElementById(id));
const [FIRST, NEXT] = [100, 1000]; // papers that are drawn at once
const HEIGHT = 4.25; // of a paper, about, where it is not in view
// Letters without accents and case.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const sections = [...document.querySelectorAll("main section")];
const main = document.querySelector("main");
const above = new Map([[main, ""]]);
for (const section of sections) {
  above.set(section, `${above.get(section.parentElement)} ${fold(section.firstElementChild.textContent)}`);
}
const lists = [...document.querySelectorAll("main ul")].map((list) => ({ list, papers: [], found: 0 }));
const papers = lists.flatMap((part) => {
  const headings = above.get(part.list.parentElement);
  part.papers = [...part.list.children].map((item) => ({
    item,
    part,
    text: `${fold(item.textContent)} ${headings}`,
    year: item.dataset.year || "",
    venue: item.dataset.venue || "",
    code: "code" in item.dataset,
    wanted: true,
  }));
  return part.papers;
});
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

function search() {
  const terms = fold(query.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const part of lists) part.found = 0;
  for (const paper of papers) {
    paper.wanted =
      (!year.value || paper.year === year.value) &&
      (!venue.value || paper.venue === venue.value) &&
      (!code.checked || paper.code) &&
      terms.every((term) => paper.text.includes(term));
    paper.part.found += paper.wanted;
    found += paper.wanted;
  }
  count.textContent = found === papers.length ? `${total} papers` : `${found.toLocaleString("en")} of ${total}`;
  clear.hidden = !active();
  return terms;
}

const active = () => Boolean(query.value || year.value || venue.value || code.checked);
const set = (element, hidden) => element.hidden !== hidden && (element.hidden = hidden);

// What fits into some windows is drawn at once, and the rest when there is time: a keystroke must not wait for it.
let rest;
function show() {
  const terms = search();
  const wanted = lists.filter((part) => part.found);
  for (const section of sections) set(section, true);
  for (const part of lists) set(part.list, true);
  draw(wanted, FIRST);
  highlight(terms);
}

function draw(parts, most) {
  clearTimeout(rest);
  let drawn = 0;
  let at = 0;
  for (; at < parts.length && drawn < most; at += 1) {
    const { list, papers, found } = parts[at];
    for (const { item, wanted } of papers) set(item, !wanted);
    list.style.containIntrinsicHeight = `${found * HEIGHT}rem`;
    set(list, false);
    for (let section = list.parentElement; section.hidden; section = section.parentElement) section.hidden = false;
    drawn += found;
  }
  if (at < parts.length) rest = setTimeout(draw, 30, parts.slice(at), NEXT);
}

// Marks words where they stand, as far down as a reader is likely to look.
function highlight(terms) {
  if (!window.Highlight) return;
  const ranges = [];
  const shown = terms.length ? papers.filter((paper) => paper.wanted).slice(0, FIRST) : [];
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
const addressed = location.protocol !== "file:";
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
  const start = main.offsetTop - form.offsetHeight;
  const below = scrollY > start;
  show();
  if (below) scrollTo(0, start);
  if (addressed) remember();
}

function empty() {
  query.value = year.value = venue.value = "";
  code.checked = false;
}

// A permalink shows its paper, also when that is not among those found.
function arrive() {
  let name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {}
  const paper = papers.find(({ item }) => item.id === name);
  if (!paper) return;
  if (!paper.wanted) empty(), show();
  draw(lists.filter((part) => part.found), Infinity);
  paper.item.scrollIntoView({ block: "center" });
}

function step(by) {
  const shown = papers.filter((paper) => paper.wanted);
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
  else if (key === "Escape") empty(), change(), query.focus();
  else if (key === "ArrowDown" && (target === query || inList)) step(1);
  else if (key === "ArrowUp" && inList) step(-1);
  else return;
  event.preventDefault();
});
for (const kind of ["input", "change"]) form.addEventListener(kind, change);
form.addEventListener("reset", () => setTimeout(change));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  step(1);
});
addEventListener("hashchange", arrive);
if (addressed) addEventListener("popstate", () => (restore(), show()));

offer(year, "year", (one, other) => other - one);
offer(venue, "venue", (one, other) => one.localeCompare(other, "en", { sensitivity: "base" }));
restore();
form.hidden = false;
if (active()) show();
else search();
if (location.hash) arrive();
