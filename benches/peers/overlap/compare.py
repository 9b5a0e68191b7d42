"""The search for overlap against pysubgroup 0.8, in one run: the same best groups, how much sooner, and in how much memory.

    benches/peers/overlap/setup                              once: prints the Python to use
    cargo build --release --no-default-features --example overlap_time
    PYTHON benches/peers/overlap/compare.py target/release/examples/overlap_time

Both get the same nominal columns and the same target. pysubgroup runs DFS over bitsets for yes/no targets and DFSNumeric
(bitsets and the estimate by ordering) for numbers; every search has a process of its own. README.md says what is timed
on either side; each time is the best of several, so that other work on the machine plays no part. Qualities must agree
to 1e-9 of the largest, rank by rank; groups may differ in ties only.
"""

import csv
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
import time

TOP = 20
DEPTH = 3
# Searches are repeated at least this often and for this many seconds.
TIMES = 5
SECONDS = 2.0


def credit():
    import pysubgroup.datasets

    data = pysubgroup.datasets.get_credit_data()
    for column in data.select_dtypes(exclude="number"):
        data[column] = data[column].map(lambda value: value.decode())
    return data


def titanic():
    import pysubgroup.datasets

    data = pysubgroup.datasets.get_titanic_data()
    for column in ["Pclass", "SibSp", "Parch"]:
        data[column] = data[column].astype(str)
    return data.drop(columns=["PassengerId", "Name", "Ticket", "Cabin", "Age"])


def of_subgroups(name):
    import pandas

    # Found without being run: only the data sets are needed, not the programs the package depends on.
    folder = importlib.util.find_spec("subgroups").submodule_search_locations[0]
    path = os.path.join(folder, "datasets", "csv", f"{name}.csv")
    return pandas.read_csv(path, dtype=str)


def adult():
    import pandas

    # Only the file is wanted, not the package.
    folder = importlib.util.find_spec("fairness").submodule_search_locations[0]
    data = pandas.read_csv(os.path.join(folder, "data", "raw", "adult.csv"), na_values="?", skipinitialspace=True)
    return data.drop(columns=["age", "fnlwgt", "education-num", "capital-gain", "capital-loss"])


def mushroom():
    data = of_subgroups("mushroom")
    data["rings"] = data["ring-number"].map({"n": 0.0, "o": 1.0, "t": 2.0})
    return data


# name: (how it is read, numeric target, columns the numeric target is made of, yes/no target as column and value)
SETS = {
    "credit-g": (credit, "credit_amount", [], ("class", "good")),
    "titanic": (titanic, "Fare", [], ("Survived", 1)),
    "mushroom": (mushroom, "rings", ["ring-number"], ("class", "p")),
    "adult": (adult, "hours-per-week", [], ("income-per-year", ">50K")),
    "income (899 rows of adult)": (lambda: of_subgroups("income"), None, [], ("education", "Bachelors")),
    "car-evaluation": (lambda: of_subgroups("car-evaluation"), None, [], ("class", "vgood")),
}


def prepared(name, kind):
    """The nominal columns with plain values, and the target."""
    read, numeric, made_of, (column, yes) = SETS[name]
    data = read()
    y = data[numeric].astype(float) if kind == "numeric" else (data[column] == yes).astype(float)
    without = {numeric, *made_of} if kind == "numeric" else {column}
    nominal = data.drop(columns=[title for title in data if title in without])
    nominal = nominal[[title for title in nominal if nominal[title].dtype.kind not in "fiu"]].copy()
    for title in nominal:
        values = list(nominal[title].dropna().unique())
        plain = {v: f"v{at} " + "".join(c if c.isalnum() else "_" for c in str(v)) for at, v in enumerate(values)}
        nominal[title] = nominal[title].map(plain)
    nominal.columns = ["T " + title for title in nominal]
    return nominal, y


def peer(name, kind, a):
    """One search by pysubgroup, in this process."""
    import numpy
    import pandas
    import pysubgroup

    nominal, y = prepared(name, kind)
    data = nominal.copy()
    selectors = [
        pysubgroup.EqualitySelector(title, value)
        for title in data
        for value in data[title].dropna().unique()
    ]
    if kind == "numeric":
        data["y"] = y
        target, quality = pysubgroup.NumericTarget("y"), pysubgroup.StandardQFNumeric(a)
        search, scale = pysubgroup.DFSNumeric(), len(data) ** a
    else:
        data["y"] = numpy.where(y > 0, "yes", "no")
        target, quality = pysubgroup.BinaryTarget("y", "yes"), pysubgroup.StandardQF(a)
        search, scale = pysubgroup.DFS(pysubgroup.BitSetRepresentation), 1.0
    seconds, times, begin = math.inf, 0, time.perf_counter()
    while times < TIMES or time.perf_counter() - begin < SECONDS:
        times += 1
        task = pysubgroup.SubgroupDiscoveryTask(
            data, target, selectors, result_set_size=TOP, depth=DEPTH, qf=quality
        )
        start = time.perf_counter()
        found = search.execute(task)
        seconds = min(seconds, time.perf_counter() - start)
    # What `execute` begins with: which rows each selector covers.
    bitsets = math.inf
    for _ in range(TIMES):
        start = time.perf_counter()
        for selector in selectors:
            selector.covers(data)
        bitsets = min(bitsets, time.perf_counter() - start)
    groups = [
        {
            "quality": float(result[0]) / scale,
            "conditions": sorted(f"{s.attribute_name[2:]}={s.attribute_value}" for s in result[1].selectors),
        }
        for result in found.results
    ]
    # Not what getrusage says: that begins with the memory of the process it was started from.
    with open("/proc/self/status", encoding="ascii") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    print(json.dumps({"seconds": seconds, "bitsets": bitsets, "peak_kib": peak, "groups": groups, "clients": len(data)}))


