// What the map opens above itself: one popup at a time, left by Escape, without a fade. Leaflet
// keeps a fading one in the page, where it could still be pressed after it was answered.

"use strict";

L.Map.mergeOptions({ fadeAnimation: false });

/** Opens `box` at a point of the map, in place of what was open, with its first button in focus. */
function openPopup(map, latlng, box, options = {}) {
  L.popup({ className: "report-popup", ...options }).setLatLng(latlng).setContent(box).openOn(map);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leavePopup(map);
  });
  box.querySelector("button")?.focus({ preventScroll: true });
}

/** Closes what is open; the focus goes back to the map, not to the top of the page. */
function leavePopup(map) {
  map.closePopup();
  map.getContainer().focus({ preventScroll: true });
}
