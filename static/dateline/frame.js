// The frame that holds the map: its name, its size on a narrow page, and zooming the page.

"use strict";

const NARROW = 520;
const NARROW_HEIGHT = 400;

/** Says what the frame shows, and lets the page be zoomed, which folium's own header forbids. */
function nameFrame(map) {
  const container = map.getContainer();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", "Map of reports. The table below lists the same reports.");
  document.title ||= "Map of reports";
  for (const tag of document.querySelectorAll('meta[name="viewport"]')) {
    tag.content = "width=device-width, initial-scale=1";
  }
}

/** On a narrow page the map leaves room to scroll past it. */
function shapeFrame(map) {
  if (!window.Streamlit || window.innerWidth >= NARROW) return;
  map.getContainer().style.height = `${NARROW_HEIGHT}px`;
  map.invalidateSize({ animate: false });
  setTimeout(() => window.Streamlit.setFrameHeight(NARROW_HEIGHT)); // after streamlit-folium's own
}
