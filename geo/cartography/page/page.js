// The page that stands alone: the same map, legend and timeline over reports that are part of it.
// Texts of articles are data here and are only ever set as text.

"use strict";

const LONGEST_REPORTS = 200;

/** Starts the page: what Streamlit does for the app, this does from the file itself. */
function openPage() {
  const read = (id) => document.getElementById(id).textContent;
  const settings = JSON.parse(read("settings"));
  const texts = new Map(JSON.parse(read("texts")).map((text) => [text.row_id, text]));
  const hub = pageHub();
  const map = L.map("map_div", settings.map);
  L.control.scale().addTo(map);
  addBasemap(map, settings, JSON.parse(read("basemap")));
  addReports(map, settings, window);
  mountParts(settings, read("columns"), (row) => showReport(hub, texts, row));
  hub.join("page", (state, changed) => {
    if (changed.has("tally") || changed.has("selected")) listWindow(hub, texts);
  });
  followSystem(hub);
}

function mountParts(settings, columns, show) {
  const bytes = Uint8Array.from(atob(columns), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes]));
  const none = () => {};
  mountLegend({
    parentElement: document.getElementById("legend"),
    data: { url, corpus: "file", selected: null, place: null, echo: 0, themes: settings.themes },
    setStateValue: none,
    setTriggerValue: (name, rows) => show(rows[0]),
  });
  mountTimeline({
    parentElement: document.getElementById("timeline"),
    data: { window: settings.window, clock: "event", cumulative: false, echo: 0, themes: settings.themes },
    setStateValue: none,
  });
}

/** Dark where the system is. */
function followSystem(hub) {
  const query = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    document.documentElement.dataset.theme = query.matches ? "dark" : "light";
    hub.change({ dark: query.matches });
  };
  query.addEventListener("change", follow);
  follow();
}

/** The reports of the window as a list: what the map shows, for those who do not see it. */
function listWindow(hub, texts) {
  const { reports, clock, span, extent, selected, tally } = hub.state;
  const shown = span ?? extent;
  if (!reports || !shown) return;
  const found = listReports(reports, clock, shown, () => true, LONGEST_REPORTS);
  const items = found.map((report) => {
    const text = texts.get(reports.row[report]);
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.className = `is-${text.status}`;
    button.textContent = `${text.event_date ?? "no date"} · ${text.status} · ${text.sentence}`;
    if (text.row_id === selected) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => hub.onPick([text.row_id]));
    item.append(button);
    return item;
  });
  document.getElementById("reports").replaceChildren(...items);
  const rest = tally.shown - found.length;
  document.getElementById("more").textContent = rest > 0 ? `${rest.toLocaleString("en")} more; narrow the window to see them.` : "";
}

const FACTS = [
  ["status", "status"], ["movement_type", "movement"], ["actor1", "who moves"], ["forces", "what moves"], ["origin", "from"],
  ["destination", "to"], ["location", "place"], ["event_date", "when"], ["date_reading", "as read"], ["attribution", "who says so"],
  ["source", "publisher"], ["title", "article"], ["published", "published"], ["confidence", "confidence"],
];

/** Opens a report: its sentence, what was read in it, and the way to the original. */
function showReport(hub, texts, row) {
  const text = texts.get(row);
  if (!text) return;
  hub.change({ selected: row });
  const quote = document.createElement("blockquote"), facts = document.createElement("dl");
  quote.textContent = text.sentence;
  for (const [name, label] of FACTS) {
    if (text[name] === undefined || text[name] === null || text[name] === "") continue;
    const term = document.createElement("dt"), value = document.createElement("dd");
    term.textContent = label;
    value.textContent = String(text[name]);
    facts.append(term, value);
  }
  document.getElementById("source").replaceChildren(quote, facts, ...originalLink(text.url));
}

/** A link to the original, where the address is one of the web. */
function originalLink(url) {
  if (!/^https?:\/\//i.test(url ?? "")) return [];
  const link = document.createElement("a");
  Object.assign(link, { href: url, rel: "noopener noreferrer", target: "_blank", textContent: "Open the original" });
  return [link];
}

openPage();
