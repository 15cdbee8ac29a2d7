import csv
import io

text = 'sku,name,sen\nP1,"Lada, hitam",1290\nP2,"Kek ""lapis""",3500\nP3,Mee kolok,750\n'
rows = list(csv.DictReader(io.StringIO(text)))
for row in rows:
    print(row["sku"], "|", row["name"], "|", int(row["sen"]) / 100)
out = io.StringIO()
writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
writer.writerow(["sku", "total"])
writer.writerows((row["sku"], f"{int(row['sen']) * 12:,}") for row in rows)
print(out.getvalue(), end="")
print(sum(int(row["sen"]) for row in rows))
