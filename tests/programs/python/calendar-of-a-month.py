import calendar
import datetime

print(calendar.TextCalendar(calendar.MONDAY).formatmonth(2026, 8))
start = datetime.date(2026, 8, 31)
print(start.strftime("%A %d %B %Y"), start.isoformat(), start.isocalendar())
for days in (1, 30, 365, -60):
    print(start + datetime.timedelta(days=days))
print([y for y in range(1996, 2030) if calendar.isleap(y)])
