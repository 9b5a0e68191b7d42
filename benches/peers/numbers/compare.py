"""The figures of the analysis against numpy and scipy. README.md says what is compared and how to run it."""

import json
import math
import subprocess
import sys

import numpy as np
from scipy import stats

EDGES = [25, 100, 500, 1000, 3000, 10000]
RESAMPLES, WEIGHTINGS = 20_000, 100_000
OUR_RESAMPLES, OUR_WEIGHTINGS = 2_000, 10_000
SIGMAS = 4.5


def tables(random):
    """Tables of many shapes: users and amounts, as lists."""
    made = []
    for n, m in [(1, 1), (2, 3), (3, 1), (9, 4), (11, 5), (29, 8), (87, 12), (300, 20), (1000, 6)]:
        for kind in ("plain", "ties", "credits", "giant"):
            users = np.ceil(np.exp(random.uniform(0, 8, n)))
            if n > 8:
                users[random.random(n) < 0.1] = np.nan
            amounts = np.round(random.lognormal(7, 1.5, (n, m)), 2)
            amounts[random.random((n, m)) < 0.55] = 0
            if kind == "ties":
                amounts = np.round(amounts, -3)
                users = np.where(np.isnan(users), np.nan, 40)
            if kind == "credits":
                amounts[random.random((n, m)) < 0.1] *= -0.4
            if kind == "giant":
                amounts[0, 0] = 1e12
            made.append((users, amounts))
    return made


def ask(made):
    given = [
        {"users": [None if math.isnan(u) else float(u) for u in users], "amounts": amounts.tolist()}
        for users, amounts in made
    ]
    command = ["cargo", "run", "--quiet", "--no-default-features", "--example", "numbers"]
    answer = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def bands_of(users):
    """The band of each client; the one after the last known band is unknown."""
    known = np.searchsorted(EDGES, users, side="left")
    return np.where(np.isnan(users), len(EDGES) + 1, known)


def criteria(band, revenue, breadth, per_user, bands, broad):
    """The six criteria of each known band, nan where undefined, and its number of clients."""
    n = np.bincount(band, minlength=bands + 1)[:bands].astype(float)
    total = lambda x: np.bincount(band, weights=x, minlength=bands + 1)[:bands]
    with np.errstate(divide="ignore", invalid="ignore"):
        sized = ~np.isnan(per_user)
        users = np.bincount(band, weights=sized, minlength=bands + 1)[:bands]
        values = np.stack([
            total(breadth >= broad),
            total(revenue) / n,
            total(breadth) / n,
            total(breadth),
            total(revenue) / revenue.sum() if revenue.sum() > 0 else np.full(bands, np.nan),
            total(np.where(sized, per_user, 0)) / users,
        ], axis=1)
    return values, n


def winners(values, n, weights):
    """The bands with the highest score, METHOD.md §5; `weights` may have several rows."""
    eligible = np.flatnonzero(n >= 3)
    if len(eligible) == 0:
        eligible = np.flatnonzero(n >= 1)
    if len(eligible) == 0:
        return [[] for _ in weights]
    x = values[eligible]
    out = np.empty_like(x)
    for c in range(x.shape[1]):
        column = x[:, c]
        if np.all(np.isnan(column)):
            out[:, c] = np.nan
            continue
        low, high = np.nanmin(column), np.nanmax(column)
        same = high - low <= 1e-9 * max(abs(high), abs(low))
        out[:, c] = np.where(np.isnan(column), np.nan, 1.0 if same else (column - low) / (high - low or 1))
    known = ~np.isnan(out)
    with np.errstate(divide="ignore", invalid="ignore"):
        score = (np.where(known, out, 0) @ weights.T) / (known.astype(float) @ weights.T)
    score = np.where(np.isnan(score), 0, score)
    best = score.max(axis=0)
    return [eligible[best[w] - score[:, w] <= 1e-9].tolist() for w in range(len(weights))]


def doubts(random, users, amounts):
    """Winners now, and the shares of resamples and weightings each known band wins."""
    bands, n, m = len(EDGES) + 1, len(users), amounts.shape[1]
    revenue, breadth = amounts.sum(axis=1), (amounts > 0).sum(axis=1)
    per_user, band, broad = revenue / users, bands_of(users), max(1, math.ceil(m / 2))
    default = np.array([[1, 1, 0, 0, 0, 0]], float)
    values, sizes = criteria(band, revenue, breadth, per_user, bands, broad)
    now = winners(values, sizes, default)[0]
    resampled = np.zeros(bands)
    for _ in range(RESAMPLES):
        drawn = random.integers(0, n, n)
        of, size = criteria(band[drawn], revenue[drawn], breadth[drawn], per_user[drawn], bands, broad)
        won = winners(of, size, default)[0]
        resampled[won] += 1 / max(len(won), 1)
    weighted = np.zeros(bands)
    for won in winners(values, sizes, random.dirichlet(np.ones(6), WEIGHTINGS)):
        weighted[won] += 1 / max(len(won), 1)
    return now, resampled / RESAMPLES, weighted / WEIGHTINGS


