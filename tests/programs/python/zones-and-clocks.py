from datetime import date, datetime, timedelta, timezone

kuching = timezone(timedelta(hours=8), "MYT")
hanoi = timezone(timedelta(hours=7))
sent = datetime(2026, 3, 1, 23, 30, tzinfo=kuching)
print(sent, sent.astimezone(hanoi).isoformat(), sent.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ %a %j %U"))
print(sent - datetime(2026, 2, 27, 10, tzinfo=timezone.utc), sent.timestamp(), date(2024, 2, 29).replace(year=2028))
print(datetime.fromisoformat("2026-11-26T09:00:00+08:00"), datetime.strptime("26/11/2026 14:05", "%d/%m/%Y %H:%M"), timedelta(days=1.5, minutes=-10))
for text in ("2026-02-30", "26-11-2026"):
    try:
        date.fromisoformat(text)
    except ValueError as error:
        print(error)
