// The frame that holds the map: its name, its height, and zooming the page.

"use strict";

const NARROW = 520;
const NARROW_HEIGHT = 400;
const LEAST_HEIGHT = 320;
const MOST_HEIGHT = 760;
const ROOM_FOR_TIMELINE = 398; // pixels of the page above the map and below it, the timeline's last line included

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

/** How tall a map is, so that the timeline below it is in the window too; a narrow page scrolls. */
function mapHeight(width, pageHeight) {
  if (width < NARROW) return NARROW_HEIGHT;
  return Math.max(LEAST_HEIGHT, Math.min(pageHeight - ROOM_FOR_TIMELINE, MOST_HEIGHT));
}

/** Gives the map its height, now and whenever the page's window changes. */
function shapeFrame(map) {
  if (!window.Streamlit) return;
  const page = window.parent;
  const shape = () => {
    const height = mapHeight(window.innerWidth, page.innerHeight);
    map.getContainer().style.height = `${height}px`;
    map.invalidateSize({ animate: false });
    setTimeout(() => window.Streamlit.setFrameHeight(height)); // after streamlit-folium's own
  };
  shape();
  page.addEventListener("resize", shape);
  window.addEventListener("pagehide", () => page.removeEventListener("resize", shape));
}
