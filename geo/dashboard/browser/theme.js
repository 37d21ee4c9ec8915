// Whether the page is dark, told by the colours that Streamlit gives to its components.

/** Whether a CSS colour (rgb, rgba or hex) is nearer to black than to white. */
function isDarkColour(colour) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour.trim());
  const parts = hex ? hex.slice(1).map((pair) => parseInt(pair, 16)) : (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (parts.length < 3) return false;
  const [red, green, blue] = parts;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** Tells the hub of the theme now and whenever it changes; returns how to stop. */
function watchTheme(host, hub) {
  const read = () => hub.change({
    dark: isDarkColour(getComputedStyle(host).getPropertyValue("--st-background-color") || "#ffffff"),
  });
  const observer = new MutationObserver(read);
  for (let node = host; node; node = node.parentElement) {
    observer.observe(node, { attributes: true, attributeFilter: ["style", "class"] });
  }
  read();
  return () => observer.disconnect();
}
