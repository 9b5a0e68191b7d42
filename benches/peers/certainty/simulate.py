"""How often the verdict names the band that is better, and whether its certainty keeps what it says.

    python simulate.py PATH/TO/sweetspot-cli [--samples 1000] [--seed 1]

Providers are made up: users and revenue per user are log-normal (sigma of the revenue 0.6 to 1.5), 40 to 150 clients, the
price per user falling a little with size. In each one band, of the three lowest, is made better: by breadth, by price, or by
both. The program analyses every provider as a user would, from a file, with its defaults. Beside it numpy computes the
verdict of METHOD.md section 5 on the same table; a difference ends the run.

"Named" is how often the verdict is the band that was made better. "True" is what the same provider would say with 40,000
clients: what a claim of certainty is about. The script exits with 1 when a figure is below its target.
"""

import argparse
import concurrent.futures
import csv
import json
import math
import os
import subprocess
import sys
import tempfile

import numpy as np

EDGES = np.array([25, 100, 500, 1000, 3000, 10000])
LABELS = ["1–25", "26–100", "101–500", "501–1000", "1001–3000", "3001–10000", "10001+"]
OFFERINGS = 12
WAYS = {"breadth": (1.6, 1.0), "price": (1.0, 1.6), "both": (1.35, 1.35)}
POPULATION = 40_000
TARGETS = {"named": 0.65, "sure": 0.93, "shortlist": 0.95}


def provider(rng, clients, sigma, better, way):
    """Users and revenue per offering of a provider whose band `better` is better by `way`."""
    users = np.maximum(1, np.round(np.exp(rng.normal(math.log(60), 1.1, clients))))
    inside = np.searchsorted(EDGES, users) == better
    wider, dearer = WAYS[way]
    buys = rng.random((clients, OFFERINGS)) < np.where(inside, 0.35 * wider, 0.35)[:, None]
    # Nobody is a client without buying anything.
    buys[np.arange(clients), rng.integers(0, OFFERINGS, clients)] |= ~buys.any(axis=1)
    price = 10 * (users / 60) ** -0.1 * np.exp(rng.normal(-sigma**2 / 2, sigma, clients)) * np.where(inside, dearer, 1)
    # Every amount is at least a cent: what is bought is paid for.
    amounts = np.maximum(0.01, np.round(users[:, None] * price[:, None] * np.ones(OFFERINGS), 2)) * buys
    return users, amounts


def verdict(users, amounts):
    """The bands that win and the score of each eligible band: METHOD.md sections 4 and 5, defaults."""
    amounts = amounts[:, (amounts != 0).any(axis=0)]
    band, revenue, breadth = np.searchsorted(EDGES, users), amounts.sum(axis=1), (amounts > 0).sum(axis=1)
    half = math.ceil(amounts.shape[1] / 2)
    broad_from = max(1, min(half, max(2, math.ceil(np.quantile(breadth[revenue > 0], 0.75)))))
    known = [b for b in range(len(LABELS)) if (band == b).any()]
    eligible = [b for b in known if (band == b).sum() >= 3] or known
    of = lambda values: np.array([values[band == b].sum() for b in eligible], float)
    counts = of(np.ones(len(users)))
    criteria = [of(breadth >= broad_from), of(breadth) / counts, of(revenue) / of(users)]
    alive = [x for x in criteria if x.max() > 0 and (len(x) < 2 or x.max() - x.min() > 1e-9 * x.max())]
    if len(eligible) < 2 or not alive:
        scores = np.ones(len(eligible))
    else:
        shares = np.array([np.maximum(0, x) / x.max() for x in alive])
        all_have_a_zero = (shares == 0).any(axis=0).all()
        scores = shares.mean(axis=0) if all_have_a_zero else np.prod(shares ** (1 / len(alive)), axis=0)
    best = scores.max()
    return [LABELS[b] for b, s in zip(eligible, scores) if best - s <= 1e-9], dict(
        zip([LABELS[b] for b in eligible], scores)
    )


def analysed(cli, folder, at, users, amounts):
    """What the program says of the provider, read from a file."""
    path = os.path.join(folder, f"{at}.csv")
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Client", "Users"] + [f"Service {chr(65 + j)}" for j in range(OFFERINGS)])
        for i in range(len(users)):
            cells = [f"{amount:.2f}" if amount else "" for amount in amounts[i]]
            writer.writerow([f"Firm {i:03}", int(users[i])] + cells)
    done = subprocess.run(
        [cli, "analyse", path, "--permutations", "0", "--top", "1", "--depth", "1", "--json", "--lang", "en"],
        capture_output=True, text=True, check=True,
    )
    os.remove(path)
    return json.loads(done.stdout)["verdict"]


def sample(cli, folder, at, seed):
    rng = np.random.default_rng([seed, at])
    better, way = at % 3, list(WAYS)[at // 3 % 3]
    clients, sigma = int(rng.integers(40, 151)), float(rng.uniform(0.6, 1.5))
    users, amounts = provider(rng, clients, sigma, better, way)
    said = analysed(cli, folder, at, users, amounts)
    winners, scores = verdict(users, amounts)
    named = said.get("tied") or [said["band"]]
    if named != winners or any(abs(one["score"] - scores[one["band"]]) > 1e-9 for one in said["scores"]):
        raise SystemExit(f"sample {at}: the program says {named}, numpy {winners}")
    true, _ = verdict(*provider(rng, POPULATION, sigma, better, way))
    return {"better": better, "way": way, "named": named, "true": true, **said}


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("cli")
    ask.add_argument("--samples", type=int, default=1000)
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        tasks = [pool.submit(sample, given.cli, folder, at, given.seed) for at in range(given.samples)]
        found = [task.result() for task in tasks]

    missed = []

    def say(label, hits, target=None):
        rate = sum(hits) / max(1, len(hits))
        goal = "" if target is None else f"   target {target:.0%}"
        print(f"{label:44} {rate:6.1%} of {len(hits):4}{goal}")
        if target is not None and rate < target:
            missed.append(label)

    print(f"{len(found)} providers, numpy agrees with each verdict and score")
    for band in range(3):
        of_band = [one for one in found if one["better"] == band]
        say(f"named, {LABELS[band]} made better", [one["named"] == [LABELS[band]] for one in of_band], TARGETS["named"])
        for way in WAYS:
            say(f"    by {way}", [one["named"] == [LABELS[band]] for one in of_band if one["way"] == way])
    ties = sum(one["tie"] for one in found)
    print(f"{'ties':44} {ties:6}          target 0")
    if ties:
        missed.append("ties")
    print("claimed against true (the same provider with 40,000 clients)")
    for claim in ["sure", "probable", "undecided", "too_few"]:
        claimed = [one for one in found if one["certainty"] == claim]
        say(f"    {claim}", [one["named"] == one["true"] for one in claimed], TARGETS.get(claim))
    say("    the shortlist holds the truth", [set(one["true"]) <= set(one["shortlist"]) for one in found], TARGETS["shortlist"])
    if missed:
        print("below target: " + ", ".join(missed))
        sys.exit(1)


if __name__ == "__main__":
    main()
