// Calendar days as whole numbers counted from 1 January 1970 (UTC), so that no time zone
// and no daylight saving ever moves a report to another day.

const MS_PER_DAY = 86400000;

/** The day number of an ISO date ("2014-11-12"), or null where the text is none. */
function parseDay(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(text).trim());
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number);
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null;
  return time / MS_PER_DAY;
}

/** The ISO date of a day number. */
function formatDay(day) {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day as people write it: "12 Nov 2014". */
function sayDay(day) {
  const date = new Date(day * MS_PER_DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The day `count` months later, kept inside that month (31 January + 1 is 28 February). */
function addMonths(day, count) {
  const date = new Date(day * MS_PER_DAY);
  const month = date.getUTCMonth() + count;
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) / MS_PER_DAY;
}

/** The day `count` units ("day", "week", "month") later. */
function addUnits(day, unit, count) {
  if (unit === "month") return addMonths(day, count);
  return day + count * (unit === "week" ? 7 : 1);
}

/** The first day of the unit in which a day lies; weeks begin on Monday. */
function startOfUnit(day, unit) {
  if (unit === "day") return day;
  if (unit === "week") return day - ((day + 3) % 7 + 7) % 7;
  const date = new Date(day * MS_PER_DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / MS_PER_DAY;
}
