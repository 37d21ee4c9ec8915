// Several reports at one spot: a list to choose from. It says what the map knows of each (days,
// type, status); every word here is ours, and all is set as text.

"use strict";

const LONGEST_LIST = 200;

/** Opens the list at a point of the map; `pick(row)` is told the choice. */
function openList(map, latlng, table, reports, settings, pick) {
  const box = document.createElement("div");
  box.className = "report-list";
  const title = document.createElement("h2");
  title.textContent = `${reports.length} reports here`;
  const list = document.createElement("ol");
  for (const report of latestFirst(table, reports).slice(0, LONGEST_LIST)) {
    list.append(listItem(table, report, settings, pick));
  }
  box.append(title, list);
  if (reports.length > LONGEST_LIST) {
    const more = document.createElement("p");
    more.textContent = `The table lists the other ${reports.length - LONGEST_LIST}.`;
    box.append(more);
  }
  L.popup({ maxWidth: 300, minWidth: 220, autoPanPadding: [12, 12], className: "report-popup" })
    .setLatLng(latlng).setContent(box).openOn(map);
  L.DomEvent.disableScrollPropagation(list);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    map.closePopup();
    map.getContainer().focus({ preventScroll: true });
  });
  box.querySelector("button")?.focus({ preventScroll: true });
}

function latestFirst(table, reports) {
  return reports.slice().sort((one, other) => table.first[other] - table.first[one]);
}

function listItem(table, report, settings, pick) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  const status = STATUS_NAMES[table.status[report]];
  button.className = `is-${status}`;
  for (const [name, text] of [
    ["day", reportDay(table, report)],
    ["type", settings.types[table.type[report]]],
    ["status", status],
  ]) {
    const part = document.createElement("span");
    part.className = name;
    part.textContent = text;
    button.append(part);
  }
  button.addEventListener("click", () => {
    for (const other of item.parentElement.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    pick(table.row[report]);
  });
  item.append(button);
  return item;
}

/** The days of a report in words; its day of publication where the movement has none. */
function reportDay(table, report) {
  const undated = table.first[report] === noneOf(table.first);
  const first = undated ? table.published[report] : table.first[report];
  if (first === noneOf(undated ? table.published : table.first)) return "no date";
  const words = sayDay(table.firstDay + first);
  const last = table.last[report];
  return undated || last === first ? words : `${words} – ${sayDay(table.firstDay + last)}`;
}
