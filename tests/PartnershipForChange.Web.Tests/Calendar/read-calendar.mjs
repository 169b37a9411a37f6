// Reads an iCalendar text from standard input with ical.js and prints what it understood as JSON.
import ICAL from "ical.js";

let text = "";
for await (const part of process.stdin.setEncoding("utf8")) {
  text += part;
}

const calendar = new ICAL.Component(ICAL.parse(text));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}

const instant = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    summary: event.summary,
    location: event.location,
    description: event.description,
    start: instant(event.startDate),
    end: instant(event.endDate),
    isDate: event.startDate.isDate,
    zone: event.startDate.zone?.tzid ?? null,
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
    stamp: instant(component.getFirstPropertyValue("dtstamp")),
    modified: instant(component.getFirstPropertyValue("last-modified")),
    url: component.getFirstPropertyValue("url"),
  };
});
process.stdout.write(JSON.stringify({ version: calendar.getFirstPropertyValue("version"), name: calendar.getFirstPropertyValue("name"), events }));