def ours(program, folder, name, kind, a, threads):
    nominal, y = prepared(name, kind)
    file, recipe = os.path.join(folder, "data.csv"), os.path.join(folder, "recipe.json")
    with open(file, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["Client", *nominal.columns, "Amount"])
        for at, (values, amount) in enumerate(zip(nominal.itertuples(index=False), y)):
            writer.writerow([f"Client {at:06}", *("" if v != v else v for v in values), repr(amount)])
    roles = {"Client": "client", "Amount": "offering", **{title: "tag_own" for title in nominal.columns}}
    with open(recipe, "w", encoding="utf-8") as out:
        json.dump({"layout": "matrix", "header_row": 1, "roles": roles}, out)
    target = "number" if kind == "numeric" else "tier_a"
    environment = {**os.environ, "RAYON_NUM_THREADS": str(threads)} if threads else os.environ
    arguments = [program, file, recipe, target, str(a), str(DEPTH), str(TOP)]
    return json.loads(subprocess.run(arguments, check=True, capture_output=True, text=True, env=environment).stdout)


def differences(mine, theirs):
    """Why the two lists are not the same; nothing when they are, ties aside."""
    qualities = [[group["quality"] for group in found["groups"]] for found in (mine, theirs)]
    largest = max(map(abs, qualities[1]), default=1.0)
    if mine["clients"] != theirs["clients"]:
        return f"{mine['clients']} clients against {theirs['clients']}"
    if len(qualities[0]) != len(qualities[1]):
        return f"{len(qualities[0])} groups against {len(qualities[1])}"
    for rank, (a, b) in enumerate(zip(*qualities)):
        if not math.isclose(a, b, rel_tol=0.0, abs_tol=1e-9 * largest):
            return f"rank {rank + 1}: {a!r} against {b!r}"
    # Groups that are not in a tie with the last rank are in both lists.
    last = qualities[1][-1] if qualities[1] else 0.0
    named = [
        {
            tuple(sorted(c.removeprefix("T ") for c in group["conditions"]))
            for group in found["groups"]
            if group["quality"] > last + 1e-9 * largest
        }
        for found in (mine, theirs)
    ]
    missing = named[0] ^ named[1]
    return f"groups in one list only: {sorted(missing)[:3]}" if missing else ""


def main(program):
    print("| Data | Target | a | Rows | pysubgroup | its bitsets | ours | times | ours, one thread | times | ours, first | times"
          " | MiB | ours | Same |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    wrong = 0
    for name, (_, numeric, _, _) in SETS.items():
        for kind in ["numeric", "yes/no"] if numeric else ["yes/no"]:
            for a in [0.0, 0.5, 1.0]:
                script = [sys.executable, "-W", "ignore", __file__, "--peer", name, kind, str(a)]
                theirs = json.loads(subprocess.run(script, check=True, capture_output=True, text=True).stdout)
                with tempfile.TemporaryDirectory() as folder:
                    mine = ours(program, folder, name, kind, a, None)
                    alone = ours(program, folder, name, kind, a, 1)
                said = differences(mine, theirs)
                wrong += bool(said)
                s = theirs["seconds"]
                times = [mine["seconds"], alone["seconds"], min(mine["first_seconds"], alone["first_seconds"])]
                cells = [f"{1000 * t:.3f} ms | {s / t:.0f}" for t in times]
                print(f"| {name} | {kind} | {a} | {theirs['clients']} | {1000 * s:.1f} ms | {1000 * theirs['bitsets']:.1f} ms"
                      f" | {' | '.join(cells)} | {theirs['peak_kib'] / 1024:.0f} | {mine['peak_kib'] / 1024:.0f}"
                      f" | {said or 'yes'} |", flush=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    if sys.argv[1] == "--peer":
        peer(sys.argv[2], sys.argv[3], float(sys.argv[4]))
    else:
        main(sys.argv[1])