def white_space(users, amounts):
    """METHOD.md §9, client by client."""
    band, found = bands_of(users), []
    for i in range(len(users)):
        if math.isnan(users[i]):
            continue
        peers = [k for k in range(len(users)) if k != i and band[k] == band[i]]
        for j in range(amounts.shape[1]):
            buyers = [k for k in peers if amounts[k, j] > 0]
            if amounts[i, j] > 0 or len(buyers) < 3 or 10 * len(buyers) < 4 * len(peers):
                continue
            expected = users[i] * np.median([amounts[k, j] / users[k] for k in buyers])
            found.append((i, j, expected, len(peers), len(buyers)))
    return found


class Report:
    def __init__(self):
        self.lines, self.wrong = {}, 0

    def same(self, what, ours, theirs, tolerance=1e-9):
        """Notes the difference of two numbers as a part of `tolerance`; unknown must meet unknown."""
        count, worst = self.lines.get(what, (0, 0.0))
        if ours is None or theirs is None or math.isnan(theirs):
            difference = 0.0 if ours is None and (theirs is None or math.isnan(theirs)) else math.inf
        else:
            difference = abs(ours - theirs) / (tolerance * max(1.0, abs(theirs)))
        self.lines[what] = (count + 1, max(worst, difference))
        self.wrong += difference > 1

    def print(self):
        for what, (count, worst) in self.lines.items():
            verdict = "agrees" if worst <= 1 else "DIFFERS"
            print(f"{what:<28} {count:>7} values  largest difference {worst:9.2e} of what is allowed  {verdict}")


def compare(report, random, table, answer):
    users, amounts = table
    revenue, breadth, n = amounts.sum(axis=1), (amounts > 0).sum(axis=1), len(users)
    # Sums to the cent, so that equal amounts are equal whatever their order.
    cents = np.round(revenue * 100)
    ranks = {"rank_revenue": cents, "rank_breadth": breadth}
    prank = {what: (stats.rankdata(x, method="average") - 0.5) / n for what, x in ranks.items()}
    for what, theirs in prank.items():
        for ours, other in zip(answer[what], theirs):
            report.same(what, ours, other)
    for ours, a, b in zip(answer["value"], prank["rank_revenue"], prank["rank_breadth"]):
        report.same("value", ours, (a + b) / 2)
    total = math.fsum(revenue)
    gini = np.abs(revenue[:, None] - revenue[None, :]).sum() / (2 * n * total) if total > 0 else None
    report.same("gini", answer["gini"], gini)
    top = np.sort(revenue)[::-1][: math.ceil(n / 10)].sum() / total if total > 0 else None
    report.same("top_share", answer["top_share"], top)
    band = bands_of(users)
    for at, row in enumerate(answer["bands"][:-1]):
        inside = band == at
        x = revenue[inside]
        report.same("clients", row["clients"], inside.sum())
        for what, theirs in [
            ("average", np.mean), ("median", np.median), ("trimmed_mean", lambda x: stats.trim_mean(x, 0.1)),
        ]:
            report.same(what, row[what], theirs(x) if len(x) else None)
        report.same("per_user", row["per_user"], np.mean(x / users[inside]) if len(x) else None)
        report.same("breadth", row["breadth"], np.mean(breadth[inside]) if len(x) else None)
    theirs = white_space(users, amounts)
    ours = [tuple(gap[key] for key in ("client", "offering", "expected", "peers", "buyers")) for gap in answer["white_space"]]
    # Where a credit is as large as what is expected nothing is missing; ours lists only what is.
    theirs = [gap for gap in theirs if gap[2] > amounts[gap[0], gap[1]]]
    report.same("white space, cells", len(ours), len(theirs))
    for mine, other in zip(ours, theirs):
        for a, b in zip(mine, other):
            report.same("white space", a, b)
    if n <= 300:
        now, resampled, weighted = doubts(random, users, amounts)
        report.same("winners", float(answer["winners"] == now), 1.0)
        draws = [("resampling", resampled, RESAMPLES, OUR_RESAMPLES), ("weights", weighted, WEIGHTINGS, OUR_WEIGHTINGS)]
        for what, shares, many, ours in draws:
            for mine, share in zip(answer[what], shares):
                error = math.sqrt(max(share * (1 - share), 1 / many) * (1 / many + 1 / ours))
                report.same(f"{what}, Monte Carlo", mine, share, SIGMAS * error)


def main():
    random = np.random.default_rng(2026)
    made = tables(random)
    report = Report()
    for table, answer in zip(made, ask(made)):
        compare(report, random, table, answer)
    print(f"{len(made)} tables")
    report.print()
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
