"""Meetings, single events and consultation hours: the calendar of families and what their own calendars take."""
