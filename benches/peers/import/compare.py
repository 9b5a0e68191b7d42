"""The import of 540,000 invoice lines beside what others need to read the same file, in one run.

    cargo build --release --no-default-features --example import_time
    python3 -m venv target/peers/import
    target/peers/import/bin/pip install -r benches/peers/import/requirements.txt
    target/peers/import/bin/python benches/peers/import/compare.py target/release/examples/import_time [ROUNDS]

Every reading has a process of its own, and the readers take turns, so that a busy machine slows all of them. What is timed
is the reading alone, and of several rounds the quickest counts.
"""

import datetime
import json
import os
import subprocess
import sys
import tempfile
import time

# Behind the name of a reader: its table becomes clients by offerings too, as ours does.
MATRIX = " to matrix"


def pandas_reading(kind, path):
    """One reading by pandas, in this process."""
    import resource

    import pandas

    start = time.perf_counter()
    frame = pandas.read_csv(path) if "csv" in kind else pandas.read_excel(path, engine=kind)
    if kind.endswith(MATRIX):
        to_matrix(frame)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "peak_kib": peak, "count": len(frame)}))


def to_matrix(frame):
    """What somebody who knows the columns writes to get clients by offerings over the last twelve months."""
    import pandas

    dates = pandas.to_datetime(frame["Date"])
    frame = frame[dates > dates.max() - pandas.DateOffset(years=1)]
    return frame.pivot_table(index="Client", columns="Product", values="Amount", aggfunc="sum")


def inline(source, path):
    """The lines once more as a workbook whose texts stand in their cells, as exports write it, not in a shared table."""
    import csv

    import xlsxwriter

    workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
    dates = workbook.add_format({"num_format": "yyyy-mm-dd"})
    sheet = workbook.add_worksheet()
    with open(source, newline="", encoding="utf-8") as lines:
        for row, line in enumerate(csv.reader(lines)):
            if row == 0:
                sheet.write_row(0, 0, line)
                continue
            sheet.write_string(row, 0, line[0])
            sheet.write_string(row, 1, line[1])
            sheet.write_datetime(row, 2, datetime.datetime.fromisoformat(line[2]), dates)
            for column in (3, 4, 5):
                sheet.write_number(row, column, float(line[column]))
    workbook.close()


def run(command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


# file: the bare reader that sets the mark and how many times its seconds ours may take, and pandas' engines
FILES = {
    "lines.xlsx": ("cells", 1.25, ["calamine", "openpyxl"]),
    "inline.xlsx": ("cells", 1.25, ["calamine", "openpyxl"]),
    "lines.csv": ("records", 1.5, ["read_csv", "read_csv" + MATRIX]),
}


def main(program, rounds):
    with tempfile.TemporaryDirectory() as folder:
        folder = os.environ.get("IMPORT_FILES", folder)
        if not os.path.exists(os.path.join(folder, "lines.csv")):
            run([program, "make", folder])
        if not os.path.exists(os.path.join(folder, "inline.xlsx")):
            inline(os.path.join(folder, "lines.csv"), os.path.join(folder, "inline.xlsx"))
        print(f"{'file':<13}{'MB':>5}  {'reader':<18}{'seconds':>8}{'times bare':>12}{'peak MiB':>10}")
        for name, (bare, most, engines) in FILES.items():
            path = os.path.join(folder, name)
            script = [sys.executable, "-W", "ignore", __file__, "--pandas"]
            readers = {bare: [program, bare, path], "ours": [program, "ours", path]}
            best = {}
            for at in range(rounds):
                # The slowest are read once.
                slow = {f"pandas {engine}": [*script, engine, path] for engine in engines} if at == 0 else {}
                for reader, command in {**readers, **slow}.items():
                    result = run(command)
                    if reader not in best or result["seconds"] < best[reader]["seconds"]:
                        best[reader] = result
            for reader, result in best.items():
                times = result["seconds"] / best[bare]["seconds"]
                print(f"{name:<13}{os.path.getsize(path) / 1e6:>5.0f}  {reader:<18}{result['seconds']:>8.2f}"
                      f"{times:>12.2f}{result['peak_kib'] / 1024:>10.0f}", flush=True)
            mine = best["ours"]
            above = (mine["peak_kib"] - mine["lines_kib"]) / 1024
            print(f"{'':<20}ours: {mine['count']:,} lines of {mine['clients']:,} clients; {mine['read']:.2f} s reading; "
                  f"{above:.0f} MiB above the lines; may take {most} times the bare reader", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--pandas":
        pandas_reading(sys.argv[2], sys.argv[3])
    else:
        main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5)
