SELECT date('2025-01-31', '+1 month'), date('2024-02-29', '+1 year'), date('2025-07-15', 'start of month', '+1 month', '-1 day');
SELECT strftime('%Y-%W', '2025-07-15'), strftime('%j', '2025-12-31'), time('13:45:10', '+90 minutes'), datetime(1752537600, 'unixepoch');
SELECT julianday('2000-01-01 12:00'), unixepoch('2025-07-15'), date('2025-07-15', 'weekday 1'), date('not a day');
